package chat

import (
	"sync"

	"dateline/bot/doctor"
)

// Health is whether a platform takes questions, and why not: the half that does
// not depend on how it delivers. It is safe for concurrent use.
type Health struct {
	// Name is what people call the platform.
	Name string

	mu      sync.Mutex
	started bool   // the platform has accepted the token
	refused string // the platform will not have us; final
	last    string // the latest trouble
	stopped bool   // the program ends
}

// Update makes a change under the lock that State holds.
func (h *Health) Update(change func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change()
}

// Start notes that the platform has accepted the token.
func (h *Health) Start() { h.Update(func() { h.started = true }) }

// Trouble notes what goes wrong and may pass.
func (h *Health) Trouble(err error) { h.Update(func() { h.last = reasonOf(err) }) }

// Refuse notes that the platform will not let the bot in, whatever is tried.
func (h *Health) Refuse(err error) { h.Update(func() { h.refused = reasonOf(err) }) }

// Stop notes that the program ends.
func (h *Health) Stop() { h.Update(func() { h.stopped = true }) }

// State judges by what is known here, and once the platform has accepted the
// token by listening, which is called under the lock with the latest trouble.
func (h *Health) State(listening func(last string) doctor.Health) doctor.Health {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.stopped:
		return doctor.Health{Reason: sayStopping(h.Name)}
	case h.refused != "":
		return doctor.Health{Reason: sayRefused(h.Name, h.refused)}
	case !h.started:
		return doctor.Health{Reason: sayNotReached(h.Name, h.last)}
	}
	return listening(h.last)
}

// reasonOf is an error's text, short enough for a line of status.
func reasonOf(err error) string { return Shorten(Line(err.Error()), 200, Length) }
