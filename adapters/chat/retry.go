package chat

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// A Class says what becomes of a call after an error.
type Class int

// The classes.
const (
	Done      Class = iota // there was no error
	Again                  // tried again: the platform or the network is in trouble
	Limited                // tried again after a while: nothing was done yet
	Plainer                // sent again in a plainer form
	Unbound                // sent again, but not as a reply
	Elsewhere              // the bot may not write there: answered in private
	Spent                  // the address, message or token is used up
	Refused                // the bot's token is not accepted: the operator must act
	Pointless              // nothing helps
)

func (c Class) String() string {
	return [...]string{
		"done", "again", "limited", "plainer", "unbound", "elsewhere", "spent", "refused", "pointless",
	}[c]
}

// Passes tells whether the trouble may pass, so that the same call can succeed
// later.
func (c Class) Passes() bool { return c == Again || c == Limited }

// A Classify is a platform's retry table: the class of an error, and for how
// long the platform asked to wait, 0 where it did not say.
type Classify func(err error) (Class, time.Duration)

// Of is the class of an error, without the time to wait.
func (c Classify) Of(err error) Class {
	class, _ := c(err)
	return class
}

// An Outbox makes calls to a platform, each as often as its errors are worth
// it. Each destination has a queue in which one call is made at a time: when
// the platform asks to wait, all that goes there waits, and nothing else does.
// It may be used by many goroutines.
type Outbox struct {
	Classify Classify
	// First is the wait before the second attempt, Within bounds the time that
	// all attempts of one call take. The time in which others have their turn
	// does not count.
	First, Within time.Duration
	// Refused is told when the platform does not accept the bot's token.
	Refused func(error)
	Meter   Meter
	Log     *slog.Logger

	mu     sync.Mutex
	queues map[string]*sending
}

// Call makes a call that waits for no other one. What names it in the log.
func (o *Outbox) Call(ctx context.Context, what string, op func(context.Context) error) error {
	return o.Send(ctx, "", what, op)
}

// Send makes a call in the queue of its destination, or without any where that
// is empty. What the platform holds back keeps its turn until it is through;
// after other trouble the next one has a turn before it is tried again.
func (o *Outbox) Send(ctx context.Context, to, what string, op func(context.Context) error) error {
	a := attempts{Outbox: o, waits: NewBackoff(o.First, 20*o.First), to: to}
	defer a.leave()
	for {
		err := a.once(ctx, op)
		class, after := o.Classify(err)
		switch {
		case class == Done:
			return nil
		case class == Limited:
			o.Meter.HeldBack()
		case class == Refused:
			o.Refused(err)
		}
		if !class.Passes() || !a.again(ctx, what, err, class, after) {
			return fmt.Errorf("%s: %w", what, err)
		}
	}
}

// attempts are those at one call.
type attempts struct {
	*Outbox
	waits *backoff.ExponentialBackOff
	to    string
	turn  *sending      // nil: not in its turn
	spent time.Duration // in attempts and in waits between them
}

// once makes one attempt in the queue's turn.
func (a *attempts) once(ctx context.Context, op func(context.Context) error) error {
	if a.to != "" && a.turn == nil {
		q, err := a.enter(ctx, a.to)
		if err != nil {
			return err
		}
		a.turn = q
	}
	if a.turn != nil {
		ctx = context.WithValue(ctx, sendingKey{}, a.turn)
	}
	began := time.Now()
	err := op(ctx)
	a.spent += time.Since(began)
	return err
}

// again waits until the next attempt; false where none is left.
func (a *attempts) again(ctx context.Context, what string, err error, class Class, after time.Duration) bool {
	if after <= 0 {
		after = a.waits.NextBackOff()
	}
	if a.spent += after; a.spent > a.Within {
		return false
	}
	if class != Limited {
		a.leave()
	}
	a.Log.DebugContext(ctx, "call is tried again", "call", what, "err", err, "wait", after.String())
	return Pause(ctx, after)
}

func (a *attempts) leave() {
	if a.turn != nil {
		a.Outbox.leave(a.to, a.turn)
		a.turn = nil
	}
}

// Pause lets d pass; false when ctx ended first.
func Pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}

// NewBackoff makes the waits between attempts: about first after one, twice as
// long after each more, and at most most. Each is spread at random, so that
// those who failed together do not come back together.
func NewBackoff(first, most time.Duration) *backoff.ExponentialBackOff {
	b := backoff.NewExponentialBackOff()
	b.InitialInterval, b.MaxInterval, b.Multiplier = first, most, 2
	return b
}
