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

// Options are what a Publisher needs. A field is required unless its comment
// says what it means if it is nil or zero.
type Options struct {
	// Searcher finds what answers a digest's question, or a watch's.
	Searcher bot.Searcher
	// Coverage is the log of arrivals that editions and watches look at.
	Coverage *corpus.Store
	// Stories groups articles into events and origins.
	Stories *story.Groups
	// Ledger has the settings of places, and keeps receipts of what editions
	// quote.
	Ledger *bot.Ledger
	// Store keeps digests, editions and watches.
	Store *Store
	Log   *slog.Logger
	// Now is the clock; nil means time.Now.
	Now func() time.Time
	// Posters post editions and matches, by platform. What is due on a platform
	// without one is an error, and is tried again later.
	Posters map[string]Posting
	// Sync brings the index and the stories up to date with the coverage. Nil
	// means that they always are.
	Sync func(context.Context) error
	// Digests are the configured digests. Those that were set up in chat are in
	// the Store.
	Digests []Digest
	// Every is the longest time between two ticks; zero means one minute.
	Every time.Duration
	// FailingFeeds returns a sentence on each feed that has failed for a day;
	// editions mention their number. Nil means that there are no feeds.
	FailingFeeds func(context.Context) ([]string, error)
	// Observe is told how each attempt to post ended; nil means that nobody is.
	Observe bot.Observer
}

// A Posting is a platform's Poster with what has to be known of its posts.
type Posting struct {
	bot.Poster
	// ChartBelow says that the platform's posts cannot hold a picture. A chart
	// is then a message of its own in the thread, whose reply has nothing but
	// the chart.
	ChartBelow bool
}

// A Publisher makes the editions of digests when they are due, matches what
// arrives against the watches, and posts each edition and each match once.
type Publisher struct {
	Options

	// working is held while something is made and posted, and guards backoffs.
	working sync.Mutex
	// backoffs are the destinations that are left alone after a failure.
	backoffs map[string]backoff
	// requested are the digests whose editions were requested in chat.
	requested chan Digest
}

// mostRequested is how many requested editions can wait to be made.
const mostRequested = 16

// New returns a publisher. It does nothing by itself before Run is called.
func New(o Options) *Publisher {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Every <= 0 {
		o.Every = time.Minute
	}
	return &Publisher{Options: o, backoffs: map[string]backoff{}, requested: make(chan Digest, mostRequested)}
}

// request has Run make an edition of a digest. It reports false if too many
// requests are waiting.
func (pub *Publisher) request(dig Digest) bool {
	select {
	case pub.requested <- dig:
		return true
	default:
		return false
	}
}

// Preview makes the edition that a digest would have at a time, and stores
// nothing. The edition looks at what arrived since the last one or, if there is
// none, within the last day or week. With published it looks at dates of
// publication instead of arrivals, which lets people try a digest on an archive
// that was imported all at once.
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
	e.Date, e.Reason = calendar.DayOf(at.In(dig.Schedule.Zone)), dueNow
	return e, err
}

// windowAt returns the window of an edition of a digest at a time.
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
		if last.To.After(at) { // the clock was ahead then, and what arrives now must not look old
			w.From = at.Add(-dig.Schedule.period())
		}
		return w, nil
	}
	w.From = at.Add(-dig.Schedule.period())
	w.After, err = pub.Coverage.AsOf(ctx, w.From)
	return w, err
}

// through returns the last arrival of a window that ends at a time. If that is
// now, it is the end of the log, because a clock that was fast may have given
// arrivals a time to come.
func (pub *Publisher) through(ctx context.Context, at time.Time) (corpus.Arrival, error) {
	if at.Before(pub.Now().Add(-time.Minute)) {
		return pub.Coverage.AsOf(ctx, at)
	}
	return pub.sync(ctx)
}

// sync brings index and stories up to date, and returns the last arrival from
// before that. What arrives meanwhile is left to the next edition.
func (pub *Publisher) sync(ctx context.Context) (corpus.Arrival, error) {
	last, err := pub.Coverage.Last(ctx)
	if err != nil || pub.Sync == nil {
		return last, err
	}
	return last, pub.Sync(ctx)
}

// outlets returns a function that looks up the outlets of the coverage when they
// are first asked for, and once.
func (pub *Publisher) outlets(ctx context.Context) func() (query.Known, error) {
	return sync.OnceValues(func() (query.Known, error) { return bot.KnownOutlets(ctx, pub.Coverage, pub.Stories) })
}

// withKnownOutlets returns a filter with its outlets as the coverage spells them
// now: it may hold more of them than when the filter was stored.
func withKnownOutlets(f query.Filter, outlets func() (query.Known, error)) (query.Filter, error) {
	if len(f.Sources) == 0 && f.Not.IsZero() {
		return f, nil
	}
	known, err := outlets()
	return f.WithKnownOutlets(known), err
}

// visible narrows a filter to what a place may see by its settings now. If
// nothing can pass both, the result lets nothing through.
func (pub *Publisher) visible(ctx context.Context, platform, place string, f query.Filter) (query.Filter, error) {
	p, err := pub.Ledger.Settings(ctx, platform, place)
	if err != nil {
		return f, err
	}
	both, ok := f.And(p.Scope)
	if !ok {
		both.Arrivals = []corpus.Arrival{}
	}
	return both, nil
}
