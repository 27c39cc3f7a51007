package index

import (
	"context"
	"sync"
	"time"
)

// patience is how long a piece of work in the background waits for questions
// to be answered: so it goes on, slowly, when they do not end.
const patience = 5 * time.Millisecond

// GiveWay waits while questions are being answered, for a few milliseconds at
// most. Who brings in coverage calls it between two articles, so that nobody
// who asks meanwhile has to share the computer with him.
func (ix *Index) GiveWay(ctx context.Context) { ix.asking.wait(ctx, patience) }

// A pace is kept by one piece of work that goes in steps shorter than an
// article, on one goroutine at a time.
type pace struct {
	asking *asking
	since  time.Time
}

// stride is how long such work goes on before it looks again.
const stride = time.Millisecond

// step, between two steps, gives way once in a stride.
func (p *pace) step(ctx context.Context) {
	if time.Since(p.since) < stride {
		return
	}
	p.asking.wait(ctx, patience)
	p.since = time.Now()
}

// An asking knows whether searches are under way.
type asking struct {
	mu   sync.Mutex
	n    int
	idle chan struct{} // closed when n falls to 0; nil while it is 0
	last time.Time     // when n fell to 0
}

func (a *asking) begin() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.n++; a.n == 1 {
		a.idle = make(chan struct{})
	}
}

func (a *asking) end() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.n--; a.n == 0 {
		close(a.idle)
		a.idle, a.last = nil, time.Now()
	}
}

// since tells whether a search was under way not longer ago than d.
func (a *asking) since(d time.Duration) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.n > 0 || !a.last.IsZero() && time.Since(a.last) <= d
}

func (a *asking) wait(ctx context.Context, most time.Duration) {
	a.mu.Lock()
	idle := a.idle
	a.mu.Unlock()
	if idle == nil {
		return
	}
	timer := time.NewTimer(most)
	defer timer.Stop()
	select {
	case <-idle:
	case <-timer.C:
	case <-ctx.Done():
	}
}
