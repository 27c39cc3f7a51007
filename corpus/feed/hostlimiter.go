package feed

import (
	"context"
	"sync"
	"time"
)

// A hostLimiter allows one request at a time to each host, with a pause after
// it.
type hostLimiter struct {
	pause time.Duration

	mu    sync.Mutex
	hosts map[string]*hostSlot
}

// A hostSlot limits the requests to one host.
type hostSlot struct {
	token       chan struct{} // holds a token while no request is in progress
	nextAllowed time.Time     // owned by whoever took the token
}

// maxHosts is how many hosts a limiter remembers before it forgets those whose
// pause is over.
const maxHosts = 1000

func newHostLimiter(pause time.Duration) *hostLimiter {
	return &hostLimiter{pause: pause, hosts: make(map[string]*hostSlot)}
}

// acquire waits until the host may be asked. The caller must call release after
// the request.
func (l *hostLimiter) acquire(ctx context.Context, host string) (release func(), err error) {
	s := l.slot(host)
	select {
	case <-s.token:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := sleep(ctx, time.Until(s.nextAllowed)); err != nil {
		s.token <- struct{}{}
		return nil, err
	}
	return func() {
		s.nextAllowed = time.Now().Add(l.pause)
		s.token <- struct{}{}
	}, nil
}

func (l *hostLimiter) slot(host string) *hostSlot {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.hosts) >= maxHosts {
		l.forget()
	}
	s := l.hosts[host]
	if s == nil {
		s = &hostSlot{token: make(chan struct{}, 1)}
		s.token <- struct{}{}
		l.hosts[host] = s
	}
	return s
}

// forget drops the hosts without a request in progress whose pause is over.
func (l *hostLimiter) forget() {
	now := time.Now()
	for host, s := range l.hosts {
		select {
		case <-s.token:
			if s.nextAllowed.Before(now) {
				delete(l.hosts, host)
			}
			s.token <- struct{}{}
		default:
		}
	}
}

// sleep pauses for d, or until ctx ends.
func sleep(ctx context.Context, d time.Duration) error {
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
