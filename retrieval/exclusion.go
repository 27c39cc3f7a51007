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
	Phrases []text.FormPhrase
}

// readExclusion reads what a query leaves out.
func readExclusion(q query.Query, v Vocabulary) (x Exclusion) {
	for _, name := range q.Not.People {
		x.People = append(x.People, readPerson(name, q.Aliases, v))
	}
	for _, w := range q.Not.Words {
		if p := text.NewFormPhrase(w); len(p.Terms()) > 0 {
			x.Phrases = append(x.Phrases, p)
		}
	}
	return x
}

// Empty tells whether nothing is left out.
func (x *Exclusion) Empty() bool { return len(x.People)+len(x.Phrases) == 0 }

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
		if p.StandsIn(title) || p.StandsIn(body) {
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
