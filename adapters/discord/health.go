package discord

import (
	"fmt"
	"sync"
	"time"

	"dateline/bot/doctor"
)

// health is whether questions are taken, and why not.
type health struct {
	quiet time.Duration

	mu      sync.Mutex
	started bool            // Discord has accepted the token
	refused string          // Discord will not have us; final
	last    string          // the latest trouble
	shards  int             // sessions that are wanted
	beats   map[*link]*beat // of the sessions that are open
}

// A beat is what is known of the heartbeats of a session.
type beat struct {
	ack   time.Time     // when Discord last acknowledged one
	waits time.Duration // for how long one is not acknowledged now
}

func (h *health) set(change func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change()
}

func (h *health) trouble(err error) { h.set(func() { h.last = reasonOf(err) }) }
func (h *health) refuse(err error)  { h.set(func() { h.refused = reasonOf(err) }) }
func (h *health) start()            { h.set(func() { h.started = true }) }
func (h *health) want(shards int)   { h.set(func() { h.shards = shards }) }
func (h *health) ended(l *link)     { h.set(func() { delete(h.beats, l) }) }

func (h *health) opened(l *link) {
	h.set(func() {
		if h.beats == nil {
			h.beats = map[*link]*beat{}
		}
		h.beats[l] = &beat{ack: time.Now()} // it has just said READY or RESUMED
	})
}

// beat notes how an open session does.
func (h *health) beat(l *link, ack time.Time, waits time.Duration) {
	h.set(func() {
		if b := h.beats[l]; b != nil {
			b.waits = waits
			if ack.After(b.ack) {
				b.ack = ack
			}
		}
	})
}

// state is ready when every gateway session is open and heartbeats are
// acknowledged.
func (h *health) state() doctor.Health {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.refused != "":
		return doctor.Health{Reason: "Discord refuses: " + h.refused}
	case !h.started && h.last != "":
		return doctor.Health{Reason: "Discord is not reached yet: " + h.last}
	case !h.started:
		return doctor.Health{Reason: "Discord is not reached yet"}
	}
	return h.listening()
}

// listening judges the open sessions.
func (h *health) listening() doctor.Health {
	var out doctor.Health
	open, wanted, silent := len(h.beats), max(h.shards, 1), 0
	for _, b := range h.beats {
		if b.ack.After(out.Heard) {
			out.Heard = b.ack
		}
		if b.waits > h.quiet {
			silent++
		}
	}
	switch {
	case silent > 0:
		out.Frozen = true
		out.Reason = fmt.Sprintf("Discord: %d of %d gateway sessions are silent and will be replaced", silent, wanted)
	case open < wanted && h.last != "":
		out.Reason = fmt.Sprintf("Discord: %d of %d gateway sessions are open: %s", open, wanted, h.last)
	case open < wanted:
		out.Reason = fmt.Sprintf("Discord: %d of %d gateway sessions are open", open, wanted)
	default:
		out.Ready = true
	}
	return out
}

// reasonOf is an error's text, short enough for a line of status.
func reasonOf(err error) string { return shorten(line(err.Error()), 200, length) }

// A hold keeps calls back while Discord limits all of them.
type hold struct {
	mu    sync.Mutex
	until time.Time
}

func (h *hold) extend(d time.Duration, now time.Time) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if t := now.Add(d); t.After(h.until) {
		h.until = t
	}
}

func (h *hold) left(now time.Time) time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.until.Sub(now)
}
