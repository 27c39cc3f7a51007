package index

import (
	"sync"

	"dateline/corpus"
	"dateline/retrieval"
)

// A wordCache keeps the words of passages, up to a number of bytes: analysing
// a passage again costs more than all else in an answer.
type wordCache struct {
	room int64

	mu sync.Mutex
	wordMemory
}

// A wordMemory is what words are remembered with at one time.
type wordMemory struct {
	lexicon *retrieval.Lexicon
	packed  *lru[wordsKey, *retrieval.Words]
}

// A wordsKey is a passage, by its place among those of its version. Segments
// come and go, but that stays.
type wordsKey struct {
	arrival corpus.Arrival
	ordinal uint32
}

// entryBytes is what an entry of the cache takes beside the words.
const entryBytes = 96

func newWordCache(room int64) *wordCache {
	c := &wordCache{room: room}
	c.reset()
	return c
}

// reset lets go of everything.
func (c *wordCache) reset() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.clear()
}

func (c *wordCache) clear() {
	c.wordMemory = wordMemory{retrieval.NewLexicon(), newLRU[wordsKey, *retrieval.Words](c.room / 4 * 3)}
}

// present returns what words are remembered with during one search. A lexicon
// that has outgrown its quarter of the room goes, and all that it numbered with
// it.
func (c *wordCache) present() wordMemory {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.lexicon.Bytes() > c.room/4 {
		c.clear()
	}
	return c.wordMemory
}
