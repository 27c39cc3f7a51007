package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// otherPolarity objects where the question takes for granted that something was
// done which the evidence denies, or the other way round: "Why did Osei plead
// guilty?" of one who pleaded not guilty. Yes-or-no questions are answered by a
// denial.
func otherPolarity(d *Demands, e *Evidence) (o Objection, ok bool) {
	a, ok := d.asked()
	if !ok || !a.comparable || !d.presupposes() || askingAuxiliaries[d.question.words[d.question.askingSentence()].Form] {
		return o, false
	}
	quote := e.quote
	asked := d.question.denied(a.verb)
	for i := range e.frames {
		if quote.denied(e.frames[i].verb) == asked || asked && quote.first(callingOff) >= 0 {
			return o, false
		}
	}
	if len(e.frames) == 0 {
		return o, false
	}
	return Objection{Kind: Negation, Asked: d.question.slice(a.verb, a.verb+1), Says: quote.clip(e.frames[0].clause)}, true
}

// denied tells whether a word beside a verb denies it.
func (r *reading) denied(verb int) bool {
	for k := verb - 1; k >= 0 && k >= verb-4 && !r.words[k+1].begins; k-- {
		if deniers[r.words[k].Form] || r.contracted(k) {
			return true
		}
	}
	for k := verb + 1; k < len(r.words) && k <= verb+2 && !r.words[k].closed; k++ {
		if afterDeniers[r.words[k].Form] {
			return true
		}
	}
	return false
}

// contracted tells whether a word has lost its not: didn't, won't.
func (r *reading) contracted(k int) bool {
	after := r.text[r.words[k].End:]
	return strings.HasPrefix(after, "'t") || strings.HasPrefix(after, "’t")
}

var (
	// deniers stand before the verb that they deny, afterDeniers behind it.
	deniers = text.WordSet("not cannot didnt doesnt dont wont cant isnt wasnt hasnt havent never neither nor refused refuses refuse declined declines decline denied denies deny failed fails fail without hardly barely refrained stopped stop stops refusing denying")
	// callingOff are the stems of what denies that a thing took place.
	callingOff   = text.WordSet("cancel postpon delay scrap abandon halt suspend off")
	afterDeniers = text.WordSet("no not nothing nobody neither")
)
