package discord

import (
	"net"
	"sync"
	"time"
)

// A wire is the connection under a session. Once that is open, all that is
// written are heartbeats, so the wire knows when they went out; the library
// says only when one was acknowledged.
type wire struct {
	net.Conn

	mu         sync.Mutex
	opened     time.Time // zero: not yet
	prev, last time.Time // the two latest heartbeats
}

// Write implements net.Conn.
func (w *wire) Write(b []byte) (int, error) {
	w.mu.Lock()
	if !w.opened.IsZero() {
		w.prev, w.last = w.last, time.Now()
	}
	w.mu.Unlock()
	return w.Conn.Write(b)
}

// begin marks the session as open.
func (w *wire) begin() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.opened = time.Now()
}

// unheard tells whether a heartbeat was not acknowledged before the next one
// went out, or whether none goes out at all:
// https://discord.com/developers/docs/events/gateway#heartbeat-interval-example-heartbeat-ack
func (w *wire) unheard(ack, now time.Time, t timing) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	missed := !w.prev.IsZero() && ack.Before(w.prev) && now.Sub(w.prev) > t.grace
	return missed || now.Sub(w.opened) > t.silent && now.Sub(w.last) > t.silent
}

// waits is for how long a heartbeat is not acknowledged, 0 where none waits.
func (w *wire) waits(ack, now time.Time) time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case !w.prev.IsZero() && ack.Before(w.prev):
		return now.Sub(w.prev)
	case ack.Before(w.last):
		return now.Sub(w.last)
	}
	return 0
}
