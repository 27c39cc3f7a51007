package feed

import (
	"context"
	"log/slog"
	"net/netip"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/corpus"
)

// Options are what may differ between readers; the zero value is what most
// want.
type Options struct {
	// Allow are addresses that feeds may be read from though they are not
	// public.
	Allow []netip.Prefix
	// Pause is the least time between two requests to one host; 0: a second.
	Pause time.Duration
	// Added is told when articles have come into the store; it must not block.
	Added func()
	// Visited is told of each feed that was read, and whether that failed; it
	// must not block; nil: nobody is.
	Visited func(failed bool)
	// Log is for what no person needs to be told; nil: nowhere.
	Log *slog.Logger
	// Now is the clock; nil: time.Now.
	Now func() time.Time
}

// hosts is how many feeds are read at once; one host is asked one thing at a
// time however many it has.
const readers = 4

// A Reader reads feeds into the store.
type Reader struct {
	book    *Book
	store   *corpus.Store
	client  *client
	added   func()
	visited func(failed bool)
	log     *slog.Logger
	now     func() time.Time
	claims  claims
	// reading is held during a round: a host has one visitor at a time.
	reading sync.Mutex
}

// NewReader returns a reader of the feeds in book.
func NewReader(book *Book, store *corpus.Store, o Options) *Reader {
	return newReader(book, store, o, newGuard(o.Allow))
}

func newReader(book *Book, store *corpus.Store, o Options, g *guard) *Reader {
	r := &Reader{book: book, store: store, added: o.Added, visited: o.Visited, log: o.Log, now: o.Now}
	if o.Pause == 0 {
		o.Pause = time.Second
	}
	if r.added == nil {
		r.added = func() {}
	}
	if r.visited == nil {
		r.visited = func(bool) {}
	}
	if r.log == nil {
		r.log = slog.New(slog.DiscardHandler)
	}
	if r.now == nil {
		r.now = time.Now
	}
	r.client = newClient(g, o.Pause)
	return r
}

// Close lets go of connections.
func (r *Reader) Close() { r.client.close() }

// A Round is what came of reading the feeds that were due.
type Round struct {
	// Read counts the feeds that were read, Waiting those that were not due.
	Read, Waiting int
	// Failed are those that could not be read, as they are now.
	Failed []Feed
	// Counts are of articles, by corpus.Change; LeftOut counts items without
	// a text.
	Counts  [4]int
	LeftOut int
}

func (r *Round) plus(o Round) {
	r.Read, r.Waiting, r.LeftOut = r.Read+o.Read, r.Waiting+o.Waiting, r.LeftOut+o.LeftOut
	r.Failed = append(r.Failed, o.Failed...)
	for i, n := range o.Counts {
		r.Counts[i] += n
	}
}

// Round reads the feeds that are due, and those that will be within early and
// wait for nothing else. A feed that fails is part of the round, not an
// error; an error is of the store, or of ctx.
func (r *Reader) Round(ctx context.Context, early time.Duration) (Round, error) {
	r.reading.Lock()
	defer r.reading.Unlock()
	feeds, err := r.book.List(ctx)
	if err != nil {
		return Round{}, err
	}
	defer r.claims.clear()
	now := r.now()
	slices.SortStableFunc(feeds, func(a, b Feed) int { return a.Due.Compare(b.Due) })
	var sum Round
	var mu sync.Mutex
	waiting := 0
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(readers)
	for _, f := range feeds {
		due, why := f.IsDue(now)
		if !due && (why != NotYet || f.Due.After(now.Add(early))) {
			waiting++
			continue
		}
		g.Go(func() error {
			one, err := r.visit(ctx, f)
			mu.Lock()
			defer mu.Unlock()
			sum.plus(one)
			return err
		})
	}
	err = g.Wait()
	sum.Waiting = waiting
	return sum, err
}

// lookout is how often Run looks for feeds that have become due.
const lookout = 30 * time.Second

// Run reads feeds as they become due, until ctx ends, which is no error. What
// goes wrong in between is logged and tried again.
func (r *Reader) Run(ctx context.Context) {
	for {
		sum, err := r.Round(ctx, 0)
		switch {
		case ctx.Err() != nil:
			return
		case err != nil:
			r.log.Error("feeds could not be read", "err", err)
		case sum.Read > 0:
			r.log.Info("feeds read", "feeds", sum.Read, "failed", len(sum.Failed), "added", sum.Counts[corpus.Added],
				"changed", sum.Counts[corpus.Changed], "withdrawn", sum.Counts[corpus.Withdrawn], "left out", sum.LeftOut)
		}
		if wait(ctx, lookout) != nil {
			return
		}
	}
}
