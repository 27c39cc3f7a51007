package text

import (
	"iter"
	"math"
)

// Words are the searched words of a text, or of a passage in one, as ranking
// looks at them. They never change.
type Words struct {
	lexicon *Lexicon
	// start is where the text or passage begins.
	start   int
	numbers []uint32
	// places says where the words stand; in text that is hardly prose they do
	// not fit, and wide has them.
	places []place
	wide   []widePlace
	// Sentences are those of a passage.
	sentences []Span
}

// A place is that of a word: how many words, stop words too, are before it,
// where it begins, counted from the start of the passage, and how long it is.
// The form says which of the term's it is.
type place struct {
	token, start uint16
	size, form   uint8
}

// A widePlace is a place that may lie anywhere.
type widePlace struct {
	token int
	Span
	form uint8
}

// Words reads the words of text[span.Start:span.End], which is a passage:
// whole sentences. The tokens are room to work in, and can be used again; nil
// will do.
func (l *Lexicon) Words(text string, span Span, tokens *[]Token) *Words {
	w := l.words(text[span.Start:span.End], span.Start, tokens)
	w.sentences = Sentences(text, span)
	return w
}

// HeaderWords reads the words of an article's header.
func (l *Lexicon) HeaderWords(header string, tokens *[]Token) *Words {
	return l.words(header, 0, tokens)
}

// words reads the words of a text that begins at start in its article.
func (l *Lexicon) words(text string, start int, tokens *[]Token) *Words {
	if tokens == nil {
		tokens = new([]Token)
	}
	*tokens = Analyze((*tokens)[:0], text)
	w := &Words{lexicon: l, start: start}
	w.makeRoom(*tokens)
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range *tokens {
		if t := &(*tokens)[i]; !t.Stop {
			n := l.number(t)
			w.numbers = append(w.numbers, n.term)
			w.put(i, t.Span, n.form)
		}
	}
	return w
}

// makeRoom makes room for the words among tokens.
func (w *Words) makeRoom(tokens []Token) {
	n, wide := 0, false
	for i := range tokens {
		if t := &tokens[i]; !t.Stop {
			n++
			wide = wide || t.End > math.MaxUint16 || t.End-t.Start > math.MaxUint8
		}
	}
	w.numbers = make([]uint32, 0, n)
	if wide {
		w.wide = make([]widePlace, 0, n)
		return
	}
	w.places = make([]place, 0, n)
}

// put notes the place of the next word.
func (w *Words) put(token int, s Span, form uint8) {
	if w.wide != nil {
		w.wide = append(w.wide, widePlace{token, Span{w.start + s.Start, w.start + s.End}, form})
		return
	}
	w.places = append(w.places, place{uint16(token), uint16(s.Start), uint8(s.End - s.Start), form})
}

// form is which of its term's forms word i is.
func (w *Words) form(i int) uint8 {
	if w.wide != nil {
		return w.wide[i].form
	}
	return w.places[i].form
}

// Token is how many words are before word i, stop words too.
func (w *Words) Token(i int) int {
	if w.wide != nil {
		return w.wide[i].token
	}
	return int(w.places[i].token)
}

// Span is where word i stands in the article's text.
func (w *Words) Span(i int) Span {
	if w.wide != nil {
		return w.wide[i].Span
	}
	p := w.places[i]
	start := w.start + int(p.start)
	return Span{start, start + int(p.size)}
}

// All yields the terms in their order, and where they stand in the text.
func (w *Words) All() iter.Seq2[string, Span] {
	return func(yield func(string, Span) bool) {
		terms := w.lexicon.Lexemes()
		for i, n := range w.numbers {
			if !yield(terms[n].Term, w.Span(i)) {
				return
			}
		}
	}
}

// Start is where the text or passage begins in its article.
func (w *Words) Start() int { return w.start }

// Numbers are the numbers of the words' terms in the lexicon, in the order of
// the text. They must not be changed.
func (w *Words) Numbers() []uint32 { return w.numbers }

// Lexicon is the lexicon that numbers the words' terms.
func (w *Words) Lexicon() *Lexicon { return w.lexicon }

// Sentences are the sentences of a passage, in order. They must not be changed.
func (w *Words) Sentences() []Span { return w.sentences }

// FormNumber is the form of word i.
func (w *Words) FormNumber(i int) FormNumber { return FormNumber{w.numbers[i], w.form(i)} }

// Len is how many words there are.
func (w *Words) Len() int { return len(w.numbers) }

// Bytes is about what the words take in memory.
func (w *Words) Bytes() int64 {
	return int64(144 + 4*cap(w.numbers) + 6*cap(w.places) + 32*cap(w.wide) + 16*cap(w.sentences))
}

// Touch reads the words here and there, about a line of a cache apart.
func (w *Words) Touch() (sum uint32) {
	n := len(w.numbers)
	if n == 0 || w.wide != nil {
		return 0
	}
	for quarter := range 4 {
		sum += w.numbers[n*quarter/4] + uint32(w.places[n*quarter/4].token)
	}
	return sum + w.numbers[n-1]
}

// CountIn is how many words stand in a part of a text.
func (w *Words) CountIn(s Span) (n int) {
	for i := range w.numbers {
		if s.Contains(w.Span(i)) {
			n++
		}
	}
	return n
}
