package chat

import (
	"context"
	"time"
)

// sending is the queue of one destination.
type sending struct {
	// turn holds a value while a call is made. Goroutines that wait to put one
	// in are let through in the order in which they came.
	turn chan struct{}
	// users counts who makes a call and who waits to; the outbox guards it.
	users int
	// until is when the next call may be made; whoever has the turn guards it.
	until time.Time
}

// sendingKey is where a context has the queue in whose turn a call is made.
type sendingKey struct{}

// Exhausted tells the queue in whose turn a call is made that the platform
// takes no more for a while, though it took this one: what comes next waits
// instead of being refused.
func Exhausted(ctx context.Context, d time.Duration) {
	if q, ok := ctx.Value(sendingKey{}).(*sending); ok {
		q.until = time.Now().Add(d)
	}
}

// enter waits for a turn in a destination's queue.
func (o *Outbox) enter(ctx context.Context, to string) (*sending, error) {
	q := o.queue(to)
	select {
	case q.turn <- struct{}{}:
	case <-ctx.Done():
		o.drop(to, q)
		return nil, ctx.Err()
	}
	if left := time.Until(q.until); left > 0 && !Pause(ctx, left) {
		o.leave(to, q)
		return nil, ctx.Err()
	}
	return q, nil
}

// leave lets the next one have its turn.
func (o *Outbox) leave(to string, q *sending) {
	left := time.Until(q.until)
	<-q.turn
	if left <= 0 {
		o.drop(to, q)
		return
	}
	// Whoever comes before the time is over must still find the queue.
	time.AfterFunc(left, func() { o.drop(to, q) })
}

func (o *Outbox) queue(to string) *sending {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.queues == nil {
		o.queues = map[string]*sending{}
	}
	q := o.queues[to]
	if q == nil {
		q = &sending{turn: make(chan struct{}, 1)}
		o.queues[to] = q
	}
	q.users++
	return q
}

// drop forgets a queue that nobody uses.
func (o *Outbox) drop(to string, q *sending) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if q.users--; q.users == 0 && o.queues[to] == q {
		delete(o.queues, to)
	}
}
