// Package inflight counts the searches that are under way and lets background
// work, such as indexing and merging, yield to them.
package inflight

import (
	"context"
	"sync"
	"time"
)

// MaxYield is how long background work waits at a time for searches to end. It is
// bounded so that the work continues, slowly, even if searches never end.
const MaxYield = 5 * time.Millisecond

// A Counter counts the searches that are under way. The zero value is ready for
// use, and a Counter is safe for concurrent use.
type Counter struct {
	mu   sync.Mutex
	n    int
	idle chan struct{} // closed when n falls to 0; nil while it is 0
	last time.Time     // when n fell to 0
}

// Begin counts a search, which ends with a call of End.
func (c *Counter) Begin() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.n++; c.n == 1 {
		c.idle = make(chan struct{})
	}
}

// End ends the count of a search.
func (c *Counter) End() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.n--; c.n == 0 {
		close(c.idle)
		c.idle, c.last = nil, time.Now()
	}
}

// ActiveWithin tells whether a search is under way, or ended at most d ago.
func (c *Counter) ActiveWithin(d time.Duration) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n > 0 || !c.last.IsZero() && time.Since(c.last) <= d
}

// Yield waits until no search is under way, but not longer than MaxYield.
func (c *Counter) Yield(ctx context.Context) {
	c.mu.Lock()
	idle := c.idle
	c.mu.Unlock()
	if idle == nil {
		return
	}
	timer := time.NewTimer(MaxYield)
	defer timer.Stop()
	select {
	case <-idle:
	case <-timer.C:
	case <-ctx.Done():
	}
}
