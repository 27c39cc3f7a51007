package retrieval

import (
	"strings"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// maxExpanded is how many words of a question are expanded; a longer text is no
// question.
const maxExpanded = 64

// addForms adds other ways to write what the question says: compounds,
// numerals, respellings, transliterations and initialisms.
func (q *Question) addForms(tokens []text.Token, v Vocabulary) {
	e := expander{Question: q, tokens: tokens[:min(len(tokens), maxExpanded)], v: v, conceptByTerm: map[string]int{}}
	for i, c := range q.concepts {
		e.conceptByTerm[c.term] = i
	}
	e.compounds()
	e.numerals()
	e.joinedUnits()
	e.designations()
	e.initials()
	e.possessives()
	e.irregularForms()
	e.respellings()
	e.transliterations()
	e.initialisms()
	e.hebrewForms()
	e.japaneseForms()
	e.ukrainianForms()
	e.germanForms()
	e.romanceForms()
}

// An expander finds other forms of the words of one question.
type expander struct {
	*Question
	tokens        []text.Token
	v             Vocabulary
	conceptByTerm map[string]int
	tokenBuffer   []text.Token // for analyze
	// languages are those that the coverage holds, beside German.
	languages [query.Ukrainian + 1]bool
	german    bool
}

// text is how tokens from..to were typed.
func (e *expander) text(from, to int) string {
	return e.query.Text[e.tokens[from].Start:e.tokens[to-1].End]
}

// addForm searches a form as a substitute for tokens from..to.
func (e *expander) addForm(from, to int, form string) {
	s := substitute{asked: e.text(from, to), covers: concepts(e.tokens[from:to], e.conceptByTerm), tight: true}
	for _, t := range e.analyze(form) {
		if t.Stop {
			return
		}
		s.terms = append(s.terms, t.Term)
	}
	if len(s.terms) > 0 {
		e.addSubstitute(s, e.v)
	}
}

// analyze returns the tokens of a form. They are valid until the next call.
func (e *expander) analyze(form string) []text.Token {
	e.tokenBuffer = text.Analyze(e.tokenBuffer[:0], form)
	return e.tokenBuffer
}

// between is what stands between a token and the next; empty if they overlap.
func (e *expander) between(i int) string {
	from := e.tokens[i].End
	return e.query.Text[from:max(from, e.tokens[i+1].Start)]
}

// adjoinsNext tells whether only a space or a hyphen separates a token from the
// next.
func (e *expander) adjoinsNext(i int) bool {
	return i+1 < len(e.tokens) && adjoins(e.between(i))
}

// adjoins tells whether what stands between two words leaves them together.
func adjoins(between string) bool {
	switch between {
	case " ", "-", "\u00a0", "\u202f", "\u2011":
		return true
	}
	return false
}

// compounds adds words that others write as two, and pairs that others write as
// one: air strike, air-strike, airstrike.
func (e *expander) compounds() {
	for i := range e.tokens {
		word := e.text(i, i+1)
		if e.tokens[i].Stop || !lettersOnly(word) {
			continue
		}
		if e.v.Spread(e.tokens[i].Term) == 0 {
			e.splitCompound(i, word)
		}
		if !e.adjoinsNext(i) || e.tokens[i+1].Stop {
			continue
		}
		if next := e.text(i+1, i+2); lettersOnly(next) {
			e.joinCompound(i, word, next)
		}
	}
}

// joinCompound searches two words as one. A short first part must have its
// hyphen already, and stemming must leave most of the compound: "a de Forest"
// is not deforest, and "state nationals" are not from Staten.
func (e *expander) joinCompound(i int, word, next string) {
	length := len(word) + len(next)
	if length < minCompound || len(word) <= minCompoundPart && e.query.Text[e.tokens[i].End] != '-' {
		return
	}
	t := e.analyze(word + next)
	if len(t) == 1 && 4*len(t[0].Term) >= 3*length && e.v.Spread(t[0].Term) >= min(minUsage, 1+e.v.Articles()/articlesPerUsage) {
		e.addForm(i, i+2, word+next)
	}
}

// A compound counts only if enough articles write it in one word, since now and
// then an article has lost a space: one article, and another for each
// articlesPerUsage in the coverage, up to minUsage.
const (
	minUsage         = 3
	articlesPerUsage = 200
)

// Bytes of a compound, at least and at most, and of each part at least. The
// upper bound is for texts without spaces, since a word is split at every
// place.
const (
	minCompound     = 6
	maxCompound     = 64
	minCompoundPart = 2
)

// splitCompound searches a word that the coverage lacks as two words that it
// holds.
func (e *expander) splitCompound(i int, word string) {
	least := minCompound
	if capitalised(e.query.Text, e.tokens[i]) { // Jiwoo
		least--
	}
	if len(word) < least || len(word) > maxCompound {
		return
	}
	for at := range word {
		if at >= minCompoundPart && at <= len(word)-minCompoundPart {
			e.addForm(i, i+1, word[:at]+" "+word[at:])
		}
	}
}

// lettersOnly tells whether a word consists of Latin or Cyrillic letters.
func lettersOnly(word string) bool {
	return word != "" && strings.IndexFunc(word, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 'À' && r < 'ҁ')
	}) < 0
}

// A nameKind says how the words of a name go together.
type nameKind int

const (
	// personName: capitalised words with nothing but a space or hyphen between.
	personName nameKind = iota
	// officialName: stop words and possessives may stand inside, as in Ministry of
	// Defence and Coastal People's Guard.
	officialName
)

// nameEnd is the end of the name of some kind that begins with token from; from
// itself if none does.
func (e *expander) nameEnd(from int, kind nameKind) (end int) {
	end = from
	for i := from; i < len(e.tokens); i++ {
		inside := kind == officialName && i > from && e.tokens[i].Stop
		if !lettersOnly(e.text(i, i+1)) || !inside && !e.mayBeNamePart(i) {
			break
		}
		if !inside {
			end = i + 1
		}
		if i+1 < len(e.tokens) && !e.continuesName(i, kind) {
			break
		}
	}
	return end
}

// mayBeNamePart tells whether a word may be part of a name.
func (e *expander) mayBeNamePart(i int) bool {
	return e.tokens[i].End-e.tokens[i].Start <= maxNamePart && capitalised(e.query.Text, e.tokens[i])
}

// continuesName tells whether what stands between a token and the next may stand
// within a name of some kind.
func (e *expander) continuesName(i int, kind nameKind) bool {
	between := e.between(i)
	if kind == officialName {
		for _, possessive := range []string{"'s", "’s", "'", "’"} {
			between = strings.TrimPrefix(between, possessive)
		}
	}
	return adjoins(between)
}
