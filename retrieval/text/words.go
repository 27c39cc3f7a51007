package text

import (
	"iter"
	"math"
	"sync/atomic"
)

// Words are the searched words of a passage or a header, in the form in which
// ranking reads them. They are immutable, and safe for concurrent use.
type Words struct {
	lexicon *Lexicon
	// start is the offset of the passage in its article.
	start int
	// numbers are the numbers of the words' terms.
	numbers []uint32
	// occurrences say where the words stand. A text that is hardly prose, with
	// very long words or passages, needs wide instead.
	occurrences []occurrence
	wide        []wideOccurrence
	// sentences are those of a passage; a header has none.
	sentences []Span
	// forms are those of the sentences, nil until they are asked for.
	forms atomic.Pointer[[]SentenceForm]
}

// An occurrence is one word in a passage: its position (how many words, stop
// words included, precede it), its offset from the start of the passage, its
// length in bytes, and which form of its term it is.
type occurrence struct {
	position, start uint16
	size, form      uint8
}

// A wideOccurrence is an occurrence whose numbers exceed those of the compact
// type. Its Span is one of the article.
type wideOccurrence struct {
	position int
	Span
	form uint8
}

// Words reads the words of text[span.Start:span.End], which must be whole
// sentences. tokens is a buffer that calls may share; it may be nil.
func (l *Lexicon) Words(text string, span Span, tokens *[]Token) *Words {
	w := l.words(text[span.Start:span.End], span.Start, tokens)
	w.sentences = Sentences(text, span)
	return w
}

// HeaderWords reads the words of an article's header. tokens is a buffer that
// calls may share; it may be nil.
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
	w.reserve(*tokens)
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range *tokens {
		if t := &(*tokens)[i]; !t.Stop {
			n := l.number(t)
			w.numbers = append(w.numbers, n.term)
			w.addOccurrence(i, t.Span, n.form)
		}
	}
	return w
}

// reserve allocates room for those of tokens that are no stop words.
func (w *Words) reserve(tokens []Token) {
	n, wide := 0, false
	for i := range tokens {
		if t := &tokens[i]; !t.Stop {
			n++
			wide = wide || t.End > math.MaxUint16 || t.End-t.Start > math.MaxUint8
		}
	}
	w.numbers = make([]uint32, 0, n)
	if wide {
		w.wide = make([]wideOccurrence, 0, n)
		return
	}
	w.occurrences = make([]occurrence, 0, n)
}

func (w *Words) addOccurrence(token int, s Span, form uint8) {
	if w.wide != nil {
		w.wide = append(w.wide, wideOccurrence{token, Span{w.start + s.Start, w.start + s.End}, form})
		return
	}
	w.occurrences = append(w.occurrences, occurrence{uint16(token), uint16(s.Start), uint8(s.End - s.Start), form})
}

func (w *Words) form(i int) uint8 {
	if w.wide != nil {
		return w.wide[i].form
	}
	return w.occurrences[i].form
}

// Position is how many words of the text precede word i, stop words included.
func (w *Words) Position(i int) int {
	if w.wide != nil {
		return w.wide[i].position
	}
	return int(w.occurrences[i].position)
}

// Span is where word i stands in its article.
func (w *Words) Span(i int) Span {
	if w.wide != nil {
		return w.wide[i].Span
	}
	p := w.occurrences[i]
	start := w.start + int(p.start)
	return Span{start, start + int(p.size)}
}

// All yields the terms in their order, and where each stands in its article.
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

// Start is the offset of the passage in its article.
func (w *Words) Start() int { return w.start }

// Numbers returns the numbers of the words' terms in the lexicon, in the order
// of the text. It must not be changed.
func (w *Words) Numbers() []uint32 { return w.numbers }

// Lexicon returns the lexicon that numbered the words' terms.
func (w *Words) Lexicon() *Lexicon { return w.lexicon }

// Sentences returns the sentences of a passage, in order, as spans of its
// article. It must not be changed.
func (w *Words) Sentences() []Span { return w.sentences }

// FormNumber identifies the form of word i.
func (w *Words) FormNumber(i int) FormNumber { return FormNumber{w.numbers[i], w.form(i)} }

// Len is the number of words, stop words not included.
func (w *Words) Len() int { return len(w.numbers) }

// Bytes estimates the memory that the words take.
func (w *Words) Bytes() int64 {
	return int64(184 + 4*cap(w.numbers) + 6*cap(w.occurrences) + 32*cap(w.wide) + 24*cap(w.sentences))
}

// Prefetch reads a little of the words, about one read a cache line, so that
// later reads find them in the processor's caches. The result means nothing,
// but must be used, or the compiler may drop the reads.
func (w *Words) Prefetch() (sum uint32) {
	n := len(w.numbers)
	if n == 0 || w.wide != nil {
		return 0
	}
	for quarter := range 4 {
		sum += w.numbers[n*quarter/4] + uint32(w.occurrences[n*quarter/4].position)
	}
	return sum + w.numbers[n-1]
}

// CountWithin is how many of the words stand in a span of the article.
func (w *Words) CountWithin(s Span) (n int) {
	for i := range w.numbers {
		if s.Contains(w.Span(i)) {
			n++
		}
	}
	return n
}
