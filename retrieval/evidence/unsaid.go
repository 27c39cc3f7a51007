package evidence

import (
	"slices"
	"strings"
)

// unsaidVerb objects to a question such as "Why did Oslo withdraw its troops?"
// where the evidence says of nothing and nobody that they withdraw. What is
// asked presupposes it; who is asked for a name or a thing gets more credit,
// because news puts quiz questions in other words.
func unsaidVerb(d *Demands, e *Evidence) (o Objection, ok bool) {
	a, ok := d.action()
	if !ok || !a.comparable || !a.agent.known() || !d.presupposes() || nominal(d.reading.words[a.verb].Form) {
		return o, false
	}
	if e.saysAny(a.terms) || e.saysAny(a.inverse) || e.saysRelated(d.reading.words[a.verb].Term) || d.synonymIn(a.verb, e) {
		return o, false
	}
	return Objection{Kind: Predicate, Asked: d.reading.slice(a.verb, a.verb+1)}, true
}

// presupposes tells whether the question takes for granted that something was
// done, and asks why, when, where, how or whether.
func (d *Demands) presupposes() bool {
	words := d.reading.words
	from := d.reading.askingSentence()
	return from < len(words) && (askingAuxiliaries[words[from].Form] || presupposing[words[from].Form])
}

// nominal tells whether a word has the ending of a noun or of a comparison.
func nominal(form string) bool {
	return slices.ContainsFunc([]string{"ment", "tion", "sion", "er", "or", "ness", "ity", "ship", "val", "sal", "nce"}, func(ending string) bool {
		return strings.HasSuffix(form, ending)
	})
}

// synonymIn tells whether the evidence has another word for one of the question.
func (d *Demands) synonymIn(at int, e *Evidence) bool {
	for _, r := range []*reading{e.read(), e.readHeadline()} {
		if d.aliasIn(at, r) {
			return true
		}
	}
	return false
}

// relatedPrefix is how many letters a verb shares with its noun at least: seize,
// seizure.
const relatedPrefix = 5

// saysRelated tells whether the evidence has a word that begins like another.
func (e *Evidence) saysRelated(term string) bool {
	if len(term) < relatedPrefix {
		return false
	}
	begins := func(w word) bool { return strings.HasPrefix(w.Term, term[:relatedPrefix]) }
	return slices.ContainsFunc(e.read().words, begins) || slices.ContainsFunc(e.readHeadline().words, begins)
}
