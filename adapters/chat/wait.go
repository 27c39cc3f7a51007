package chat

import (
	"context"
	"sync/atomic"
	"time"
)

// A Wait shows a person that the search goes on, once it takes more than a
// moment.
type Wait struct {
	cancel context.CancelFunc
	ended  chan struct{}
	shown  atomic.Bool
}

// Await begins a wait: begin is called at once and, unless the wait is over by
// then, show after a moment. Either may be nil.
func Await(ctx context.Context, moment time.Duration, begin, show func(context.Context)) *Wait {
	ctx, cancel := context.WithCancel(ctx)
	w := &Wait{cancel: cancel, ended: make(chan struct{})}
	go func() {
		defer close(w.ended)
		if begin != nil {
			begin(ctx)
		}
		if show != nil && Pause(ctx, moment) {
			w.shown.Store(true)
			show(ctx)
		}
	}()
	return w
}

// Over ends the wait, and tells whether anything may have been shown after all.
func (w *Wait) Over() bool {
	w.cancel()
	<-w.ended
	return w.shown.Load()
}
