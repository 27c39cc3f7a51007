package text

import (
	"math"
	"strings"
	"sync"
)

// A Lexicon numbers terms and the forms of each, so that ranking compares
// numbers and not letters. It is safe for use by many goroutines.
type Lexicon struct {
	mu    sync.RWMutex
	terms map[string]uint32
	forms map[string]FormNumber
	// lexemes has the terms by number, seen how many forms of each there are.
	lexemes []Lexeme
	seen    []uint8
	bytes   int64
}

// A Lexeme is a numbered term; telling is how much it tells by being rare in
// general texts.
type Lexeme struct {
	Term   string
	Rarity float64
}

// A FormNumber is the number of a form's term, and which of the term's forms
// it is.
type FormNumber struct {
	term uint32
	form uint8
}

// furtherForm stands for all forms of a term from the 256th on, which nobody
// tells apart.
const furtherForm = math.MaxUint8

// NewLexicon returns a lexicon without terms.
func NewLexicon() *Lexicon {
	return &Lexicon{ // 0 is no number
		terms: make(map[string]uint32), forms: make(map[string]FormNumber),
		lexemes: make([]Lexeme, 1), seen: make([]uint8, 1),
	}
}

// Bytes is about what the lexicon takes in memory.
func (l *Lexicon) Bytes() int64 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.bytes
}

// Find is the number of a term, 0 if it has none.
func (l *Lexicon) Find(term string) uint32 {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.terms[term]
}

// FindForm is the number of a form; one that was never seen, or cannot be told
// from others, has none.
func (l *Lexicon) FindForm(form string) (n FormNumber, known bool) {
	l.mu.RLock()
	defer l.mu.RUnlock()
	n, known = l.forms[form]
	return n, known && n.form != furtherForm
}

// Lexemes are the terms so far, by number.
func (l *Lexicon) Lexemes() []Lexeme {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.lexemes
}

// number is the number of a word, given to it now if it had none. The lexicon
// keeps its own copies, as a word may be a slice of a whole article. The caller
// holds mu.
func (l *Lexicon) number(t *Token) FormNumber {
	n, known := l.forms[t.Form]
	if known {
		return n
	}
	n.term = l.termNumber(t.Term)
	if n.form = l.seen[n.term]; n.form < furtherForm {
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
