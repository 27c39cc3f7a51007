package evidence

import (
	"slices"
)

// An action is what a question says is done, as in "Did Norway sue Iceland?".
type action struct {
	predicate
	// verb is its word in the question.
	verb  int
	agent party
	// agentAsked: the question asks who does it.
	agentAsked bool
	// turned: the verb tells it from the other side, as receiving does of sending.
	turned bool
	// others are the other parties, the patient first.
	others []party
	// comparable: the verb says enough to be looked for in the evidence.
	comparable bool
}

// returns tells whether a frame tells of what the question names as given in
// return: what did Arden give Orla for the shells?
func (a *action) returns(f *frame) bool {
	return slices.ContainsFunc(a.others, func(p party) bool {
		return p.behind == "for" && p.noun != "" && p.noun == f.patient.noun
	})
}

// action reads what a question says is done; ok is false if that is not sure.
func (r *reading) action() (a action, ok bool) {
	from := r.askingSentence()
	if from >= len(r.words) {
		return a, false
	}
	if form := r.words[from].Form; form == "who" {
		if verb := r.skipAdverbs(from + 1); verb < len(r.words) && !auxiliaries[r.words[verb].Form] {
			return r.actionAt(verb, nobody, true), true
		}
	}
	aux := r.auxiliary(from)
	if aux < 0 {
		return a, false
	}
	agent, verb := r.askedSubject(aux + 1)
	if verb < 0 {
		agent, verb = r.askedNoun(aux)
	}
	if verb < 0 {
		return a, false
	}
	be := beForms[r.words[aux].Form]
	if beForms[r.words[verb].Form] && verb+1 < len(r.words) && participle(r.words[verb+1].Form) {
		verb, be = verb+1, true // did it get thanked
	}
	if be && participle(r.words[verb].Form) {
		a, ok = r.passiveAction(verb, agent)
	} else {
		a, ok = r.actionAt(verb, agent, false), true
	}
	if whole := r.askedObject(from, aux); whole.known() {
		a.others = append(a.others, whole)
	}
	return a, ok
}

// askedObject is the noun phrase that the question asks about before its
// auxiliary: How many families is he suing?
func (r *reading) askedObject(from, aux int) party {
	if aux-1 <= from || prepositions[r.words[from].Form] {
		return nobody
	}
	w := &r.words[aux-1]
	if w.Stop || w.name >= 0 {
		return nobody
	}
	return party{name: -1, noun: w.Term}
}

// askingSentence is the first word of the sentence that asks: the last one.
func (r *reading) askingSentence() int {
	for i := len(r.words) - 1; i > 0; i-- {
		if r.words[i].follows && len(r.words)-i >= 3 {
			return i
		}
	}
	return 0
}

func (r *reading) skipAdverbs(k int) int {
	for k < len(r.words) && adverb(r.words[k].Form) {
		k++
	}
	return k
}

// maxBeforeAuxiliary is how many words a question has at most before its
// auxiliary verb, as in "How many artillery shells did".
const maxBeforeAuxiliary = 8

// auxiliary is the first auxiliary verb of the question, -1 for none.
func (r *reading) auxiliary(from int) int {
	for k := from; k < len(r.words) && k <= from+maxBeforeAuxiliary; k++ {
		if askingAuxiliaries[r.words[k].Form] {
			return k
		}
	}
	return -1
}

// actionAt is the action of a verb in the active voice.
func (r *reading) actionAt(verb int, agent party, asked bool) action {
	p, inverse := predicateOf(r.words[verb].Term)
	f := frame{verb: verb, agent: agent, patient: nobody}
	r.readParties(&f, verb+1, r.clauseEnd(verb))
	a := action{predicate: p, verb: verb, agentAsked: asked, comparable: p.listed || r.comparable(verb)}
	if inverse {
		f, a = f.turnedAction(r, a)
	}
	a.agent, a.others = f.agent, f.others
	if f.patient.known() {
		a.others = append([]party{f.patient}, a.others...)
	}
	return a
}

// turnedAction makes the action of an inverse verb one of the straight verb,
// unless there is no other side: bought from nobody in particular, lost the way.
func (f frame) turnedAction(r *reading, a action) (frame, action) {
	turned, term := f.turned(r), r.words[f.verb].Term
	switch {
	case turned.agent.known():
	case takers().terms[term]:
		a.predicate = takers()
		return f, a
	case term == "lose":
		a.predicate, a.comparable = predicate{terms: map[string]bool{term: true}}, r.comparable(f.verb)
		return f, a
	}
	a.turned, a.agentAsked = true, false
	return turned, a
}

// passiveAction is the action of a verb in the passive.
func (r *reading) passiveAction(verb int, patient party) (a action, ok bool) {
	p, inverse := predicateOf(r.words[verb].Term)
	end := r.clauseEnd(verb)
	a = action{predicate: p, verb: verb, others: []party{patient}, comparable: p.listed || r.comparable(verb)}
	a.agent, _ = r.byAgent(verb, end)
	return a, !inverse
}

// comparable tells whether a verb that is not in the table says enough to be
// compared.
func (r *reading) comparable(verb int) bool {
	w := &r.words[verb]
	if verb > 0 && r.words[verb-1].possessive {
		return false // Ruiz's birthday
	}
	return w.name < 0 && !w.Stop && !lightVerbs()[w.Term] && !symmetricVerbs()[w.Term] && len(w.Term) > 2
}
