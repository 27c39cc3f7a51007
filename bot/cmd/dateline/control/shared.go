package control

import (
	"context"
	"errors"
	"sync"
	"time"
)

// ErrStopping says that a service is stopping, so that nothing will be shared
// any more.
var ErrStopping = errors.New("the service is stopping: try again once it is back")

// A Shared is a value that a service lends to the commands that it runs. The
// service may take it back and offer another one later, as when its data is
// swapped. Create one with NewShared.
type Shared[T any] struct {
	swaps chan *Swap
	// closed is closed when nothing will be offered any more.
	closed chan struct{}

	mu      sync.Mutex // guards what follows
	value   T
	offered bool
	// changed is closed, and replaced, when a value is offered.
	changed chan struct{}
	// loans are the cancel functions of the commands that have the value.
	loans map[*loan]context.CancelFunc
	// borrowers counts the loans.
	borrowers sync.WaitGroup
}

// A loan identifies one command that has borrowed the value.
type loan struct{ _ byte } // not empty, so that each has an address of its own

// NewShared returns a Shared that offers nothing yet.
func NewShared[T any]() *Shared[T] {
	return &Shared[T]{
		swaps: make(chan *Swap), closed: make(chan struct{}),
		changed: make(chan struct{}), loans: map[*loan]context.CancelFunc{},
	}
}

// Borrow returns the value that is offered; where there is none, it waits for
// one. The command calls release when it no longer uses the value. When the
// service wants the value back and has waited long enough, it calls cancel,
// which is to end the command.
func (s *Shared[T]) Borrow(ctx context.Context, cancel context.CancelFunc) (value T, release func(), err error) {
	for {
		value, release, changed := s.tryBorrow(cancel)
		if release != nil {
			return value, release, nil
		}
		select {
		case <-changed:
		case <-s.closed:
			return value, nil, ErrStopping
		case <-ctx.Done():
			return value, nil, ctx.Err()
		}
	}
}

// tryBorrow borrows the value if one is offered; else release is nil, and
// changed is closed when it is worth another try.
func (s *Shared[T]) tryBorrow(cancel context.CancelFunc) (value T, release func(), changed <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.offered {
		return value, nil, s.changed
	}
	l := new(loan)
	s.loans[l] = cancel
	s.borrowers.Add(1)
	return s.value, sync.OnceFunc(func() { s.giveBack(l) }), nil
}

func (s *Shared[T]) giveBack(l *loan) {
	s.mu.Lock()
	delete(s.loans, l)
	s.mu.Unlock()
	s.borrowers.Done()
}

// Offer lets commands borrow a value until Recall.
func (s *Shared[T]) Offer(value T) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.value, s.offered = value, true
	close(s.changed)
	s.changed = make(chan struct{})
}

// Recall ends the offer and returns when no command has the value any more.
// Commands that take longer than grace are cancelled.
func (s *Shared[T]) Recall(grace time.Duration) {
	s.mu.Lock()
	var none T
	s.value, s.offered = none, false
	s.mu.Unlock()
	late := time.AfterFunc(grace, s.cancelLoans)
	defer late.Stop()
	s.borrowers.Wait()
}

func (s *Shared[T]) cancelLoans() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, cancel := range s.loans {
		cancel()
	}
}

// Close says that nothing will be offered any more; who waits for a value or for
// a swap gets ErrStopping. It is called once.
func (s *Shared[T]) Close() { close(s.closed) }
