package digest

import (
	"context"
	"errors"
	"slices"

	"dateline/bot/calendar"
)

// latestCount is how many of the latest editions are listed, and looked through
// for an article.
const latestCount = 14

// A PastEdition is an entry in the list of a digest's editions that are out.
type PastEdition struct {
	Date calendar.Day
	// Summary says in words on which day it came, why then, and how many
	// stories it led with.
	Summary string
}

// ErrNoEdition says that a digest has no edition of a day, or none that is out.
var ErrNoEdition = errors.New("no edition of that day is out")

// Public lists the digests that people other than their readers may see: all
// except those in one person's conversation with the bot.
func (pub *Publisher) Public(ctx context.Context) ([]Digest, error) {
	all, err := pub.known(ctx, pub.Now())
	return slices.DeleteFunc(all, func(dig Digest) bool { return dig.Direct }), err
}

// PastEditions lists the latest editions of a digest that are out, newest first.
func (pub *Publisher) PastEditions(ctx context.Context, dig Digest) ([]PastEdition, error) {
	rows, err := pub.Store.editions(ctx, `
		WHERE state = 'done' AND digest = $1 ORDER BY date DESC LIMIT $2`, dig.ID(), latestCount)
	var out []PastEdition
	for _, row := range rows {
		out = append(out, PastEdition{row.date, sayPastEdition(row)})
	}
	return out, err
}

// Rebuild makes an edition that is out again, from the same window. It omits
// what has been withdrawn since. If no edition of that date is out, it returns
// [ErrNoEdition].
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

// storiesLed is how many stories an edition led with.
func (row editionRow) storiesLed() (n int) {
	for _, d := range row.dispositions {
		if d.Stage == stageLed {
			n++
		}
	}
	return n
}
