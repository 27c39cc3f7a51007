package index

import (
	"context"
	"sync"
	"time"
)

// maxYield is how long background work waits at a time for searches to end. It is
// bounded so that the work continues, slowly, even if searches never end.
const maxYield = 5 * time.Millisecond

// yield waits as Live.Yield describes it.
func (ix *index) yield(ctx context.Context) { ix.inFlight.waitIdle(ctx, maxYield) }

// A throttle makes background work yield to searches. It is for work whose steps
// are shorter than an article, and is used by one goroutine at a time.
type throttle struct {
	inFlight *inFlight
	resumed  time.Time
}

// yieldInterval is how long throttled work runs before it yields again.
const yieldInterval = time.Millisecond

// yield is called between two steps and yields once in a yieldInterval.
func (t *throttle) yield(ctx context.Context) {
	if time.Since(t.resumed) < yieldInterval {
		return
	}
	t.inFlight.waitIdle(ctx, maxYield)
	t.resumed = time.Now()
}

// An inFlight counts the searches that are under way.
type inFlight struct {
	mu   sync.Mutex
	n    int
	idle chan struct{} // closed when n falls to 0; nil while it is 0
	last time.Time     // when n fell to 0
}

func (a *inFlight) begin() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.n++; a.n == 1 {
		a.idle = make(chan struct{})
	}
}

func (a *inFlight) end() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.n--; a.n == 0 {
		close(a.idle)
		a.idle, a.last = nil, time.Now()
	}
}

// activeWithin tells whether a search is under way, or ended at most d ago.
func (a *inFlight) activeWithin(d time.Duration) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.n > 0 || !a.last.IsZero() && time.Since(a.last) <= d
}

// waitIdle waits until no search is under way, but not longer than most.
func (a *inFlight) waitIdle(ctx context.Context, most time.Duration) {
	a.mu.Lock()
	idle := a.idle
	a.mu.Unlock()
	if idle == nil {
		return
	}
	timer := time.NewTimer(most)
	defer timer.Stop()
	select {
	case <-idle:
	case <-timer.C:
	case <-ctx.Done():
	}
}
