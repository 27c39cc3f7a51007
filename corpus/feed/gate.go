package feed

import (
	"context"
	"sync"
	"time"
)

// A gate lets one request at a time through to a host, with a pause between
// two.
type gate struct {
	pause time.Duration

	mu    sync.Mutex
	hosts map[string]*turnstile
}

// A turnstile is the gate of one host.
type turnstile struct {
	turn chan struct{} // holds a token while nobody is inside
	open time.Time     // not before then
}

// mostHosts is how many hosts a gate remembers before it forgets those whose
// pause is long over.
const mostHosts = 1000

func newGate(pause time.Duration) *gate {
	return &gate{pause: pause, hosts: make(map[string]*turnstile)}
}

// enter waits for the host's turn. Whoever has entered must leave.
func (g *gate) enter(ctx context.Context, host string) (leave func(), err error) {
	t := g.turnstile(host)
	select {
	case <-t.turn:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := wait(ctx, time.Until(t.open)); err != nil {
		t.turn <- struct{}{}
		return nil, err
	}
	return func() {
		t.open = time.Now().Add(g.pause)
		t.turn <- struct{}{}
	}, nil
}

func (g *gate) turnstile(host string) *turnstile {
	g.mu.Lock()
	defer g.mu.Unlock()
	if len(g.hosts) >= mostHosts {
		g.forget()
	}
	t := g.hosts[host]
	if t == nil {
		t = &turnstile{turn: make(chan struct{}, 1)}
		t.turn <- struct{}{}
		g.hosts[host] = t
	}
	return t
}

// forget drops the hosts that nobody is inside of and whose pause is over.
func (g *gate) forget() {
	now := time.Now()
	for host, t := range g.hosts {
		select {
		case <-t.turn:
			if t.open.Before(now) {
				delete(g.hosts, host)
			}
			t.turn <- struct{}{}
		default:
		}
	}
}

// wait waits for d, or until ctx ends.
func wait(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
