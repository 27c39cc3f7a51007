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

// Options configure a [Reader]. The zero value is what most readers need.
type Options struct {
	// Allow are address ranges that feeds may be read from although they are
	// not public.
	Allow []netip.Prefix
	// Added, if set, is called after articles were stored. It must not block.
	Added func()
	// Visited, if set, is called after each feed that was read. It must not
	// block.
	Visited func(failed bool)
	// Log, if set, receives events and the causes of failures.
	Log *slog.Logger
	// now replaces time.Now in tests.
	now func() time.Time
}

// concurrentFeeds is how many feeds are read at once. Each host still gets one
// request at a time.
const concurrentFeeds = 4

// hostPause is the minimum pause between two requests to one host.
const hostPause = time.Second

// A Reader reads feeds into the store.
type Reader struct {
	registry *Registry
	store    *corpus.Store
	client   *client
	added    func()
	visited  func(failed bool)
	log      *slog.Logger
	now      func() time.Time
	claims   claims
	// reading is held during a round, so that two rounds do not read the same
	// feeds.
	reading sync.Mutex
}

// NewReader returns a reader that reads the feeds of a registry into a store.
func NewReader(registry *Registry, store *corpus.Store, o Options) *Reader {
	return newReader(registry, store, o, newGuard(o.Allow))
}

func newReader(registry *Registry, store *corpus.Store, o Options, g *guard) *Reader {
	r := &Reader{registry: registry, store: store, added: o.Added, visited: o.Visited, log: o.Log, now: o.now}
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
	r.client = newClient(g, hostPause)
	return r
}

// Close closes idle connections.
func (r *Reader) Close() { r.client.close() }

// A Round is the outcome of reading the feeds that were due.
type Round struct {
	// Read counts the feeds that were read, Waiting those that were not due.
	Read, Waiting int
	// Failed are the feeds that could not be read, in their state after the
	// round.
	Failed []Feed
	// Counts counts articles, indexed by [corpus.Change]; LeftOut counts items
	// without a text.
	Counts  [4]int
	LeftOut int
}

func (r *Round) add(o Round) {
	r.Read, r.Waiting, r.LeftOut = r.Read+o.Read, r.Waiting+o.Waiting, r.LeftOut+o.LeftOut
	r.Failed = append(r.Failed, o.Failed...)
	for i, n := range o.Counts {
		r.Counts[i] += n
	}
}

// Round reads the feeds that are due, and those that will be due within early
// and are not waiting for another reason. A feed that fails is recorded in the
// Round; the error is one of the store, or of ctx.
func (r *Reader) Round(ctx context.Context, early time.Duration) (Round, error) {
	r.reading.Lock()
	defer r.reading.Unlock()
	feeds, err := r.registry.List(ctx)
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
	g.SetLimit(concurrentFeeds)
	for _, f := range feeds {
		due, why := f.IsDue(now)
		if !due && (why != reasonNotYet || f.Due.After(now.Add(early))) {
			waiting++
			continue
		}
		g.Go(func() error {
			one, err := r.visit(ctx, f)
			mu.Lock()
			defer mu.Unlock()
			sum.add(one)
			return err
		})
	}
	err = g.Wait()
	sum.Waiting = waiting
	return sum, err
}

// pollInterval is how often Run looks for feeds that have become due.
const pollInterval = 30 * time.Second

// Run reads feeds as they become due until ctx ends. Errors are logged, and the
// round is tried again.
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
		if sleep(ctx, pollInterval) != nil {
			return
		}
	}
}
