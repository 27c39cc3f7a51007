package evidence

import "dateline/retrieval/text"

// otherSpeaker objects where the evidence says who said it, and it was somebody
// else.
func otherSpeaker(d *Demands, e *Evidence) (o Objection, ok bool) {
	a, ok := d.asked()
	if !ok || a.agent.name < 0 || !saying[d.question.words[a.verb].Form] {
		return o, false
	}
	asked, quote := &d.question.names[a.agent.name], e.quote
	other := -1
	for k := range quote.words {
		if quote.words[k].name >= 0 || !saying[quote.words[k].Form] {
			continue
		}
		n := quote.speaker(k)
		switch {
		case n < 0 && quote.refers(k) && d.named(asked, quote):
			return o, false // he may be the one
		case n < 0: // the president said
		case asked.same(&quote.names[n]) || (asked.country == "") != (quote.names[n].country == ""):
			return o, false
		case other < 0:
			other = n
		}
	}
	if other < 0 || d.named(asked, e.headline) {
		return o, false
	}
	n := &quote.names[other]
	return Objection{Kind: Speaker, Asked: d.question.slice(asked.from, asked.to), Says: quote.slice(n.from, n.to)}, true
}

// refers tells whether he or she says what word k reports.
func (r *reading) refers(k int) bool { return pronouns[r.form(k-1)] || pronouns[r.form(k+1)] }

// speaker is the name of who says what word k reports, before the verb or
// behind it; -1 if it is not sure.
func (r *reading) speaker(k int) int {
	if p := r.subject(k); p.known() {
		return p.name
	}
	for i := k + 1; i < len(r.words) && i <= k+6 && !r.words[i].begins; i++ {
		if n := r.words[i].name; n >= 0 && !r.names[n].adjective {
			return n
		}
		if prepositions[r.words[i].Form] {
			break
		}
	}
	return -1
}

// saying are the forms of verbs that report what somebody says.
var saying = text.WordSet(`say says said tell tells told add adds added stated declare declares declared announce announced
warn warns warned argue argues argued explain explains explained reply replied replies insist insists insisted claim claims claimed`)
