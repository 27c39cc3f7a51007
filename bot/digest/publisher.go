package digest

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval/query"
)

// Options are what a Publisher needs. All but those that say otherwise must be
// set.
type Options struct {
	// Searcher finds what answers a digest's question, or a watch's.
	Searcher bot.Searcher
	Coverage *corpus.Store
	// Stories tell reprints and events apart; nil: each article is its own.
	Stories *story.Groups
	// Ledger has the places, and the receipts of what editions quote.
	Ledger *bot.Ledger
	// Store keeps digests, editions and watches.
	Store *Store
	Log   *slog.Logger
	// Now is the clock; nil: time.Now.
	Now func() time.Time
	// Posters post editions, by the platforms that digests name; a platform
	// without one has its editions made, and not posted.
	Posters map[string]Posting
	// Sync brings what is made of the coverage up to date with it; nil: it is.
	Sync func(context.Context) error
	// Digests are those of the configuration; those set up in chat are in the
	// store.
	Digests []Digest
	// Every is how often the clock is looked at; 0: every minute.
	Every time.Duration
	// FailingFeeds returns a sentence on each feed that has failed for a day,
	// for the feet of editions; nil: there are no feeds.
	FailingFeeds func(context.Context) ([]string, error)
	// Observe is told of every edition; nil: nobody is.
	Observe bot.Observer
}

// A Posting is how a platform is posted to.
type Posting struct {
	bot.Poster
	// ChartBelow says that the platform's posts cannot hold a picture, so that a
	// chart is a message of its own below them: one whose reply is a chart and
	// nothing else.
	ChartBelow bool
}

// A Publisher makes the editions of digests when they are due, holds what
// arrives against the watches, and posts each once.
type Publisher struct {
	Options

	// working is held while editions are made and posted: one at a time.
	working sync.Mutex
	retries map[string]backoff
	// requested are the digests whose editions were asked for.
	requested chan Digest
}

// mostRequested is how many editions can be asked for at a time.
const mostRequested = 16

// New returns a publisher, which does nothing before Run.
func New(o Options) *Publisher {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Every <= 0 {
		o.Every = time.Minute
	}
	return &Publisher{Options: o, retries: map[string]backoff{}, requested: make(chan Digest, mostRequested)}
}

// request has Run make an edition.
func (pub *Publisher) request(dig Digest) error {
	select {
	case pub.requested <- dig:
		return nil
	default:
		return errTooMany
	}
}

// spelled is a filter with its outlets as the coverage spells them now: it was
// kept before outlets came that are meant, too.
func (pub *Publisher) spelled(ctx context.Context, f query.Filter) (query.Filter, error) {
	if len(f.Sources) == 0 {
		return f, nil
	}
	known, err := bot.KnownOutlets(ctx, pub.Coverage, pub.Stories)
	return f.WithKnownOutlets(known), err
}

// Preview makes the edition that a digest would have at a time, and keeps
// nothing: since its last edition or, before the first one, over one period.
// With published it goes by publication instead of by arrival, to try a
// digest on an archive.
func (pub *Publisher) Preview(ctx context.Context, dig Digest, at time.Time, published bool) (Edition, error) {
	if err := dig.Check(); err != nil {
		return Edition{}, err
	}
	w := window{From: at.Add(-dig.Schedule.period()), To: at, Published: published}
	var err error
	if published {
		w.Through, err = pub.Coverage.Last(ctx)
	} else {
		w, err = pub.windowAt(ctx, dig, at)
	}
	if err != nil {
		return Edition{}, err
	}
	e, err := pub.edit(ctx, dig, w)
	e.Date, e.Reason = calendar.DayOf(at.In(dig.Schedule.Zone)), DueNow
	return e, err
}

// windowAt is what the edition of a digest at a time looks at.
func (pub *Publisher) windowAt(ctx context.Context, dig Digest, at time.Time) (w window, err error) {
	w.To = at
	if w.Through, err = pub.through(ctx, at); err != nil {
		return w, err
	}
	last, err := pub.Store.lastWindow(ctx, dig.ID())
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
	w.After, err = pub.Coverage.AsOf(ctx, w.From)
	return w, err
}

// visible is a filter with what a place may see, as that is set now. Where
// nothing can pass both, nothing passes.
func (pub *Publisher) visible(ctx context.Context, platform, place string, f query.Filter) (query.Filter, error) {
	p, err := pub.Ledger.Place(ctx, platform, place)
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
func (pub *Publisher) through(ctx context.Context, at time.Time) (corpus.Arrival, error) {
	if at.Before(pub.Now().Add(-time.Minute)) {
		return pub.Coverage.AsOf(ctx, at)
	}
	return pub.sync(ctx)
}

// sync brings index and stories up to what has arrived, and returns that: what
// arrives meanwhile is for the next edition.
func (pub *Publisher) sync(ctx context.Context) (corpus.Arrival, error) {
	last, err := pub.Coverage.Last(ctx)
	if err != nil || pub.Sync == nil {
		return last, err
	}
	return last, pub.Sync(ctx)
}
