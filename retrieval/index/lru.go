package index

import (
	linked "container/list"
	"sync"
)

// A lru keeps the values used last, up to a number of bytes.
type lru[K comparable, V any] struct {
	mu      sync.Mutex
	limit   int64
	room    int64 // what is left of the limit
	entries map[K]*linked.Element
	byUse   *linked.List // newest first
}

type lruEntry[K comparable, V any] struct {
	key   K
	value V
	bytes int64
}

func newLRU[K comparable, V any](room int64) *lru[K, V] {
	return &lru[K, V]{limit: room, room: room, entries: make(map[K]*linked.Element), byUse: linked.New()}
}

func (c *lru[K, V]) get(k K) (v V, ok bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.entries[k]
	if !ok {
		return v, false
	}
	c.byUse.MoveToFront(e)
	return e.Value.(*lruEntry[K, V]).value, true
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
	c.room -= bytes
	c.entries[k] = c.byUse.PushFront(&lruEntry[K, V]{k, v, bytes})
	for c.room < 0 {
		c.remove(c.byUse.Back())
	}
}

func (c *lru[K, V]) remove(e *linked.Element) {
	entry := c.byUse.Remove(e).(*lruEntry[K, V])
	delete(c.entries, entry.key)
	c.room += entry.bytes
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
