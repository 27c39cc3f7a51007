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
	rows, err := pub.Store.latestEditions(ctx, req.Platform, req.Place)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(rows) == 0 {
		return bot.Aside(sayNoEdition), nil
	}
	if n, err := strconv.Atoi(strings.TrimSpace(req.Text)); err == nil {
		return pub.explainNumber(ctx, req, lastWithStories(rows), n)
	}
	v, err := pub.Coverage.ByLink(ctx, req.Text)
	if errors.Is(err, corpus.ErrUnknown) {
		return bot.Aside(sayNoSuchLink), nil
	}
	if err != nil {
		return bot.Reply{}, err
	}
	for _, row := range rows {
		if f, ok := row.disposition(v.ID); ok {
			return pub.explain(req, v, row, f), nil
		}
	}
	rep := bot.Reply{Headline: sayNotInEdition(v.Arrived.In(req.At.Location()), rows[0]), Sources: []bot.Source{bot.NewSource(1, v)}}
	return rep, nil
}

// lastTold is the newest edition that told a story or, where none did, the
// newest: people count in what they last saw numbered.
func lastWithStories(rows []editionRow) editionRow {
	for _, row := range rows {
		if row.storiesLed() > 0 {
			return row
		}
	}
	return rows[0]
}

// fate is what became of an article in an edition: of its last version there.
func (row editionRow) disposition(article string) (last Disposition, ok bool) {
	for _, f := range row.dispositions {
		if f.Article == article && f.Arrival >= last.Arrival {
			last, ok = f, true
		}
	}
	return last, ok
}

// whyNumber says it of the story of that number; those that lead come first.
func (pub *Publisher) explainNumber(ctx context.Context, req bot.Request, row editionRow, n int) (bot.Reply, error) {
	for _, f := range row.dispositions {
		if f.Number == n {
			v, err := pub.Coverage.Version(ctx, f.Arrival)
			if err != nil {
				return bot.Reply{}, err
			}
			return pub.explain(req, v, row, f), nil
		}
	}
	return bot.Aside(sayNoSuchNumber(n)), nil
}

func (pub *Publisher) explain(req bot.Request, v *corpus.Version, row editionRow, f Disposition) bot.Reply {
	return bot.Reply{Headline: sayDisposition(row.date, f), Sources: []bot.Source{bot.NewSource(1, v)}, Private: req.Private}
}
