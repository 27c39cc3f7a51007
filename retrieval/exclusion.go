package retrieval

import (
	"slices"

	"dateline/corpus"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// An Exclusion is what a query leaves out, as it was read against one coverage. It
// says nothing of outlets, which need no reading.
type Exclusion struct {
	// People are those whom articles must not name.
	People []Person
	// Phrases must stand neither in the headline nor in the text.
	Phrases []Phrase
}

// A Phrase is the words of an excluded word or phrase, in their order and as the
// index has them.
type Phrase []text.Token

// readExclusion reads what a query leaves out.
func readExclusion(q query.Query, v Vocabulary) (x Exclusion) {
	for _, name := range q.Not.People {
		x.People = append(x.People, readPerson(name, q.Aliases, v))
	}
	for _, w := range q.Not.Words {
		if p := Phrase(text.Analyze(nil, w)); len(p.Terms()) > 0 {
			x.Phrases = append(x.Phrases, p)
		}
	}
	return x
}

// Empty tells whether nothing is left out.
func (x *Exclusion) Empty() bool { return len(x.People)+len(x.Phrases) == 0 }

// Terms are the searched terms of a phrase.
func (p Phrase) Terms() (terms []string) {
	for _, t := range p {
		if !t.Stop && !slices.Contains(terms, t.Term) {
			terms = append(terms, t.Term)
		}
	}
	return terms
}

// Exclusion is what the question leaves out.
func (q *Question) Exclusion() *Exclusion { return &q.exclusion }

// HeldBy tells whether an article has something that is to be left out, in its
// headline or its text.
func (x *Exclusion) HeldBy(a *corpus.Article) bool {
	if x.Empty() {
		return false
	}
	title, body := text.Analyze(nil, a.Title), text.Analyze(nil, a.Text)
	for _, p := range x.Phrases {
		if p.standsIn(title) || p.standsIn(body) {
			return true
		}
	}
	words := heldWords{}
	for _, t := range slices.Concat(title, body) {
		if !t.Stop {
			words[t.Term] = true
		}
	}
	return slices.ContainsFunc(x.People, func(p Person) bool { return p.NamedIn(words.has) })
}

// StandsIn tells whether a phrase stands in the headline or the text of an article.
func (p Phrase) StandsIn(a *corpus.Article) bool {
	return p.standsIn(text.Analyze(nil, a.Title)) || p.standsIn(text.Analyze(nil, a.Text))
}

func (p Phrase) standsIn(words []text.Token) bool {
	for at := range words[:max(0, len(words)-len(p)+1)] {
		if p.begins(words[at:]) {
			return true
		}
	}
	return false
}

// begins tells whether words begin with the phrase.
func (p Phrase) begins(words []text.Token) bool {
	for i, t := range p {
		if words[i].Term != t.Term || words[i].Stop != t.Stop {
			return false
		}
	}
	return true
}
