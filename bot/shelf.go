package bot

import (
	"context"
	"errors"
	"slices"
)

// An Outing is an edition that is out, as the ledger knows it.
type Outing struct {
	Date LocalDate
	// Said is its day, why it came then, and how much it told, in words.
	Said string
}

// ErrNoEdition says that a digest had no edition on a day.
var ErrNoEdition = errors.New("no edition of that day is out")

// Open are the digests that others than their readers may look at: all but
// those in conversations of one person with the bot.
func (d *Desk) Open(ctx context.Context) ([]Digest, error) {
	all, err := d.known(ctx, d.Bot.now())
	return slices.DeleteFunc(all, func(dig Digest) bool { return dig.Direct }), err
}

// Outings are the latest editions of a digest that are out, newest first.
func (d *Desk) Outings(ctx context.Context, dig Digest) ([]Outing, error) {
	issues, err := d.Bot.Ledger.issues(ctx, `
		WHERE state = 'done' AND digest = $1 ORDER BY date DESC LIMIT $2`, dig.ID(), editionsBack)
	var out []Outing
	for _, i := range issues {
		out = append(out, Outing{i.date, sayOuting(i)})
	}
	return out, err
}

// Again makes an edition that is out once more, from the same window: what was
// withdrawn since is not in it.
func (d *Desk) Again(ctx context.Context, dig Digest, date LocalDate) (Edition, error) {
	issues, err := d.Bot.Ledger.issues(ctx, `
		WHERE state = 'done' AND digest = $1 AND date = $2`, dig.ID(), date.String())
	if err != nil {
		return Edition{}, err
	}
	if len(issues) == 0 {
		return Edition{}, ErrNoEdition
	}
	e, err := d.edit(ctx, dig, issues[0].window)
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
