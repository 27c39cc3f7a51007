package text

import (
	"math"
	"strings"
	"sync"
)

// A Lexicon assigns numbers to terms and to the forms of each, so that ranking
// compares integers instead of strings. It is safe for concurrent use. The
// number 0 is never assigned.
type Lexicon struct {
	mu    sync.RWMutex
	terms map[string]uint32
	forms map[string]FormNumber
	// lexemes are the terms by number, seen is how many forms each has.
	lexemes []Lexeme
	seen    []uint8
	bytes   int64
}

// A Lexeme is a term of a lexicon.
type Lexeme struct {
	Term string
	// Rarity is the negative logarithm of the term's Commonness.
	Rarity float64
}

// A FormNumber identifies a form: the number of its term, and which of the
// term's forms it is. It is comparable.
type FormNumber struct {
	term uint32
	form uint8
}

// overflowForm stands for all forms of a term from the 256th on, which are not
// told apart.
const overflowForm = math.MaxUint8

// NewLexicon returns an empty lexicon.
func NewLexicon() *Lexicon {
	return &Lexicon{ // the number 0 is taken
		terms: make(map[string]uint32), forms: make(map[string]FormNumber),
		lexemes: make([]Lexeme, 1), seen: make([]uint8, 1),
	}
}

// Bytes estimates the memory that the lexicon takes.
func (l *Lexicon) Bytes() int64 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.bytes
}

// Find returns the number of a term; 0 if it has none.
func (l *Lexicon) Find(term string) uint32 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.terms[term]
}

// FindForm returns the number of a form. known is false for a form that has not
// been seen, or that shares its number with others.
func (l *Lexicon) FindForm(form string) (n FormNumber, known bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	n, known = l.forms[form]
	return n, known && n.form != overflowForm
}

// Lexemes returns the terms so far, indexed by their numbers. It must not be
// changed.
func (l *Lexicon) Lexemes() []Lexeme {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.lexemes
}

// number returns the number of a token, assigning one if it had none. The
// lexicon clones what it keeps, since a token may be a slice of a whole
// article. The caller holds mu.
func (l *Lexicon) number(t *Token) FormNumber {
	n, known := l.forms[t.Form]
	if known {
		return n
	}
	n.term = l.termNumber(t.Term)
	if n.form = l.seen[n.term]; n.form < overflowForm {
		l.seen[n.term]++
	}
	l.forms[strings.Clone(t.Form)] = n
	l.bytes += int64(len(t.Form)) + 50
	return n
}

func (l *Lexicon) termNumber(term string) uint32 {
	n, known := l.terms[term]
	if known {
		return n
	}
	term = strings.Clone(term)
	n = uint32(len(l.lexemes))
	l.terms[term] = n
	l.lexemes = append(l.lexemes, Lexeme{term, -math.Log(Commonness(term))})
	l.seen = append(l.seen, 0)
	l.bytes += int64(len(term)) + 100
	return n
}
