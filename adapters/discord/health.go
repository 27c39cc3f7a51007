package discord

import (
	"sync"
	"time"

	"dateline/adapters/chat"
	"dateline/bot/doctor"
)

// health is whether questions are taken, and why not.
type health struct {
	chat.Health
	quiet time.Duration
	// shards are the sessions that are wanted, beats those that are open;
	// Health's lock guards both.
	shards int
	beats  map[*link]*beat
}

func newHealth(quiet time.Duration) *health {
	return &health{Health: chat.Health{Name: subject}, quiet: quiet, beats: map[*link]*beat{}}
}

// A beat is what is known of the heartbeats of a session.
type beat struct {
	ack   time.Time     // when Discord last acknowledged one
	waits time.Duration // for how long one is not acknowledged now
}

func (h *health) want(shards int) { h.Update(func() { h.shards = shards }) }
func (h *health) ended(l *link)   { h.Update(func() { delete(h.beats, l) }) }

func (h *health) opened(l *link) {
	h.Update(func() { h.beats[l] = &beat{ack: time.Now()} }) // it has just said READY or RESUMED
}

// beat notes how an open session does.
func (h *health) beat(l *link, ack time.Time, waits time.Duration) {
	h.Update(func() {
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
func (h *health) state() doctor.Health { return h.State(h.listening) }

// listening judges the open sessions.
func (h *health) listening(last string) doctor.Health {
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
		out.Reason = saySilentSessions(silent, wanted)
	case open < wanted:
		out.Reason = sayMissingSessions(open, wanted, last)
	default:
		out.Ready = true
	}
	return out
}

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
