package evidence

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// A body is a text, a question's or a quote's, cut into words.
type body struct {
	text  string
	words []text.Token
	// numbers are its figures, if haveNumbers.
	numbers     []figure
	haveNumbers bool
}

func cut(s string) body {
	return body{text: s, words: text.Analyze(make([]text.Token, 0, len(s)/5+1), s)}
}

// form is word i in lower case and without accents; empty beyond the ends.
func (b *body) form(i int) string {
	if i < 0 || i >= len(b.words) {
		return ""
	}
	return b.words[i].Form
}

// typed is word i as it stands in the text.
func (b *body) typed(i int) string { return b.text[b.words[i].Start:b.words[i].End] }

// before is what stands between word i and the word before it; after the last
// word, what is left.
func (b *body) before(i int) string {
	from, to := 0, len(b.text)
	if i > 0 {
		from = b.words[i-1].End
	}
	if i < len(b.words) {
		to = b.words[i].Start
	}
	return b.text[from:max(from, to)]
}

// joined tells whether nothing but a space or a hyphen stands between word i
// and the word before it.
func (b *body) joined(i int) bool {
	if i <= 0 || i >= len(b.words) {
		return false
	}
	gap := b.before(i)
	return gap == " " || gap == "-" || gap == "‑" || gap == "\u00a0"
}

// within are the words inside a span.
func (b *body) within(s text.Span) []text.Token {
	byStart := func(w text.Token, start int) int { return cmp.Compare(w.Start, start) }
	from, _ := slices.BinarySearchFunc(b.words, s.Start, byStart)
	to, _ := slices.BinarySearchFunc(b.words, s.End, byStart)
	return b.words[from:max(from, to)]
}

// lastSentence is the first word of the last sentence.
func (b *body) lastSentence() int {
	sentences := text.Sentences(b.text, text.Span{End: len(b.text)})
	for i := range b.words {
		if len(sentences) > 0 && b.words[i].Start >= sentences[len(sentences)-1].Start {
			return i
		}
	}
	return 0
}

// capital tells whether word i begins with a capital letter.
func (b *body) capital(i int) bool {
	r, _ := utf8.DecodeRuneInString(b.text[b.words[i].Start:])
	return unicode.IsUpper(r)
}

// latin tells whether a text is written in Latin letters, as all is that the
// rules about English read. A word or two in another script do not matter.
func latin(s string) bool {
	letters, other := 0, 0
	for _, r := range s {
		if r < 0x250 {
			letters++
		} else if unicode.IsLetter(r) {
			other++
		}
	}
	return other*5 <= letters
}

// isDigits tells whether a word consists of n ASCII digits.
func isDigits(word string, n int) bool { return len(word) == n && text.IsNumber(word) }
