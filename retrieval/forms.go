package retrieval

import (
	"strings"

	"dateline/retrieval/text"
)

// mostFormed is how many words of a question are looked at for other forms of
// them; more is no question any more.
const mostFormed = 64

// addForms finds other ways to write what the question says: words in one or
// in two, numbers in digits or in words, names as other alphabets give them,
// or by their initials.
func (q *Question) addForms(tokens []text.Token, v Vocabulary) {
	f := former{Question: q, tokens: tokens[:min(len(tokens), mostFormed)], v: v, number: map[string]int{}}
	for i, c := range q.concepts {
		f.number[c.term] = i
	}
	f.compounds()
	f.numerals()
	f.respellings()
	f.carried()
	f.initialisms()
}

// A former looks for other forms of one question's words.
type former struct {
	*Question
	tokens []text.Token
	v      Vocabulary
	number map[string]int // of the concepts, by term
	room   []text.Token   // to analyse other forms in
}

// text is how tokens from..to were typed.
func (f *former) text(from, to int) string {
	return f.query.Text[f.tokens[from].Start:f.tokens[to-1].End]
}

// also searches a form beside tokens from..to.
func (f *former) also(from, to int, form string) {
	s := standIn{asked: f.text(from, to), covers: concepts(f.tokens[from:to], f.number), tight: true}
	for _, t := range f.analyze(form) {
		if t.Stop {
			return
		}
		s.terms = append(s.terms, t.Term)
	}
	if len(s.terms) > 0 {
		f.standFor(s, f.v)
	}
}

// analyze returns the tokens of a form, until the next one is analysed.
func (f *former) analyze(form string) []text.Token {
	f.room = text.Analyze(f.room[:0], form)
	return f.room
}

// adjoin tells whether nothing but a space or a hyphen stands between a token
// and the next.
func (f *former) adjoin(i int) bool {
	return i+1 < len(f.tokens) && adjoins(f.query.Text[f.tokens[i].End:f.tokens[i+1].Start])
}

// adjoins tells whether what stands between two words leaves them together.
func adjoins(between string) bool {
	switch between {
	case " ", "-", "\u00a0", "\u202f", "\u2011":
		return true
	}
	return false
}

// compounds finds words that others write in two, and two that others write in
// one: air strike, air-strike, airstrike.
func (f *former) compounds() {
	for i := range f.tokens {
		word := f.text(i, i+1)
		if f.tokens[i].Stop || !lettersOnly(word) {
			continue
		}
		if f.v.Spread(f.tokens[i].Term) == 0 {
			f.parted(i, word)
		}
		if !f.adjoin(i) || f.tokens[i+1].Stop {
			continue
		}
		if next := f.text(i+1, i+2); lettersOnly(next) {
			f.joined(i, word, next)
		}
	}
}

// joined searches two words as one. A short one must be joined by a hyphen
// already, and what is left without its ending be most of both: a de Forest
// does not deforest, and state nationals are not from Staten.
func (f *former) joined(i int, word, next string) {
	length := len(word) + len(next)
	if length < shortestCompound || len(word) <= shortestPart && f.query.Text[f.tokens[i].End] != '-' {
		return
	}
	t := f.analyze(word + next)
	if len(t) == 1 && 4*len(t[0].Term) >= 3*length && f.v.Spread(t[0].Term) >= min(usage, 1+f.v.Articles()/usualArticles) {
		f.also(i, i+2, word+next)
	}
}

// In a coverage of some size a word is written in one if so many articles write
// it so: in one or two of hundreds a space was lost.
const (
	usage         = 3
	usualArticles = 200
)

// The least bytes of a word in two parts, and of each of them, and the most:
// each place in the word is tried, which a text without blanks has too many of.
const (
	shortestCompound = 6
	longestCompound  = 64
	shortestPart     = 2
)

// parted searches a word that the coverage lacks as the two that it does hold.
func (f *former) parted(i int, word string) {
	if len(word) < shortestCompound || len(word) > longestCompound {
		return
	}
	for at := range word {
		if at >= shortestPart && at <= len(word)-shortestPart {
			f.also(i, i+1, word[:at]+" "+word[at:])
		}
	}
}

// lettersOnly tells whether a word is in Latin or Cyrillic letters throughout:
// other alphabets do not part words, and numbers are no words.
func lettersOnly(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 'À' && r < 'ҁ')
	}) < 0
}
