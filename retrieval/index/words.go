package index

import (
	"math"
	"sync"

	"dateline/retrieval"
)

// A word is a token in eight bytes: analysing a passage again costs more than
// all else in an answer, and tokens as they are would take five times the room.
type word struct {
	term uint32 // in the lexicon
	gap  uint16 // from the start of the word before
	size uint16 // in bytes; the top bit says that it is a stop word
}

const stopBit = 1 << 15

// A lexicon numbers terms, so that a word need not carry its own.
type lexicon struct {
	mu     sync.RWMutex
	byTerm map[string]uint32
	terms  []string
	bytes  int64
}

func newLexicon() *lexicon {
	return &lexicon{byTerm: make(map[string]uint32), terms: []string{""}} // 0 is no number
}

// numberOf is the number of a term of a question.
func (l *lexicon) numberOf(term string) uint32 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.number(term)
}

// pack makes words of tokens, and numbers those; false where one does not fit, in text that is
// hardly prose.
func (l *lexicon) pack(tokens []retrieval.Token, from int) ([]word, bool) {
	out := make([]word, len(tokens))
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range tokens {
		t := &tokens[i]
		gap, size := t.Start-from, t.End-t.Start
		if gap < 0 || gap > math.MaxUint16 || size < 0 || size >= stopBit {
			return nil, false
		}
		from = t.Start
		t.Number = l.number(t.Term)
		out[i] = word{t.Number, uint16(gap), uint16(size)}
		if t.Stop {
			out[i].size |= stopBit
		}
	}
	return out, true
}

// number is the term's number. The lexicon keeps its own copy of the term,
// which may be a slice of a whole article. The caller holds mu.
func (l *lexicon) number(term string) uint32 {
	n, ok := l.byTerm[term]
	if !ok {
		n = uint32(len(l.terms))
		term = string([]byte(term))
		l.terms = append(l.terms, term)
		l.byTerm[term] = n
		l.bytes += int64(len(term)) + 80
	}
	return n
}

// unpack appends the tokens that words were made of.
func (l *lexicon) unpack(dst []retrieval.Token, words []word, from int) []retrieval.Token {
	l.mu.RLock()
	defer l.mu.RUnlock()
	for _, w := range words {
		from += int(w.gap)
		end := from + int(w.size&^stopBit)
		dst = append(dst, retrieval.Token{
			Term: l.terms[w.term],
			Span: retrieval.Span{Start: from, End: end},
			Stop: w.size&stopBit != 0, Number: w.term,
		})
	}
	return dst
}

// A wordCache keeps the words of passages, up to a number of bytes.
type wordCache struct {
	room int64

	mu sync.Mutex
	wordMemory
}

// A wordMemory is what words are remembered with at one time.
type wordMemory struct {
	lexicon *lexicon
	packed  *lru[wordsKey, packed]
}

type wordsKey struct {
	segment uint64
	doc     uint32
}

type packed struct {
	words []word
	of    *lexicon
}

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
	c.wordMemory = wordMemory{newLexicon(), newLRU[wordsKey, packed](c.room / 4 * 3)}
}

// present returns what words are remembered with during one search. A lexicon that has
// outgrown its quarter of the room goes, and all that was packed with it.
func (c *wordCache) present() wordMemory {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.lexicon.mu.RLock()
	full := c.lexicon.bytes > c.room/4
	c.lexicon.mu.RUnlock()
	if full {
		c.clear()
	}
	return c.wordMemory
}
