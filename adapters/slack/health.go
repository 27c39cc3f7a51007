package slack

import (
	"time"

	"dateline/adapters/chat"
	"dateline/bot/doctor"
)

// health is whether questions are taken, and why not.
type health struct {
	chat.Health
	quiet    time.Duration
	expected bool // sockets are expected
	// sockets are those that are open; Health's lock guards them.
	sockets map[*socket]bool
}

func newHealth(quiet time.Duration, expected bool) *health {
	return &health{Health: chat.Health{Name: subject}, quiet: quiet, expected: expected, sockets: map[*socket]bool{}}
}

func (h *health) add(s *socket)    { h.Update(func() { h.sockets[s] = true }) }
func (h *health) remove(s *socket) { h.Update(func() { delete(h.sockets, s) }) }

// state is ready when every open socket has shown life lately.
func (h *health) state(now time.Time) doctor.Health {
	return h.State(func(last string) doctor.Health {
		if !h.expected {
			return doctor.Health{Ready: true}
		}
		return h.listening(now, last)
	})
}

// listening judges the open sockets.
func (h *health) listening(now time.Time, last string) doctor.Health {
	var live, silent int
	var out doctor.Health
	for s := range h.sockets {
		if at := s.lastHeard(); at.After(out.Heard) {
			out.Heard = at
		}
		switch {
		case s.silent(now) > h.quiet:
			silent++
		case s.greeted.Load():
			live++
		}
	}
	switch {
	case silent > 0:
		out.Frozen = true
		out.Reason = saySilentSockets(silent, live+silent)
	case live == 0:
		out.Reason = sayNoSocket(last)
	default:
		out.Ready = true
	}
	return out
}
