package retrieval

import (
	"math"
	"strings"
	"sync"
)

// A Lexicon numbers terms, so that ranking compares numbers and not letters.
// It is safe for use by many goroutines.
type Lexicon struct {
	mu      sync.RWMutex
	numbers map[string]uint32
	terms   []lexeme // by number
	bytes   int64
}

// A lexeme is a numbered term; telling is how much it tells by being rare in
// general texts.
type lexeme struct {
	term    string
	telling float64
}

// NewLexicon returns a lexicon without terms.
func NewLexicon() *Lexicon {
	return &Lexicon{numbers: make(map[string]uint32), terms: make([]lexeme, 1)} // 0 is no number
}

// Bytes is about what the lexicon takes in memory.
func (l *Lexicon) Bytes() int64 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.bytes
}

// find is the number of a term, 0 if it has none.
func (l *Lexicon) find(term string) uint32 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.numbers[term]
}

// lexemes are the terms so far, by number.
func (l *Lexicon) lexemes() []lexeme {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.terms
}

// number is the number of a term, given to it now if it had none. The lexicon
// keeps its own copy of the term, which may be a slice of a whole article. The
// caller holds mu.
func (l *Lexicon) number(term string) uint32 {
	n, known := l.numbers[term]
	if known {
		return n
	}
	term = strings.Clone(term)
	n = uint32(len(l.terms))
	l.numbers[term] = n
	l.terms = append(l.terms, lexeme{term, -math.Log(commonness(term))})
	l.bytes += int64(len(term)) + 90
	return n
}
