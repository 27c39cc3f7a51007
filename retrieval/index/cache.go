package index

import "sync"

// A cache keeps recently used values up to a total number of bytes. It evicts by
// second chance, an approximation of least recently used in which get moves
// nothing: a value that was used since it was put in, or since it was last about
// to be evicted, stays. It is safe for concurrent use.
type cache[K comparable, V any] struct {
	mu      sync.Mutex
	limit   int64
	free    int64 // what is left of the limit
	entries map[K]*cacheEntry[K, V]
	ring    cacheEntry[K, V] // its next came last, its prev is the next to go
}

// A cacheEntry is a value in the ring of all values.
type cacheEntry[K comparable, V any] struct {
	key        K
	value      V
	bytes      int64
	used       bool
	prev, next *cacheEntry[K, V]
}

func newCache[K comparable, V any](limit int64) *cache[K, V] {
	c := &cache[K, V]{limit: limit, free: limit, entries: make(map[K]*cacheEntry[K, V])}
	c.ring.prev, c.ring.next = &c.ring, &c.ring
	return c
}

func (c *cache[K, V]) get(k K) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[k]
	if !ok {
		return v, false
	}
	e.used = true
	return e.value, true
}

// getAll returns the values of some keys in their order, the zero value for a key
// that is not cached. It takes the lock only once.
func (c *cache[K, V]) getAll(keys []K) []V {
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

// put adds a value, or replaces it, and evicts others to make room for it.
func (c *cache[K, V]) put(k K, v V, bytes int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if e, ok := c.entries[k]; ok {
		c.remove(e)
	}
	if bytes > c.limit {
		return
	}
	e := &cacheEntry[K, V]{key: k, value: v, bytes: bytes}
	c.entries[k] = e
	c.free -= bytes
	c.pushFront(e)
	for c.free < 0 {
		c.evict(c.ring.prev)
	}
}

// evict removes an entry, or moves it to the front if it has a second chance.
func (c *cache[K, V]) evict(e *cacheEntry[K, V]) {
	if !e.used {
		c.remove(e)
		return
	}
	e.used = false
	e.unlink()
	c.pushFront(e)
}

// pushFront makes an entry the last to be evicted.
func (c *cache[K, V]) pushFront(e *cacheEntry[K, V]) {
	e.prev, e.next = &c.ring, c.ring.next
	e.prev.next, e.next.prev = e, e
}

func (e *cacheEntry[K, V]) unlink() { e.prev.next, e.next.prev = e.next, e.prev }

func (c *cache[K, V]) remove(e *cacheEntry[K, V]) {
	e.unlink()
	delete(c.entries, e.key)
	c.free += e.bytes
}

// keysFunc returns the keys that pass a test.
func (c *cache[K, V]) keysFunc(test func(K) bool) (out []K) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k := range c.entries {
		if test(k) {
			out = append(out, k)
		}
	}
	return out
}

// deleteFunc removes the values whose keys pass a test.
func (c *cache[K, V]) deleteFunc(gone func(K) bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for k, e := range c.entries {
		if gone(k) {
			c.remove(e)
		}
	}
}
