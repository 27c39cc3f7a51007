package bot

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"dateline/corpus"
)

// editionsBack is how many editions of a place are looked through for an
// article, the latest first.
const editionsBack = 14

// whyInEdition says why an article led in a digest of the place, or at which
// stage it was left out. The article is named by its link, or by its number in
// the place's last edition.
func (b *Bot) whyInEdition(ctx context.Context, req Request) (Reply, error) {
	issues, err := b.Ledger.issuesOf(ctx, req.Platform, req.Place)
	if err != nil {
		return Reply{}, err
	}
	if len(issues) == 0 {
		return aside(sayNoEdition), nil
	}
	if n, err := strconv.Atoi(strings.TrimSpace(req.Text)); err == nil {
		return b.whyNumber(ctx, req, lastTold(issues), n)
	}
	v, err := b.Coverage.ByLink(ctx, req.Text)
	if errors.Is(err, corpus.ErrUnknown) {
		return aside(sayNoSuchLink), nil
	}
	if err != nil {
		return Reply{}, err
	}
	for _, i := range issues {
		if f, ok := i.fate(v.ID); ok {
			return b.whyFate(req, v, i, f), nil
		}
	}
	rep := Reply{Headline: sayNotInEdition(v.Arrived.In(req.At.Location()), issues[0]), Sources: []Source{source(1, v)}}
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
func (b *Bot) whyNumber(ctx context.Context, req Request, i issue, n int) (Reply, error) {
	for _, f := range i.fates {
		if f.Number == n {
			v, err := b.Coverage.Version(ctx, f.Arrival)
			if err != nil {
				return Reply{}, err
			}
			return b.whyFate(req, v, i, f), nil
		}
	}
	return aside(sayNoSuchNumber(n)), nil
}

func (b *Bot) whyFate(req Request, v *corpus.Version, i issue, f Fate) Reply {
	return Reply{Headline: sayFate(i.date, f), Sources: []Source{source(1, v)}, Private: req.Private}
}

// NamesArticle tells whether what follows "why" names an article of a digest:
// a link, or a number in the last edition.
func NamesArticle(text string) bool {
	n, err := strconv.Atoi(text)
	link := strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
	return err == nil && n > 0 && n < 1000 || link && !strings.ContainsAny(text, " \n")
}
