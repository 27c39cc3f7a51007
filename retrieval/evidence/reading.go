package evidence

import (
	"cmp"
	"slices"
	"strings"
	"sync"

	"dateline/retrieval/text"
)

// A reading is a text, a question's or a quote's, as the rules see it: its
// words, and who is named where.
type reading struct {
	text  string
	words []word
	// names are in order, and disjoint; none until findNames.
	names []name
	// numbers are its figures, if haveNumbers.
	numbers     []figure
	haveNumbers bool
	// typed: people typed it, and may have left out capitals.
	typed bool
	// isName tells of a word whether it is known to be a name.
	isName func(*word) bool
}

// tokens are buffers for the tokens of a text, which are copied into its words.
var tokens = sync.Pool{New: func() any { return new([]text.Token) }}

// cut cuts a text into words.
func cut(s string) *reading {
	buffer, ok := tokens.Get().(*[]text.Token)
	if !ok {
		buffer = new([]text.Token) // the pool holds nothing else
	}
	*buffer = text.Analyze((*buffer)[:0], s)
	r := &reading{text: s, words: readWords(s, *buffer)}
	tokens.Put(buffer)
	return r
}

// read cuts a text into words and finds the names among them.
func read(s string, isName func(*word) bool) *reading {
	r := cut(s)
	r.findNames(isName)
	return r
}

// findNames finds the names. A word is one by its capital, or because isName
// says so.
func (r *reading) findNames(isName func(*word) bool) {
	r.isName = isName
	for i := 0; i < len(r.words); {
		n, ok := r.nameAt(i)
		if !ok {
			i++
			continue
		}
		for k := n.from; k < n.to; k++ {
			r.words[k].name = len(r.names)
		}
		r.names = append(r.names, n)
		i = n.to
	}
}

// form is word i in lower case and without accents; empty beyond the ends.
func (r *reading) form(i int) string {
	if i < 0 || i >= len(r.words) {
		return ""
	}
	return r.words[i].Form
}

// slice is how words from..to are written.
func (r *reading) slice(from, to int) string {
	return r.text[r.words[from].Start:r.words[to-1].End]
}

// before is what stands between word i and the word before it; after the last
// word, what is left.
func (r *reading) before(i int) string {
	from, to := 0, len(r.text)
	if i > 0 {
		from = r.words[i-1].End
	}
	if i < len(r.words) {
		to = r.words[i].Start
	}
	return r.text[from:max(from, to)]
}

// joined tells whether nothing but a space or a hyphen stands between word i
// and the word before it.
func (r *reading) joined(i int) bool {
	if i <= 0 || i >= len(r.words) {
		return false
	}
	gap := r.before(i)
	return gap == " " || gap == "-" || gap == "‑" || gap == "\u00a0"
}

// within are the words inside a span.
func (r *reading) within(s text.Span) []word {
	byStart := func(w word, start int) int { return cmp.Compare(w.Start, start) }
	from, _ := slices.BinarySearchFunc(r.words, s.Start, byStart)
	to, _ := slices.BinarySearchFunc(r.words, s.End, byStart)
	return r.words[from:max(from, to)]
}

// lastSentence is the first word of the last sentence.
func (r *reading) lastSentence() int {
	sentences := text.Sentences(r.text, text.Span{End: len(r.text)})
	for i := range r.words {
		if len(sentences) > 0 && r.words[i].Start >= sentences[len(sentences)-1].Start {
			return i
		}
	}
	return 0
}

// holds tells whether the text has a term.
func (r *reading) holds(term string) bool {
	for i := range r.words {
		if r.words[i].Term == term {
			return true
		}
	}
	return false
}

// first is the first word with one of some terms, -1 for none.
func (r *reading) first(terms map[string]bool) int {
	for i := range r.words {
		if terms[r.words[i].Term] {
			return i
		}
	}
	return -1
}

// maxClip is how many bytes of a text are repeated at most.
const maxClip = 57

// clip returns the words of a span, cut short at a space.
func (r *reading) clip(s text.Span) string {
	words := strings.Join(strings.Fields(r.text[s.Start:s.End]), " ")
	if len(words) <= maxClip {
		return words
	}
	at := strings.LastIndexByte(words[:maxClip], ' ')
	if at < 0 {
		return words
	}
	return words[:at] + " …"
}
