package digest

import (
	"context"
	"errors"
	"strconv"
	"strings"

	"dateline/bot"
	"dateline/corpus"
)

// explainCommand says why an article led in a digest of the request's place, or
// what left it out. The request names the article by its link, or by the number
// of its story in the place's last edition.
func (pub *Publisher) explainCommand(ctx context.Context, req bot.Request) (bot.Reply, error) {
	rows, err := pub.Store.latestEditions(ctx, req.Platform, req.Place)
	if err != nil {
		return bot.Reply{}, err
	}
	if len(rows) == 0 {
		return bot.PrivateNotice(sayNoEdition), nil
	}
	if n, err := strconv.Atoi(strings.TrimSpace(req.Text)); err == nil {
		return pub.explainNumber(ctx, req, lastWithStories(rows), n)
	}
	v, err := pub.Coverage.ByLink(ctx, req.Text)
	if errors.Is(err, corpus.ErrUnknown) {
		return bot.PrivateNotice(sayNoSuchLink), nil
	}
	if err != nil {
		return bot.Reply{}, err
	}
	for _, row := range rows {
		if d, ok := row.disposition(v.ID); ok {
			return explain(req, v, row, d), nil
		}
	}
	rep := bot.Reply{Headline: sayNotInEdition(v.Arrived.In(req.At.Location()), rows[0]), Sources: []bot.Source{bot.NewSource(1, v)}}
	return rep, nil
}

// lastWithStories returns the newest edition that led with a story, for people
// go by the numbers that they saw last; if none did, it returns the newest.
func lastWithStories(rows []editionRow) editionRow {
	for _, row := range rows {
		if row.storiesLed() > 0 {
			return row
		}
	}
	return rows[0]
}

// disposition returns what became of an article in an edition, by its id: of its
// last version if the window had several. Ok is false if the window had none.
func (row editionRow) disposition(article string) (last Disposition, ok bool) {
	for _, d := range row.dispositions {
		if d.Article == article && d.Arrival >= last.Arrival {
			last, ok = d, true
		}
	}
	return last, ok
}

// explainNumber explains the article that stood for the story with a number.
func (pub *Publisher) explainNumber(ctx context.Context, req bot.Request, row editionRow, n int) (bot.Reply, error) {
	for _, d := range row.dispositions {
		if d.Number == n {
			v, err := pub.Coverage.Version(ctx, d.Arrival)
			if err != nil {
				return bot.Reply{}, err
			}
			return explain(req, v, row, d), nil
		}
	}
	return bot.PrivateNotice(sayNoSuchNumber(n)), nil
}

func explain(req bot.Request, v *corpus.Version, row editionRow, d Disposition) bot.Reply {
	return bot.Reply{Headline: sayDisposition(row.date, d), Sources: []bot.Source{bot.NewSource(1, v)}, Private: req.Private}
}
