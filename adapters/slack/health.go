package slack

import (
	"fmt"
	"sync"
	"time"

	"dateline/bot/doctor"
)

// health is whether questions are taken, and why not.
type health struct {
	quiet time.Duration

	mu       sync.Mutex
	sockets  map[*socket]bool
	expected bool   // sockets are expected
	started  bool   // Slack has accepted the token
	refused  string // Slack will not have us; final
	last     string // the latest trouble
}

func (h *health) set(change func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change()
}

func (h *health) add(s *socket) {
	h.set(func() {
		if h.sockets == nil {
			h.sockets = map[*socket]bool{}
		}
		h.sockets[s] = true
	})
}

func (h *health) remove(s *socket)  { h.set(func() { delete(h.sockets, s) }) }
func (h *health) trouble(err error) { h.set(func() { h.last = reasonOf(err) }) }
func (h *health) refuse(err error)  { h.set(func() { h.refused = reasonOf(err) }) }
func (h *health) start()            { h.set(func() { h.started = true }) }

// state is ready when every open socket has shown life lately.
func (h *health) state(now time.Time) doctor.Health {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.refused != "":
		return doctor.Health{Reason: "Slack refuses: " + h.refused}
	case !h.started && h.last != "":
		return doctor.Health{Reason: "Slack is not reached yet: " + h.last}
	case !h.started:
		return doctor.Health{Reason: "Slack is not reached yet"}
	case !h.expected:
		return doctor.Health{Ready: true}
	}
	return h.listening(now)
}

// listening judges the open sockets.
func (h *health) listening(now time.Time) doctor.Health {
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
		out.Reason = fmt.Sprintf("Slack: %d of %d sockets are silent and will be replaced", silent, live+silent)
	case live == 0 && h.last != "":
		out.Reason = "Slack: no socket is open: " + h.last
	case live == 0:
		out.Reason = "Slack: no socket is open"
	default:
		out.Ready = true
	}
	return out
}

// reasonOf is an error's text, short enough for a line of status.
func reasonOf(err error) string { return cut(line(err.Error()), 200) }
