package retrieval

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
	// sentences are those of a passage, header is the text of a header.
	sentences []Span
	header    string
}

// A place is that of a word: how many words, stop words too, are before it,
// and where it begins, counted from the start of the passage.
type place struct{ token, start, size uint16 }

// A widePlace is a place that may lie anywhere.
type widePlace struct {
	token int
	Span
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
	w := l.words(header, 0, tokens)
	w.header = header
	return w
}

// words reads the words of a text that begins at start in its article.
func (l *Lexicon) words(text string, start int, tokens *[]Token) *Words {
	if tokens == nil {
		tokens = new([]Token)
	}
	*tokens = Analyze((*tokens)[:0], text)
	w := &Words{lexicon: l, start: start}
	n := 0
	for i := range *tokens {
		if !(*tokens)[i].Stop {
			n++
		}
	}
	w.numbers = make([]uint32, 0, n)
	if len(text) <= math.MaxUint16 {
		w.places = make([]place, 0, n)
	} else {
		w.wide = make([]widePlace, 0, n)
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for i := range *tokens {
		if t := &(*tokens)[i]; !t.Stop {
			w.numbers = append(w.numbers, l.number(t.Term))
			w.put(i, t.Span)
		}
	}
	return w
}

// put notes the place of the next word.
func (w *Words) put(token int, s Span) {
	if w.wide != nil {
		w.wide = append(w.wide, widePlace{token, Span{w.start + s.Start, w.start + s.End}})
		return
	}
	w.places = append(w.places, place{uint16(token), uint16(s.Start), uint16(s.End - s.Start)})
}

// token is how many words are before word i, stop words too.
func (w *Words) token(i int) int {
	if w.wide != nil {
		return w.wide[i].token
	}
	return int(w.places[i].token)
}

// span is where word i stands in the article's text.
func (w *Words) span(i int) Span {
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
		terms := w.lexicon.lexemes()
		for i, n := range w.numbers {
			if !yield(terms[n].term, w.span(i)) {
				return
			}
		}
	}
}

// Len is how many words there are.
func (w *Words) Len() int { return len(w.numbers) }

// Of tells whether a lexicon numbered the words: all words of one search are
// of the same one.
func (w *Words) Of(l *Lexicon) bool { return w.lexicon == l }

// Bytes is about what the words take in memory.
func (w *Words) Bytes() int64 {
	return int64(160 + len(w.header) + 4*cap(w.numbers) + 6*cap(w.places) + 24*cap(w.wide) + 16*cap(w.sentences))
}
