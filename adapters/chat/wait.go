package chat

import (
	"context"
	"sync/atomic"
	"time"
)

// A wait shows a person that the search goes on, once it takes more than a
// moment.
type wait struct {
	cancel context.CancelFunc
	ended  chan struct{}
	shown  atomic.Bool
}

// await begins a wait: begin is called at once and, unless the wait is over by
// then, show after a moment. Either may be nil.
func await(ctx context.Context, moment time.Duration, begin, show func(context.Context)) *wait {
	ctx, cancel := context.WithCancel(ctx)
	w := &wait{cancel: cancel, ended: make(chan struct{})}
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
func (w *wait) Over() bool {
	w.cancel()
	<-w.ended
	return w.shown.Load()
}
