package evidence

import (
	"slices"
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
	same := !asked || !d.question.asksAbility(a.verb)
	for i := range e.frames {
		same = same && (!asked || d.tellsOfSame(&a, quote, &e.frames[i]))
		if quote.denied(e.frames[i].verb) == asked || asked && quote.first(callingOff) >= 0 {
			return o, false
		}
	}
	switch {
	case len(e.frames) == 0:
		return o, false
	case !same: // what others did, or what was done before, does not say why
		why := d.asking
		return Objection{Kind: Type, Asked: d.question.slice(why.from, max(why.from+1, why.to))}, why.kind == Why
	}
	return Objection{Kind: Negation, Asked: d.question.slice(a.verb, a.verb+1), Says: quote.clip(e.frames[0].clause)}, true
}

// denied tells whether a word beside a verb denies it.
func (r *reading) denied(verb int) bool {
	for k := verb - 1; k >= 0 && k >= verb-4 && !r.words[k+1].begins; k-- {
		form := r.words[k].Form
		if clauseAsks[form] || form == "why" || form == "when" {
			break // did not say why he resigned
		}
		if form == "no" && r.form(k+1) == "longer" || (deniers[form] || r.contracted(k)) && !r.limits(k) {
			return true
		}
	}
	for k := verb + 1; k < len(r.words) && k <= verb+2 && !r.words[k].closed; k++ {
		if afterDeniers[r.words[k].Form] && !r.limits(k) {
			return true
		}
	}
	return false
}

// limits tells whether a no or a not sets a bound, or adds to what is affirmed:
// no fewer than, no later than, not only, not least.
func (r *reading) limits(k int) bool {
	if form := r.words[k].Form; form != "no" && form != "not" {
		return false
	}
	next := r.form(k + 1)
	return notOnly[next] && r.words[k].Form == "not" || r.form(k+2) == "than" && (strings.HasSuffix(next, "er") || next == "more" || next == "less")
}

// asksAbility tells whether a question asks whether something can, will or should
// be done, which something that was done does not contradict.
func (r *reading) asksAbility(verb int) bool {
	for k := verb - 1; k >= 0 && !r.words[k+1].begins; k-- {
		if abilityWords[r.words[k].Form] && r.contracted(k) {
			return true
		}
	}
	return false
}

// tellsOfSame tells whether a frame has whom the question says does it do it, or
// where that is not said, it done to the same.
func (d *Demands) tellsOfSame(a *action, quote *reading, f *frame) bool {
	if a.agent.known() && !d.means(a.agent, quote, f.agent) {
		return false
	}
	return len(a.others) == 0 || !a.others[0].known() || a.others[0].behind != "" ||
		d.means(a.others[0], quote, f.patient) || d.among(a.others[0], quote, f)
}

// among tells whether a party of the question is one of the others in a frame.
func (d *Demands) among(asked party, quote *reading, f *frame) bool {
	return slices.ContainsFunc(f.others, func(p party) bool { return d.means(asked, quote, p) })
}

// contracted tells whether a word has lost its not: didn't, won't.
func (r *reading) contracted(k int) bool {
	return losesNot(r.text[r.words[k].End:])
}

var (
	// deniers stand before the verb that they deny, afterDeniers behind it.
	deniers = text.WordSet("not cannot didnt doesnt dont wont cant isnt wasnt hasnt havent never neither nor refused refuses refuse declined declines decline denied denies deny failed fails fail without hardly barely refrained stopped stop stops refusing denying")
	// notOnly follow a not that affirms.
	notOnly = text.WordSet("only just merely simply solely least")
	// abilityWords, with a not, say that something cannot, shall not or should
	// not be done.
	abilityWords = text.WordSet("can could will would shall should might must may")
	// callingOff are the stems of what denies that a thing took place.
	callingOff   = text.WordSet("cancel postpon delay scrap abandon halt suspend off")
	afterDeniers = text.WordSet("no not nothing nobody neither")
)
