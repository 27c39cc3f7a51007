package main

import (
	"context"
	"errors"
	"sync"
	"time"
)

// A guest is a command that the service does for somebody.
type guest struct {
	door *door
	// stop ends the command.
	stop context.CancelFunc
}

var errStopping = errors.New("the service is stopping: try again once it is back")

// borrow is the coverage of the service, whose Close gives it back. While the
// service has none, because it exchanges its data, it waits.
func (g *guest) borrow(ctx context.Context) (*coverage, error) {
	for {
		cov, changed := g.take()
		if cov != nil {
			return cov, nil
		}
		select {
		case <-changed:
		case <-g.door.over:
			return nil, errStopping
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// take is borrow where there is a coverage now; else the channel says when to
// look again.
func (g *guest) take() (*coverage, <-chan struct{}) {
	d := g.door
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.cov == nil {
		return nil, d.changed
	}
	d.guests.Add(1)
	keep := context.AfterFunc(d.lease, g.stop)
	lent := *d.cov
	lent.back = sync.OnceFunc(func() {
		keep()
		d.guests.Done()
	})
	return &lent, nil
}

// lend lets guests have a coverage, until clear takes it back.
func (d *door) lend(cov *coverage) {
	if d == nil {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.cov = cov
	d.lease, d.evict = context.WithCancel(context.Background())
	close(d.changed)
	d.changed = make(chan struct{})
}

// clear takes the coverage back. Guests that have it are given patience, and
// are stopped then; what they have finished is kept.
func (d *door) clear() {
	if d == nil {
		return
	}
	d.mu.Lock()
	lent := d.cov != nil
	d.cov = nil
	d.mu.Unlock()
	if !lent {
		return
	}
	late := time.AfterFunc(d.patience, d.evict)
	d.guests.Wait()
	late.Stop()
	d.evict()
}

// finish says that no coverage will come any more.
func (d *door) finish() {
	if d != nil {
		close(d.over)
	}
}

// wanted waits until a guest asks for a renewal; nil when ctx ends.
func (d *door) wanted(ctx context.Context) *renewal {
	var asks chan *renewal
	if d != nil {
		asks = d.renewals
	}
	select {
	case r := <-asks:
		return r
	case <-ctx.Done():
		return nil
	}
}

// renew has the service stop its parts, change its data folder and start again,
// and returns when that is done.
func (g *guest) renew(ctx context.Context, change func() error) error {
	r := &renewal{change: change, done: make(chan error, 1)}
	select {
	case g.door.renewals <- r:
		return <-r.done // past the point where it could be stopped
	case <-g.door.over:
		return errStopping
	case <-ctx.Done():
		return ctx.Err()
	}
}
