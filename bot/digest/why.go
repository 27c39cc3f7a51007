package digest

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"dateline/bot"
	"dateline/corpus"
)

// editionsBack is how many editions of a place are looked through for an
// article, the latest first.
const editionsBack = 14

// whyInEdition says why an article led in a digest of the place, or at which
// stage it was left out. The article is named by its link, or by its number in
// the place's last edition.
func (pub *Publisher) whyInEdition(ctx context.Context, req bot.Request) (bot.Reply, error) {
	issues, err := pub.Store.issuesOf(ctx, req.Platform, req.Place)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(issues) == 0 {
		return bot.Aside(sayNoEdition), nil
	}
	if n, err := strconv.Atoi(strings.TrimSpace(req.Text)); err == nil {
		return pub.whyNumber(ctx, req, lastTold(issues), n)
	}
	v, err := pub.Coverage.ByLink(ctx, req.Text)
	if errors.Is(err, corpus.ErrUnknown) {
		return bot.Aside(sayNoSuchLink), nil
	}
	if err != nil {
		return bot.Reply{}, err
	}
	for _, i := range issues {
		if f, ok := i.fate(v.ID); ok {
			return pub.whyFate(req, v, i, f), nil
		}
	}
	rep := bot.Reply{Headline: sayNotInEdition(v.Arrived.In(req.At.Location()), issues[0]), Sources: []bot.Source{bot.NewSource(1, v)}}
	return rep, nil
}

// lastTold is the newest edition that told a story or, where none did, the
// newest: people count in what they last saw numbered.
func lastTold(issues []issue) issue {
	for _, i := range issues {
		if i.told() > 0 {
			return i
		}
	}
	return issues[0]
}

// fate is what became of an article in an edition: of its last version there.
func (i issue) fate(article string) (last Fate, ok bool) {
	for _, f := range i.fates {
		if f.Article == article && f.Arrival >= last.Arrival {
			last, ok = f, true
		}
	}
	return last, ok
}

// whyNumber says it of the story of that number; those that lead come first.
func (pub *Publisher) whyNumber(ctx context.Context, req bot.Request, i issue, n int) (bot.Reply, error) {
	for _, f := range i.fates {
		if f.Number == n {
			v, err := pub.Coverage.Version(ctx, f.Arrival)
			if err != nil {
				return bot.Reply{}, err
			}
			return pub.whyFate(req, v, i, f), nil
		}
	}
	return bot.Aside(sayNoSuchNumber(n)), nil
}

func (pub *Publisher) whyFate(req bot.Request, v *corpus.Version, i issue, f Fate) bot.Reply {
	return bot.Reply{Headline: sayFate(i.date, f), Sources: []bot.Source{bot.NewSource(1, v)}, Private: req.Private}
}
