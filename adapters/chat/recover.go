package chat

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
)

// Open finds what the last run took in and did not finish, and then lets
// deliveries in.
func (e *Engine[T, P]) Open(ctx context.Context) error {
	left, err := e.Ledger.Pending(ctx, e.Name)
	if err != nil {
		return err
	}
	for _, d := range left {
		var t T
		if err := json.Unmarshal(d.Payload, &t); err != nil {
			e.Log.ErrorContext(ctx, "kept delivery cannot be read", "delivery", d.Key, "err", err)
			e.finish(ctx, d.Key)
			continue
		}
		P(&t).common().Request.Key = d.Key
		e.left = append(e.left, t)
	}
	e.intake.open()
	return nil
}

// Run takes up what Open found and, as long as ctx lasts, what trouble has kept
// from being answered. What is late by then is answered as such.
func (e *Engine[T, P]) Run(ctx context.Context) {
	var all sync.WaitGroup
	all.Go(func() {
		for left := e.takeUp(ctx, e.left); len(left) > 0 && Pause(ctx, e.Timing.First); {
			left = e.takeUp(ctx, left)
		}
	})
	for Pause(ctx, e.Timing.Retry) {
		for _, t := range e.takeUp(ctx, e.retries.take()) {
			e.retries.add(t)
		}
	}
	all.Wait()
}

// takeUp queues tasks again, and returns those for which there is no room yet.
func (e *Engine[T, P]) takeUp(ctx context.Context, tasks []T) (left []T) {
	for _, t := range tasks {
		if ctx.Err() != nil {
			return left // they are still kept
		}
		task := P(&t).common()
		task.Request.Recovered, task.Request.Admission = true, nil
		if errors.Is(e.submit(t), errBusy) {
			left = append(left, t)
		}
	}
	return left
}

// Close lets no more deliveries in, and returns when those that came before are
// taken in.
func (e *Engine[T, P]) Close() { e.intake.close() }

// Drain finishes what was taken in, as far as there is time.
func (e *Engine[T, P]) Drain() error {
	ctx, cancel := context.WithTimeout(context.Background(), e.Timing.Drain)
	defer cancel()
	err := errors.Join(e.queue.Drain(ctx), e.aside.Drain(ctx))
	if errors.Is(err, context.DeadlineExceeded) {
		e.Log.WarnContext(ctx, "not everything was answered in time; the rest is answered after the next start")
		return nil
	}
	return err
}

// retries are tasks that trouble kept from being answered, until they are
// tried again. The ledger has them as well, so that those for which there is
// no room are not lost.
type retries[T any] struct {
	most int

	mu    sync.Mutex
	tasks []T
}

func (r *retries[T]) add(t T) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.tasks) >= r.most {
		return false
	}
	r.tasks = append(r.tasks, t)
	return true
}

func (r *retries[T]) take() []T {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := r.tasks
	r.tasks = nil
	return all
}
