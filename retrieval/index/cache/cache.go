// Package cache keeps recently used values in memory, up to a number of bytes.
package cache

import "sync"

// A Cache keeps recently used values up to a total number of bytes. It evicts by
// second chance, an approximation of least recently used in which Get moves
// nothing: a value that was used since it was put in, or since it was last about
// to be evicted, stays. It is safe for concurrent use.
type Cache[K comparable, V any] struct {
	mu      sync.Mutex
	limit   int64
	free    int64 // what is left of the limit
	entries map[K]*entry[K, V]
	ring    entry[K, V] // its next came last, its prev is the next to go
}

// An entry is a value in the ring of all values.
type entry[K comparable, V any] struct {
	key        K
	value      V
	bytes      int64
	used       bool
	prev, next *entry[K, V]
}

// New returns an empty cache for values of at most limit bytes in total.
func New[K comparable, V any](limit int64) *Cache[K, V] {
	c := &Cache[K, V]{limit: limit, free: limit, entries: make(map[K]*entry[K, V])}
	c.ring.prev, c.ring.next = &c.ring, &c.ring
	return c
}

// Get returns the value of a key, and whether it is cached.
func (c *Cache[K, V]) Get(k K) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[k]
	if !ok {
		return v, false
	}
	e.used = true
	return e.value, true
}

// GetAll returns the values of some keys in their order, the zero value for a key
// that is not cached. It takes the lock only once.
func (c *Cache[K, V]) GetAll(keys []K) []V {
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

// Put adds a value of so many bytes, or replaces it, and evicts others to make
// room for it. A value larger than the limit is not kept.
func (c *Cache[K, V]) Put(k K, v V, bytes int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[k]; ok {
		c.remove(e)
	}
	if bytes > c.limit {
		return
	}
	e := &entry[K, V]{key: k, value: v, bytes: bytes}
	c.entries[k] = e
	c.free -= bytes
	c.pushFront(e)
	for c.free < 0 {
		c.evict(c.ring.prev)
	}
}

// evict removes an entry, or moves it to the front if it has a second chance.
func (c *Cache[K, V]) evict(e *entry[K, V]) {
	if !e.used {
		c.remove(e)
		return
	}
	e.used = false
	e.unlink()
	c.pushFront(e)
}

// pushFront makes an entry the last to be evicted.
func (c *Cache[K, V]) pushFront(e *entry[K, V]) {
	e.prev, e.next = &c.ring, c.ring.next
	e.prev.next, e.next.prev = e, e
}

func (e *entry[K, V]) unlink() { e.prev.next, e.next.prev = e.next, e.prev }

func (c *Cache[K, V]) remove(e *entry[K, V]) {
	e.unlink()
	delete(c.entries, e.key)
	c.free += e.bytes
}

// KeysFunc returns the keys that pass a test.
func (c *Cache[K, V]) KeysFunc(test func(K) bool) (out []K) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k := range c.entries {
		if test(k) {
			out = append(out, k)
		}
	}
	return out
}

// DeleteFunc removes the values whose keys pass a test.
func (c *Cache[K, V]) DeleteFunc(gone func(K) bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k, e := range c.entries {
		if gone(k) {
			c.remove(e)
		}
	}
}
