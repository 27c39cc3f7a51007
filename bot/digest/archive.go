package digest

import (
	"context"
	"errors"
	"slices"

	"dateline/bot/calendar"
)

// An Outing is an edition that is out, as the ledger knows it.
type PastEdition struct {
	Date calendar.Day
	// Said is its day, why it came then, and how much it told, in words.
	Summary string
}

// ErrNoEdition says that a digest had no edition on a day.
var ErrNoEdition = errors.New("no edition of that day is out")

// Open are the digests that others than their readers may look at: all but
// those in conversations of one person with the bot.
func (pub *Publisher) Public(ctx context.Context) ([]Digest, error) {
	all, err := pub.known(ctx, pub.Now())
	return slices.DeleteFunc(all, func(dig Digest) bool { return dig.Direct }), err
}

// Outings are the latest editions of a digest that are out, newest first.
func (pub *Publisher) PastEditions(ctx context.Context, dig Digest) ([]PastEdition, error) {
	rows, err := pub.Store.editions(ctx, `
		WHERE state = 'done' AND digest = $1 ORDER BY date DESC LIMIT $2`, dig.ID(), editionsBack)
	var out []PastEdition
	for _, row := range rows {
		out = append(out, PastEdition{row.date, sayPastEdition(row)})
	}
	return out, err
}

// Again makes an edition that is out once more, from the same window: what was
// withdrawn since is not in it.
func (pub *Publisher) Rebuild(ctx context.Context, dig Digest, date calendar.Day) (Edition, error) {
	rows, err := pub.Store.editions(ctx, `
		WHERE state = 'done' AND digest = $1 AND date = $2`, dig.ID(), date.String())
	if err != nil {
		return Edition{}, err
	}
	if len(rows) == 0 {
		return Edition{}, ErrNoEdition
	}
	e, err := pub.edit(ctx, dig, rows[0].window)
	e.Date, e.Reason = date, rows[0].reason
	return e, err
}

// told is how many stories an edition led with.
func (row editionRow) storiesLed() (n int) {
	for _, f := range row.dispositions {
		if f.Stage == stageLed {
			n++
		}
	}
	return n
}
