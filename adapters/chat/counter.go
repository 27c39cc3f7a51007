package chat

import "sync"

// A counter counts what is under way by a key. It may be used by many goroutines.
type counter struct {
	// most is how many there may be of one key; 0: any number.
	most int

	mu     sync.Mutex
	counts map[string]int
}

// add counts one more of a key; false where there are as many as there may be.
func (c *counter) add(key string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.most > 0 && c.counts[key] >= c.most {
		return false
	}
	if c.counts == nil {
		c.counts = map[string]int{}
	}
	c.counts[key]++
	return true
}

// remove counts one less of a key.
func (c *counter) remove(key string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.counts[key]--; c.counts[key] == 0 {
		delete(c.counts, key)
	}
}

// has tells whether there is any of a key.
func (c *counter) has(key string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.counts[key] > 0
}
