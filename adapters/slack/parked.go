package slack

import (
	"context"
	"sync"
	"time"
)

// parked are tasks that Slack's or the network's trouble kept from being
// answered. They are tried again while the program runs, and are in the ledger
// for when it does not.
type parked struct {
	mu    sync.Mutex
	tasks []task
}

func (p *parked) add(t task) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tasks = append(p.tasks, t)
}

func (p *parked) take() []task {
	p.mu.Lock()
	defer p.mu.Unlock()
	all := p.tasks
	p.tasks = nil
	return all
}

// unpark tries parked tasks again until ctx ends. What is late by then is
// answered as such.
func (a *Adapter) unpark(ctx context.Context) {
	tick := time.NewTicker(a.pace.park)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			for _, t := range a.parked.take() {
				t.Request.Recovered = true
				if err := a.submit(t); err != nil {
					a.parked.add(t)
				}
			}
		}
	}
}
