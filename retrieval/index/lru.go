package index

import "sync"

// A lru keeps the values used last, up to a number of bytes. A value that was
// used since it was put in, or since it was last about to go, gets a second
// chance: so using one moves nothing.
type lru[K comparable, V any] struct {
	mu      sync.Mutex
	limit   int64
	room    int64 // what is left of the limit
	entries map[K]*kept[K, V]
	ring    kept[K, V] // its next came last, its prev is the next to go
}

// A kept is one value in a ring of them.
type kept[K comparable, V any] struct {
	key        K
	value      V
	bytes      int64
	used       bool
	prev, next *kept[K, V]
}

func newLRU[K comparable, V any](limit int64) *lru[K, V] {
	c := &lru[K, V]{limit: limit, room: limit, entries: make(map[K]*kept[K, V])}
	c.ring.prev, c.ring.next = &c.ring, &c.ring
	return c
}

func (c *lru[K, V]) get(k K) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[k]
	if !ok {
		return v, false
	}
	e.used = true
	return e.value, true
}

// getAll returns the values of keys in their order, zero for those that it does
// not have.
func (c *lru[K, V]) getAll(keys []K) []V {
	values := make([]V, len(keys))
	c.mu.Lock()
	defer c.mu.Unlock()
	for i, k := range keys {
		if e, ok := c.entries[k]; ok {
			e.used = true
			values[i] = e.value
		}
	}
	return values
}

// put keeps a value, or its new size, and lets go of those used longest ago.
func (c *lru[K, V]) put(k K, v V, bytes int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[k]; ok {
		c.remove(e)
	}
	if bytes > c.limit {
		return
	}
	e := &kept[K, V]{key: k, value: v, bytes: bytes}
	c.entries[k] = e
	c.room -= bytes
	c.link(e)
	for c.room < 0 {
		c.dismiss(c.ring.prev)
	}
}

// dismiss removes an entry, unless it has a second chance.
func (c *lru[K, V]) dismiss(e *kept[K, V]) {
	if !e.used {
		c.remove(e)
		return
	}
	e.used = false
	e.unlink()
	c.link(e)
}

// link puts an entry where the one that came last is.
func (c *lru[K, V]) link(e *kept[K, V]) {
	e.prev, e.next = &c.ring, c.ring.next
	e.prev.next, e.next.prev = e, e
}

func (e *kept[K, V]) unlink() { e.prev.next, e.next.prev = e.next, e.prev }

func (c *lru[K, V]) remove(e *kept[K, V]) {
	e.unlink()
	delete(c.entries, e.key)
	c.room += e.bytes
}

// keys are those of the values kept that satisfy a test.
func (c *lru[K, V]) keys(test func(K) bool) (out []K) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k := range c.entries {
		if test(k) {
			out = append(out, k)
		}
	}
	return out
}

// drop lets go of the values whose keys are gone.
func (c *lru[K, V]) drop(gone func(K) bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k, e := range c.entries {
		if gone(k) {
			c.remove(e)
		}
	}
}
