package feed

import "sync"

// Claims are the articles that items of one round take, before the book knows
// of it: feeds are read side by side.
type claims struct {
	mu sync.Mutex
	by map[string]claimant
}

// A claimant is an item of a feed.
type claimant struct {
	feed int64
	item string
}

// take claims an article; it is false where another item has.
func (c *claims) take(article string, by claimant) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.by == nil {
		c.by = make(map[string]claimant)
	}
	if has, ok := c.by[article]; ok {
		return has == by
	}
	c.by[article] = by
	return true
}

// clear ends a round.
func (c *claims) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.by)
}
