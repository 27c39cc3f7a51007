package index

import (
	"sync"

	"dateline/retrieval/text"
)

// A lexiconCache holds the lexicon that numbers the words of all outlines.
type lexiconCache struct {
	limit int64 // of the lexicon, in bytes

	mu      sync.Mutex
	lexicon *text.Lexicon
}

func newLexiconCache(room int64) *lexiconCache {
	return &lexiconCache{limit: room, lexicon: text.NewLexicon()}
}

// current returns the lexicon for one search. A lexicon that has outgrown the
// limit is replaced by an empty one; the outlines that it numbered are then
// replaced one by one, as searches need them.
func (c *lexiconCache) current() *text.Lexicon {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.lexicon.Bytes() > c.limit {
		c.lexicon = text.NewLexicon()
	}
	return c.lexicon
}
