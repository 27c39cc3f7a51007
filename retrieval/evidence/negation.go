package evidence

import "dateline/retrieval/text"

// otherPolarity objects where the question takes for granted that something was
// done which the evidence denies, or the other way round: "Why did Osei plead
// guilty?" of one who pleaded not guilty. Yes-or-no questions are answered by a
// denial.
func otherPolarity(d *Demands, e *Evidence) (o Objection, ok bool) {
	a, ok := d.action()
	if !ok || !a.comparable || !d.presupposes() || askingAuxiliaries[d.reading.words[d.reading.askingSentence()].Form] {
		return o, false
	}
	quote := e.read()
	frames := quote.frames(a.predicate)
	asked := d.reading.denied(a.verb)
	for i := range frames {
		if quote.denied(frames[i].verb) == asked || asked && quote.first(callingOff) >= 0 {
			return o, false
		}
	}
	if len(frames) == 0 {
		return o, false
	}
	return Objection{Kind: Negation, Asked: d.reading.slice(a.verb, a.verb+1), Says: quote.clip(frames[0].clause)}, true
}

// denied tells whether a word beside a verb denies it.
func (r *reading) denied(verb int) bool {
	for k := verb - 1; k >= 0 && k >= verb-4 && !r.words[k+1].begins; k-- {
		if deniers[r.words[k].Form] {
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

var (
	deniers = text.WordSet("not t never neither nor refused refuses refuse declined declines decline denied denies deny failed fails fail without hardly barely refrained stopped stop stops refusing denying")
	// callingOff deny what they stand beside, before or behind it.
	callingOff   = text.WordSet("cancelled canceled postponed delayed scrapped abandoned halted suspended off")
	afterDeniers = text.WordSet("no not nothing nobody neither")
)
