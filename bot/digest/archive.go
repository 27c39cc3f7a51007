package digest

import (
	"context"
	"errors"
	"slices"

	"dateline/bot/calendar"
)

// An Outing is an edition that is out, as the ledger knows it.
type Outing struct {
	Date calendar.Day
	// Said is its day, why it came then, and how much it told, in words.
	Said string
}

// ErrNoEdition says that a digest had no edition on a day.
var ErrNoEdition = errors.New("no edition of that day is out")

// Open are the digests that others than their readers may look at: all but
// those in conversations of one person with the bot.
func (pub *Publisher) Open(ctx context.Context) ([]Digest, error) {
	all, err := pub.known(ctx, pub.Now())
	return slices.DeleteFunc(all, func(dig Digest) bool { return dig.Direct }), err
}

// Outings are the latest editions of a digest that are out, newest first.
func (pub *Publisher) Outings(ctx context.Context, dig Digest) ([]Outing, error) {
	issues, err := pub.Store.issues(ctx, `
		WHERE state = 'done' AND digest = $1 ORDER BY date DESC LIMIT $2`, dig.ID(), editionsBack)
	var out []Outing
	for _, i := range issues {
		out = append(out, Outing{i.date, sayOuting(i)})
	}
	return out, err
}

// Again makes an edition that is out once more, from the same window: what was
// withdrawn since is not in it.
func (pub *Publisher) Again(ctx context.Context, dig Digest, date calendar.Day) (Edition, error) {
	issues, err := pub.Store.issues(ctx, `
		WHERE state = 'done' AND digest = $1 AND date = $2`, dig.ID(), date.String())
	if err != nil {
		return Edition{}, err
	}
	if len(issues) == 0 {
		return Edition{}, ErrNoEdition
	}
	e, err := pub.edit(ctx, dig, issues[0].window)
	e.Date, e.Reason = date, issues[0].reason
	return e, err
}

// told is how many stories an edition led with.
func (i issue) told() (n int) {
	for _, f := range i.fates {
		if f.Stage == Led {
			n++
		}
	}
	return n
}
