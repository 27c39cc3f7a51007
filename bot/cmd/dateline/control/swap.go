package control

import "context"

// A Swap is a change of the service's data that can be made only while nothing
// has the data open.
type Swap struct {
	// Change makes the change.
	Change func() error
	done   chan error
}

// Finish tells whoever asked for the swap how it ended: nil once the service
// works with the data as it is now.
func (w *Swap) Finish(err error) { w.done <- err }

// Swap has the service close its data, calls change, and returns when the
// service runs again, with its error or that of change.
func (s *Shared[T]) Swap(ctx context.Context, change func() error) error {
	w := &Swap{Change: change, done: make(chan error, 1)}
	select {
	case s.swaps <- w:
		return <-w.done // it is past the point where it could be cancelled
	case <-s.closed:
		return ErrStopping
	case <-ctx.Done():
		return ctx.Err()
	}
}

// NextSwap waits until a command asks for a swap; it returns nil when ctx ends.
// The caller makes the change and calls Finish.
func (s *Shared[T]) NextSwap(ctx context.Context) *Swap {
	select {
	case w := <-s.swaps:
		return w
	case <-ctx.Done():
		return nil
	}
}
