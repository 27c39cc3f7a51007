package discord

import (
	"fmt"
	"sync"
	"time"
)

// health is whether questions are taken, and why not.
type health struct {
	mu      sync.Mutex
	started bool   // Discord has accepted the token
	refused string // Discord will not have us; final
	last    string // the latest trouble
	shards  int    // sessions that are wanted
	up      int    // sessions that are open
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
func (h *health) opened()           { h.set(func() { h.up++ }) }
func (h *health) ended()            { h.set(func() { h.up-- }) }

// state is ready when every gateway session is open.
func (h *health) state() (ready bool, reason string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	switch {
	case h.refused != "":
		return false, "Discord refuses: " + h.refused
	case !h.started && h.last != "":
		return false, "Discord is not reached yet: " + h.last
	case !h.started:
		return false, "Discord is not reached yet"
	case h.up < max(h.shards, 1) && h.last != "":
		return false, fmt.Sprintf("Discord: %d of %d gateway sessions are open: %s", h.up, max(h.shards, 1), h.last)
	case h.up < max(h.shards, 1):
		return false, fmt.Sprintf("Discord: %d of %d gateway sessions are open", h.up, max(h.shards, 1))
	}
	return true, ""
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
