package evidence

import "slices"

// reversedRole objects where the evidence tells of what is asked about the other
// way round: who is said to have done it had it done to them, or one of the
// others did it.
func reversedRole(d *Demands, e *Evidence) (o Objection, ok bool) {
	a, ok := d.asked()
	if !ok || !a.comparable || !a.listed || !a.agent.known() && !a.agentAsked {
		return o, false
	}
	quote := e.quote
	var turned *frame
	for i := range e.frames {
		f := &e.frames[i]
		switch {
		case a.agent.known() && d.means(a.agent, quote, f.agent):
			return o, false // told as asked
		case a.agentAsked && slices.ContainsFunc(a.others, func(p party) bool { return d.means(p, quote, f.patient) }):
			return o, false
		case d.isTurned(&a, quote, f):
			turned = f
		}
	}
	if turned == nil {
		return o, false
	}
	return Objection{Kind: Role, Asked: d.question.slice(a.verb, a.verb+1), Says: quote.clip(turned.clause)}, true
}

// isTurned tells whether a frame has the action the other way round.
func (d *Demands) isTurned(a *action, quote *reading, f *frame) bool {
	byOther := slices.ContainsFunc(a.others, func(p party) bool { return d.means(p, quote, f.agent) })
	return byOther || a.agent.known() && d.means(a.agent, quote, f.patient)
}

// means tells whether a party of the question and one of a text are the same.
// Where both have names, these decide; else the nouns.
func (d *Demands) means(asked party, r *reading, p party) bool {
	if asked.name >= 0 && p.name >= 0 {
		n := &d.question.names[asked.name]
		return n.same(&r.names[p.name]) || r.joinedTo(p.name, n)
	}
	return asked.name < 0 && asked.noun != "" && asked.noun == p.noun
}

// otherDoer objects if everybody who does it in the evidence is somebody else of
// the same sort: another country, or another person.
func otherDoer(d *Demands, e *Evidence) (o Objection, ok bool) {
	a, ok := d.asked()
	if !ok || !a.comparable || !a.listed || a.agent.name < 0 {
		return o, false
	}
	quote, asked := e.quote, &d.question.names[a.agent.name]
	if d.aliasIn(asked.from, quote) || d.asking.kind == YesNo && d.named(asked, quote) {
		return o, false // named, perhaps as doing it in other words
	}
	other := -1
	for _, f := range e.frames {
		if f.agent.name < 0 {
			return o, false
		}
		agent := &quote.names[f.agent.name]
		if agent.isKind() || agent.same(asked) || quote.joinedTo(f.agent.name, asked) || (agent.country == "") != (asked.country == "") {
			return o, false
		}
		other = f.agent.name
	}
	if other < 0 {
		return o, false
	}
	n := quote.names[other]
	return Objection{Kind: Doer, Asked: d.question.slice(asked.from, asked.to), Says: quote.slice(n.from, n.to)}, true
}

// absentDoer objects if who is said to have done it is named neither in the
// quote nor in the headline.
func absentDoer(d *Demands, e *Evidence) (o Objection, ok bool) {
	a, ok := d.asked()
	if !ok || a.agent.name < 0 {
		return o, false
	}
	asked := &d.question.names[a.agent.name]
	if d.namedIn(asked, e) {
		return o, false
	}
	return Objection{Kind: Doer, Asked: d.question.slice(asked.from, asked.to)}, true
}

// namedIn tells whether the evidence names what the question does, or refers
// back to it.
func (d *Demands) namedIn(asked *name, e *Evidence) bool {
	return d.named(asked, e.quote) || d.named(asked, e.headline) ||
		e.refersBack() && d.named(asked, read(e.Passage, e.isName))
}

// named tells whether a text names what the question does.
func (d *Demands) named(asked *name, r *reading) bool {
	for i := range r.names {
		if asked.same(&r.names[i]) {
			return true
		}
	}
	if asked.country != "" || asked.direction != 0 {
		return asked.direction != 0 && d.aliasIn(asked.from, r)
	}
	return r.holds(asked.parts[len(asked.parts)-1]) || d.aliasIn(asked.from, r)
}

// aliasIn tells whether a text has another name of what word at of the question
// begins to name.
func (d *Demands) aliasIn(at int, r *reading) bool {
	names, _ := d.query.Aliases.Match(d.query.Text, d.tokens, at)
	for _, n := range names {
		for alias := range d.query.Aliases.Synonyms(n) {
			if !slices.ContainsFunc(alias.Terms, func(t string) bool { return !r.holds(t) }) {
				return true
			}
		}
	}
	return false
}

// refersBack tells whether the quote says he or she for somebody who is named
// before it.
func (e *Evidence) refersBack() bool {
	return slices.ContainsFunc(e.quote.words, func(w word) bool { return pronouns[w.Form] })
}

// joinedTo tells whether a name stands beside another one, joined by "and".
func (r *reading) joinedTo(at int, asked *name) bool {
	for i := at - 1; i >= 0; i-- {
		n, next := &r.names[i], &r.names[i+1]
		if between := next.from - n.to; between > 1 || between == 1 && r.words[n.to].Form != "and" {
			return false
		}
		if n.same(asked) {
			return true
		}
	}
	return false
}
