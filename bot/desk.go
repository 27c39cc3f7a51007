package bot

import (
	"context"
	"sync"
	"time"

	"dateline/corpus"
	"dateline/retrieval/query"
)

// A Desk makes the editions of digests, and posts each once.
type Desk struct {
	// Bot has the search, the coverage and its stories, the ledger and the
	// clock.
	Bot *Bot
	// Posters are the platforms, by the names that digests give them.
	Posters map[string]Poster
	// Sync brings what is made of the coverage up to date with it; nil: it is.
	Sync func(context.Context) error
	// Digests are those of the configuration; those set up in chat are in the
	// ledger.
	Digests []Digest
	// Look is how often the clock is looked at; 0: every minute.
	Look time.Duration

	// working is held while editions are made and posted: one at a time.
	working sync.Mutex
	rests   map[string]rest
	// orders are the digests whose editions were asked for.
	orders chan Digest
	open   sync.Once
}

// mostAsked is how many editions can be asked for at a time.
const mostAsked = 16

func (d *Desk) asked() chan Digest {
	d.open.Do(func() { d.orders = make(chan Digest, mostAsked) })
	return d.orders
}

// ask has Run make an edition.
func (d *Desk) ask(dig Digest) error {
	select {
	case d.asked() <- dig:
		return nil
	default:
		return errDeskBusy
	}
}

// Preview makes the edition that a digest would have at a time, and keeps
// nothing: since its last edition or, before the first one, over one period.
// With published it reckons by publication instead of by arrival, to try a
// digest on an archive.
func (d *Desk) Preview(ctx context.Context, dig Digest, at time.Time, published bool) (Edition, error) {
	if err := dig.Check(); err != nil {
		return Edition{}, err
	}
	w := window{From: at.Add(-dig.Schedule.period()), To: at, Published: published}
	var err error
	if published {
		w.Through, err = d.Bot.Coverage.Last(ctx)
	} else {
		w, err = d.windowAt(ctx, dig, at)
	}
	if err != nil {
		return Edition{}, err
	}
	e, err := d.edit(ctx, dig, w)
	e.Date, e.Reason = DateOf(at.In(dig.Schedule.Zone)), DueNow
	return e, err
}

// windowAt is what the edition of a digest at a time looks at.
func (d *Desk) windowAt(ctx context.Context, dig Digest, at time.Time) (w window, err error) {
	w.To = at
	if w.Through, err = d.through(ctx, at); err != nil {
		return w, err
	}
	last, err := d.Bot.Ledger.lastWindow(ctx, dig.ID())
	if err != nil {
		return w, err
	}
	if last.Through > 0 || !last.To.IsZero() {
		w.After, w.From = min(last.Through, w.Through), last.To
		if last.To.After(at) { // the clock was ahead then: what comes in now must not look old
			w.From = at.Add(-dig.Schedule.period())
		}
		return w, nil
	}
	w.From = at.Add(-dig.Schedule.period())
	w.After, err = d.Bot.Coverage.AsOf(ctx, w.From)
	return w, err
}

// visible is a filter with what a place may see, as that is set now. Where
// nothing can pass both, nothing passes.
func (d *Desk) visible(ctx context.Context, platform, place string, f query.Filter) (query.Filter, error) {
	p, err := d.Bot.Ledger.Place(ctx, platform, place)
	if err != nil {
		return f, err
	}
	both, ok := f.And(p.Scope)
	if !ok {
		both.Arrivals = []corpus.Arrival{}
	}
	return both, nil
}

// through is the last arrival of a window that ends at a time. Now it is the
// end of the log: arrivals may carry the time of a clock that was fast once.
func (d *Desk) through(ctx context.Context, at time.Time) (corpus.Arrival, error) {
	if at.Before(d.Bot.now().Add(-time.Minute)) {
		return d.Bot.Coverage.AsOf(ctx, at)
	}
	return d.sync(ctx)
}

// sync brings index and stories up to what has arrived, and returns that: what
// arrives meanwhile is for the next edition.
func (d *Desk) sync(ctx context.Context) (corpus.Arrival, error) {
	last, err := d.Bot.Coverage.Last(ctx)
	if err != nil || d.Sync == nil {
		return last, err
	}
	return last, d.Sync(ctx)
}
