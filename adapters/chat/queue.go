package chat

import (
	"context"
	"errors"
	"log/slog"
	"runtime/debug"
	"sync"
)

// errBusy says that a queue holds as much work as it may.
var errBusy = errors.New("the queue is full")

// errDraining says that a queue takes no more work, because the program ends.
var errDraining = errors.New("the queue is closing")

// A queue does work in the background: the pieces of one line one at a time and
// in order, different lines side by side. A line is a conversation. What needs
// the processor is done by a few pieces at once, in Search; a piece
// that only waits for a platform keeps nobody from it. Goroutines live only
// while there is work.
type queue struct {
	workers, depth int
	log            *slog.Logger
	ctx            context.Context
	cancel         context.CancelFunc
	// searching holds a value for each search under way. Goroutines that wait
	// to put one in are let through in the order in which they came.
	searching chan struct{}

	mu sync.Mutex
	// lines hold the pieces that wait for the one before them, oldest first; a
	// line is there while it has a piece under way.
	lines map[string][]*piece
	// waiting counts the pieces that have not begun to search, unfinished all.
	waiting, unfinished int
	draining            bool
	idle                chan struct{} // closed when draining has nothing left
}

// A piece is one piece of work.
type piece struct {
	work func(context.Context)
	// begun says that it no longer waits; the queue's lock guards it.
	begun bool
}

// pieceKey is where a context has the piece of work that it is for.
type pieceKey struct{}

// unsent is how many times its depth a queue holds of work that has searched
// and waits for the platform.
const unsent = 4

// newQueue returns a queue that runs as many searches at once as it has
// workers, and lets depth more pieces of work wait for theirs. Panics in work
// go to the log.
func newQueue(workers, depth int, log *slog.Logger) *queue {
	q := &queue{
		workers: max(1, workers), depth: max(0, depth), log: log,
		lines: map[string][]*piece{}, idle: make(chan struct{}),
	}
	q.searching = make(chan struct{}, q.workers)
	q.ctx, q.cancel = context.WithCancel(context.Background())
	return q
}

// Submit takes a piece of work in. It never waits: it refuses with errBusy
// where too much waits already, and with errDraining after Drain. The context
// that work gets ends when Drain's does; work must heed it.
func (q *queue) Submit(line string, work func(context.Context)) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	switch {
	case q.draining:
		return errDraining
	case q.waiting+len(q.searching) >= q.workers+q.depth, q.unfinished >= q.workers+unsent*q.depth:
		return errBusy
	}
	q.waiting++
	q.unfinished++
	p := &piece{work: work}
	if behind, ok := q.lines[line]; ok {
		q.lines[line] = append(behind, p)
		return nil
	}
	q.lines[line] = nil
	go q.run(line, p)
	return nil
}

// run does the work of a line until there is none.
func (q *queue) run(line string, p *piece) {
	for p != nil {
		q.do(line, p)
		p = q.next(line, p)
	}
}

// do does one piece of work, unless its time is over.
func (q *queue) do(line string, p *piece) {
	defer func() {
		if p := recover(); p != nil {
			q.log.Error("work panicked", "line", line, "panic", p, "stack", string(debug.Stack()))
		}
	}()
	if q.ctx.Err() == nil {
		p.work(context.WithValue(q.ctx, pieceKey{}, p))
	}
}

// next ends a piece of work and returns the one behind it, nil where there is
// none.
func (q *queue) next(line string, done *piece) *piece {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.begin(done)
	q.unfinished--
	q.signal()
	behind := q.lines[line]
	if len(behind) == 0 {
		delete(q.lines, line)
		return nil
	}
	q.lines[line] = behind[1:]
	return behind[0]
}

// begin counts a piece out of those that wait. The caller holds the lock.
func (q *queue) begin(p *piece) {
	if !p.begun {
		p.begun = true
		q.waiting--
	}
}

// Search does what needs the processor once it is the turn of the piece of work
// that ctx is for. Where ctx ends first it is not done, and ctx's error is
// returned.
func (q *queue) Search(ctx context.Context, search func()) error {
	select {
	case q.searching <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-q.searching }()
	if p, ok := ctx.Value(pieceKey{}).(*piece); ok {
		q.mu.Lock()
		q.begin(p)
		q.mu.Unlock()
	}
	search()
	return nil
}

// signal tells Drain when nothing is left. The caller holds the lock.
func (q *queue) signal() {
	if q.draining && q.unfinished == 0 {
		close(q.idle)
	}
}

// Drain takes no more work, and returns when what was taken is done. When ctx
// ends first, work under way is cancelled, what waits is dropped, and Drain
// returns ctx's error as soon as the work has stopped. What was dropped is not
// done in the ledger, so the next start finds it.
func (q *queue) Drain(ctx context.Context) error {
	q.mu.Lock()
	if !q.draining {
		q.draining = true
		q.signal()
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

// Length is how many pieces wait for their turn to search.
func (q *queue) Length() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.waiting
}
