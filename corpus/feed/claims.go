package feed

import "sync"

// claims record which item owns which article before the registry knows it,
// because the feeds of a round are read concurrently.
type claims struct {
	mu     sync.Mutex
	owners map[string]itemKey
}

// An itemKey identifies an item of a feed.
type itemKey struct {
	feed int64
	item string
}

// claim claims an article for an item. It returns false if another item has it.
func (c *claims) claim(article string, by itemKey) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.owners == nil {
		c.owners = make(map[string]itemKey)
	}
	if has, ok := c.owners[article]; ok {
		return has == by
	}
	c.owners[article] = by
	return true
}

// clear forgets all claims at the end of a round.
func (c *claims) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.owners)
}
