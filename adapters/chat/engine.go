package chat

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"time"

	"dateline/bot"
)

// ErrNotForUs says that a delivery needs no answer, ErrMalformed that it is
// none that the platform would send.
var (
	ErrNotForUs  = errors.New("nothing to answer")
	ErrMalformed = errors.New("malformed delivery")
)

// A Platform is what an engine needs of one.
type Platform[T any] interface {
	// Read turns a delivery into a task. It returns ErrNotForUs for what needs
	// no answer; any other error passes the delivery over.
	Read(ctx context.Context, kind string, body []byte) (T, error)
	// Perform does a task: it asks the bot through the engine and sends what
	// the bot replies. After an error that may pass it is called again.
	Perform(ctx context.Context, t T) error
	// Tell says something to whoever asked, in place of an answer.
	Tell(ctx context.Context, t T, r bot.Reply) error
	// Classify is the platform's retry table.
	Classify(err error) (Class, time.Duration)
}

// Timing is how much is done at once, how fast it is tried, and for how long.
type Timing struct {
	// Workers is how many searches are under way at once, Depth how many more
	// tasks may wait for theirs, and how many may be unfinished in one place.
	Workers, Depth int
	// Moment is how long an answer may take before it is shown that the search
	// goes on.
	Moment time.Duration
	// Call bounds one call, Sending all attempts at one; First is the wait
	// before the second attempt.
	Call, Sending, First time.Duration
	// Retry is the wait before a task is performed again that trouble kept from
	// being answered. GiveUp is how long after it was asked that ends.
	Retry, GiveUp time.Duration
	// Drain bounds what is still answered when the program ends.
	Drain time.Duration
}

// DefaultTiming is what platforms have in common.
func DefaultTiming() Timing {
	return Timing{
		Workers: 8, Depth: 400, Moment: 700 * time.Millisecond,
		Call: 10 * time.Second, Sending: 2 * time.Minute, First: 500 * time.Millisecond,
		Retry: time.Minute, GiveUp: 24 * time.Hour, Drain: 20 * time.Second,
	}
}

// Options are what an engine is made of.
type Options struct {
	// Name is what requests and the ledger call the platform.
	Name    string
	Bot     *bot.Bot
	Ledger  *bot.Ledger
	Log     *slog.Logger
	Observe bot.Observer
	Timing  Timing
	// Now is the clock.
	Now func() time.Time
}

// An Engine leads the tasks of one platform through their lives. T is the
// platform's task, P the pointer to it.
type Engine[T any, P Tasker[T]] struct {
	Options
	platform Platform[T]
	// queue holds tasks, aside the few words that those get that are turned
	// away.
	queue, aside *queue
	intake       gate
	// unfinished counts the tasks of each place, so that one place cannot take the
	// room of all others.
	unfinished counter
	// underway holds the questions whose answers are under way.
	underway  counter
	revisions revisions
	retries   retries[T]
	left      []T // by the last run
}

// New makes an engine, which takes nothing in before Open.
func New[T any, P Tasker[T]](p Platform[T], o Options) *Engine[T, P] {
	e := &Engine[T, P]{Options: o, platform: p}
	e.queue = newQueue(o.Timing.Workers, o.Timing.Depth, o.Log)
	e.aside = newQueue(1, o.Timing.Depth, o.Log)
	e.unfinished.most, e.retries.most = max(1, o.Timing.Depth), o.Timing.Depth
	return e
}

// Waiting is how many tasks wait for their turn.
func (e *Engine[T, P]) Waiting() int { return e.queue.Length() + e.aside.Length() }

// Ask has the bot answer a request when a search may begin. Where ctx ends
// first there is no reply worth sending.
func (e *Engine[T, P]) Ask(ctx context.Context, req bot.Request) (rep bot.Reply, err error) {
	if urgent(ctx) {
		rep = e.Bot.Handle(ctx, req)
	} else if err := e.queue.Search(ctx, func() { rep = e.Bot.Handle(ctx, req) }); err != nil {
		return rep, err
	}
	return rep, ctx.Err()
}

// Admit decides about a request anew, for a platform that has learnt or changed
// something that the decision depends on. Where that cannot be done Handle will
// try, and say so.
func (e *Engine[T, P]) Admit(ctx context.Context, req *bot.Request) {
	a, err := e.Bot.Admit(ctx, *req)
	if err != nil {
		e.Log.ErrorContext(ctx, "a request is not admitted yet", "err", err)
		req.Admission = nil
		return
	}
	req.Admission = &a
}

// submit queues a task.
func (e *Engine[T, P]) submit(t T) error {
	task := P(&t).common()
	if !e.unfinished.add(task.Request.Place) {
		return errBusy
	}
	asks := task.Kind == Message
	if asks {
		e.underway.add(task.question())
	}
	err := e.queue.Submit(task.conversation(), func(ctx context.Context) {
		defer e.unfinished.remove(task.Request.Place)
		if asks {
			defer e.underway.remove(task.question())
		}
		e.work(ctx, t)
	})
	if err != nil {
		e.unfinished.remove(task.Request.Place)
		if asks {
			e.underway.remove(task.question())
		}
	}
	return err
}

// work does a task to its end. What the program's end or the platform's trouble
// keeps from being done stays in the ledger.
func (e *Engine[T, P]) work(ctx context.Context, t T) {
	task := P(&t).common()
	if task.Request.ID == "" { // kept by an older version
		task.Request.ID = bot.NewID()
	}
	ctx = withUrgency(bot.Trace(ctx, task.Request.ID), task.Urgent)
	if task.Request.Admission == nil {
		e.Admit(ctx, &task.Request)
	}
	if task.Kind == Message && !e.revisions.apply(task) {
		e.finish(ctx, task.Request.Key) // it was deleted
		return
	}
	err := e.guarded(ctx, t)
	if ctx.Err() != nil {
		return
	}
	e.report(ctx, err)
	switch {
	case !e.class(err).Passes():
		e.finish(ctx, task.Request.Key)
	case e.Now().Sub(task.Request.At) >= e.Timing.GiveUp:
		e.giveUp(ctx, t)
	case !e.retries.add(t):
		e.Log.WarnContext(ctx, "too much is tried again; this task is taken up after the next start")
	}
}

// errFault says that a panic ended a task.
var errFault = errors.New("panic")

// class is what becomes of a task after an error. A fault of our own does not
// pass, and would be met again.
func (e *Engine[T, P]) class(err error) Class {
	if errors.Is(err, errFault) {
		return Pointless
	}
	class, _ := e.platform.Classify(err)
	return class
}

// guarded performs a task, and tells whoever asked when that panics.
func (e *Engine[T, P]) guarded(ctx context.Context, t T) error {
	err := recovered(func() error { return e.platform.Perform(ctx, t) })
	if !errors.Is(err, errFault) {
		return err
	}
	return e.tell(ctx, t, e.Bot.Failed(ctx, P(&t).common().Request, err))
}

// tell says something in place of an answer. What was deleted has nobody who
// waits for one.
func (e *Engine[T, P]) tell(ctx context.Context, t T, r bot.Reply) error {
	if P(&t).common().Kind == Deletion {
		return nil
	}
	return recovered(func() error { return e.platform.Tell(ctx, t, r) })
}

// recovered turns a panic into an error.
func recovered(do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: %v\n%s", errFault, p, debug.Stack())
		}
	}()
	return do()
}

// giveUp ends a task that trouble has kept from being answered for too long.
func (e *Engine[T, P]) giveUp(ctx context.Context, t T) {
	e.Log.ErrorContext(ctx, "task given up", "after", e.Timing.GiveUp.String())
	e.report(ctx, e.tell(ctx, t, bot.Reply{Headline: SayGivenUp, Private: true}))
	if ctx.Err() == nil {
		e.finish(ctx, P(&t).common().Request.Key)
	}
}

// finish records that a delivery needs nothing more.
func (e *Engine[T, P]) finish(ctx context.Context, key string) {
	if err := e.Ledger.Done(context.WithoutCancel(ctx), e.Name, key); err != nil {
		e.Log.ErrorContext(ctx, "delivery is not marked as done", "err", err)
	}
}

func (e *Engine[T, P]) report(ctx context.Context, err error) {
	if err != nil {
		e.Log.ErrorContext(ctx, "answer not delivered", "err", err)
	}
}

// urgentKey is where a context says that its task is urgent.
type urgentKey struct{}

func withUrgency(ctx context.Context, is bool) context.Context {
	return context.WithValue(ctx, urgentKey{}, is)
}

func urgent(ctx context.Context) bool {
	is, _ := ctx.Value(urgentKey{}).(bool)
	return is
}
