package bot

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"
)

// ErrBusy says that a queue holds as much work as it may.
var ErrBusy = errors.New("the queue is full")

// ErrDraining says that a queue takes no more work, because the program ends.
var ErrDraining = errors.New("the queue is closing")

// A Queue does work in the background, each line's pieces one at a time and in
// order, different lines side by side. A line is a conversation: one question
// at a time in a thread. Goroutines live only while there is work.
type Queue struct {
	workers, depth int
	log            *slog.Logger
	ctx            context.Context
	cancel         context.CancelFunc

	mu sync.Mutex
	// lines hold what waits or runs, oldest first; ready are the lines with
	// work that nobody does, in the order in which their turn comes.
	lines    map[string]*line
	ready    []*line
	running  int
	waiting  int
	draining bool
	idle     chan struct{} // closed when draining has nothing left
}

type line struct {
	name string
	work []func(context.Context)
}

// NewQueue returns a queue that does the given number of pieces at once and
// lets depth more wait. Panics in work go to the log.
func NewQueue(workers, depth int, log *slog.Logger) *Queue {
	q := &Queue{
		workers: max(1, workers), depth: max(0, depth), log: log,
		lines: map[string]*line{}, idle: make(chan struct{}),
	}
	q.ctx, q.cancel = context.WithCancel(context.Background())
	return q
}

// Submit takes a piece of work in. It never waits: it refuses with ErrBusy
// where too much waits already, and with ErrDraining after Drain. The context
// that work gets ends when Drain's does; work must heed it.
func (q *Queue) Submit(name string, work func(context.Context)) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.draining {
		return ErrDraining
	}
	l := q.lines[name]
	if (l != nil || q.running == q.workers) && q.waiting >= q.depth {
		return ErrBusy
	}
	q.waiting++
	if l != nil {
		l.work = append(l.work, work)
		return nil
	}
	l = &line{name: name, work: []func(context.Context){work}}
	q.lines[name] = l
	q.ready = append(q.ready, l)
	if q.running < q.workers {
		q.running++
		go q.run()
	}
	return nil
}

// run does work until there is none that it could do.
func (q *Queue) run() {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.ready) > 0 {
		l := q.ready[0]
		q.ready = q.ready[1:]
		work := l.work[0]
		l.work = l.work[1:]
		q.waiting--
		q.mu.Unlock()
		q.do(l.name, work)
		q.mu.Lock()
		if len(l.work) == 0 {
			delete(q.lines, l.name)
		} else {
			q.ready = append(q.ready, l)
		}
	}
	q.running--
	q.settle()
}

// do runs one piece of work, unless its time is over.
func (q *Queue) do(name string, work func(context.Context)) {
	defer func() {
		if p := recover(); p != nil {
			q.log.Error("work panicked", "line", name, "panic", p, "stack", string(debug.Stack()))
		}
	}()
	if q.ctx.Err() == nil {
		work(q.ctx)
	}
}

// settle tells Drain when nothing is left. The caller holds the lock.
func (q *Queue) settle() {
	if q.draining && q.running == 0 {
		close(q.idle)
	}
}

// Drain takes no more work, and returns when what was taken is done. When ctx
// ends first, work under way is cancelled, what waits is dropped, and Drain
// returns ctx's error as soon as the work has stopped. What was dropped is not
// done in the inbox, so the next start finds it.
func (q *Queue) Drain(ctx context.Context) error {
	q.mu.Lock()
	if !q.draining {
		q.draining = true
		q.settle()
	}
	q.mu.Unlock()
	defer q.cancel()
	select {
	case <-q.idle:
		return nil
	case <-ctx.Done():
		q.cancel()
		<-q.idle
		return ctx.Err()
	}
}

// Length is how many pieces wait for their turn.
func (q *Queue) Length() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.waiting
}
