package evidence

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// unsaidVerb objects to a question such as "Why did Oslo withdraw its troops?"
// where the evidence says of nothing and nobody that they withdraw. What is
// asked presupposes it; who is asked for a name or a thing gets more credit,
// because news puts quiz questions in other words.
func unsaidVerb(d *Demands, e *Evidence) (o Objection, ok bool) {
	a, ok := d.asked()
	if !ok || !a.comparable || !a.agent.known() && !d.question.asksWhy() || !d.presupposes() || nominal(d.question.words[a.verb].Form) {
		return o, false
	}
	if misspelled([]string{d.question.words[a.verb].Term}) {
		return o, false
	}
	if d.question.words[a.verb].Term == "pay" && e.saysAny(priceTerms) {
		return o, false
	}
	if p, _ := predicateOf(d.question.words[a.verb].Term); e.saysAny(a.terms) || e.saysAny(p.terms) || e.saysAny(p.inverse) || e.saysRelated(d.question.words[a.verb].Term) || d.synonymIn(a.verb, e) {
		return o, false
	}
	if d.asking.kind == YesNo && d.saysOpposite(a.verb, e) {
		return o, false
	}
	return Objection{Kind: Predicate, Asked: d.question.slice(a.verb, a.verb+1)}, true
}

// presupposes tells whether the question takes for granted that something was
// done, and asks why, when, where, how or whether.
func (d *Demands) presupposes() bool {
	words := d.question.words
	from := d.question.askingSentence()
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
	for _, r := range []*reading{e.quote, e.headline} {
		if d.aliasIn(at, r) {
			return true
		}
	}
	return false
}

// maxRelatedPrefix and minRelatedPrefix bound how many letters a verb shares with
// its noun: seiz-ure, deci-sion.
const minRelatedPrefix, maxRelatedPrefix = 4, 5

// saysRelated tells whether the evidence has a word that begins like another.
func (e *Evidence) saysRelated(term string) bool {
	if len(term) < minRelatedPrefix {
		return false
	}
	prefix := term[:min(max(len(term)-1, minRelatedPrefix), maxRelatedPrefix)]
	begins := func(w word) bool { return strings.HasPrefix(w.Term, prefix) }
	return slices.ContainsFunc(e.quote.words, begins) || slices.ContainsFunc(e.headline.words, begins)
}

// priceTerms are the stems of words that tell what somebody paid without saying
// that they did.
var priceTerms = text.WordSet("buy acquir purchas cost price spend sell worth fetch")

// presupposing are the question words that take for granted what they ask about.
var presupposing = text.WordSet("why when where how")
