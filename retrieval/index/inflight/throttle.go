package inflight

import (
	"context"
	"time"
)

// A Throttle makes background work yield to searches. It is for work whose steps
// are shorter than an article, and is used by one goroutine at a time.
type Throttle struct {
	counter *Counter
	resumed time.Time
}

// Throttle returns a Throttle that yields to the searches that c counts.
func (c *Counter) Throttle() *Throttle { return &Throttle{counter: c} }

// interval is how long throttled work runs before it yields again.
const interval = time.Millisecond

// Yield is called between two steps and yields once in a millisecond.
func (t *Throttle) Yield(ctx context.Context) {
	if time.Since(t.resumed) < interval {
		return
	}
	t.counter.Yield(ctx)
	t.resumed = time.Now()
}
