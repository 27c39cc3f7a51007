package chat

import (
	"maps"
	"sync"
	"time"
)

// A Memory knows the requests that were let in, for as long as they would not
// be stale. The zero Memory is ready; it may be used by many goroutines.
type Memory struct {
	mu    sync.Mutex
	seen  map[string]time.Time
	swept time.Time
}

// First notes what tells a request from others; false when it was let in before.
func (m *Memory) First(id string, now time.Time) bool {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.seen == nil {
		m.seen = map[string]time.Time{}
	}
	if now.Sub(m.swept) > maxSkew {
		m.swept = now
		maps.DeleteFunc(m.seen, func(_ string, at time.Time) bool { return now.Sub(at) > 2*maxSkew })
	}
	if _, ok := m.seen[id]; ok {
		return false
	}
	m.seen[id] = now
	return true
}

// Forget lets a request in again that was not dealt with.
func (m *Memory) Forget(id string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.seen, id)
}
