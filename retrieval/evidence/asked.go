package evidence

import "dateline/retrieval/text"

// An action is what a question says is done: "Did Russia send shells to Iran?"
type action struct {
	predicate
	// verb is its word in the question.
	verb  int
	agent party
	// agentAsked: the question asks who does it.
	agentAsked bool
	// others are the other parties, the patient first.
	others []party
	// comparable: the verb says enough to be looked for in the evidence.
	comparable bool
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
// auxiliary verb: How many artillery shells did …
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

// askedSubject reads the noun phrase behind the auxiliary, and where the verb
// behind it is; -1 if there is no name in the phrase.
func (r *reading) askedSubject(k int) (agent party, verb int) {
	for end := k + 3; k < len(r.words) && k < end && r.words[k].name < 0; k++ {
		if w := &r.words[k]; prepositions[w.Form] || auxiliaries[w.Form] || w.closed && k > 0 {
			return nobody, -1
		}
	}
	if k >= len(r.words) || r.words[k].name < 0 {
		return nobody, -1
	}
	agent = nobody
	joined := false
	for k < len(r.words) && (r.words[k].name >= 0 || titles[r.words[k].Form]) { // Russian President Vladimir Putin
		if n := r.words[k].name; n >= 0 {
			if !joined {
				agent.name, agent.noun = n, ""
			}
			if k = r.names[n].to; k+1 < len(r.words) && r.words[k].Form == "and" && r.words[k+1].name >= 0 {
				joined = true // Choe and Lavrov
				k++
			}
			continue
		}
		agent.noun = r.words[k].Term
		k++
	}
	if k = r.skipAdverbs(k); k+1 < len(r.words) && (actors[r.words[k].Form] || !r.mayBeVerb(k)) && r.mayBeVerb(k+1) {
		agent.noun = r.words[k].Term // South Korean media
		k++
	}
	if k = r.skipAdverbs(k); k >= len(r.words) || !r.mayBeVerb(k) {
		return nobody, -1
	}
	return agent, k
}

// mayBeVerb tells whether word k, behind a name, is the verb rather than a noun
// or an adjective that the name qualifies: it is a verb of the table, or what
// follows it is no plain word.
func (r *reading) mayBeVerb(k int) bool {
	w := &r.words[k]
	if reportingVerbs[w.Form] || beForms[w.Form] {
		return true
	}
	if w.Stop || w.closed || prepositions[w.Form] || w.name >= 0 || actors[w.Form] {
		return false
	}
	if p, _ := predicateOf(w.Term); len(p.terms) > 1 || k+1 == len(r.words) {
		return true
	}
	next := &r.words[k+1]
	return next.Stop || next.closed || next.name >= 0 || prepositions[next.Form]
}

// actionAt is the action of a verb in the active voice.
func (r *reading) actionAt(verb int, agent party, asked bool) action {
	p, inverse := predicateOf(r.words[verb].Term)
	f := frame{verb: verb, agent: agent, patient: nobody}
	r.readParties(&f, verb+1, r.clauseEnd(verb))
	a := action{predicate: p, verb: verb, agentAsked: asked, comparable: r.comparable(verb)}
	if inverse {
		f, a.agentAsked = f.turned(r), false
	}
	a.agent, a.others = f.agent, f.others
	if f.patient.known() {
		a.others = append([]party{f.patient}, a.others...)
	}
	return a
}

// passiveAction is the action of a verb in the passive.
func (r *reading) passiveAction(verb int, patient party) (a action, ok bool) {
	p, inverse := predicateOf(r.words[verb].Term)
	end := r.clauseEnd(verb)
	a = action{predicate: p, verb: verb, others: []party{patient}, comparable: r.comparable(verb)}
	a.agent, _ = r.byAgent(verb, end)
	return a, !inverse
}

// comparable tells whether a verb says enough to be compared.
func (r *reading) comparable(verb int) bool {
	w := &r.words[verb]
	return w.name < 0 && !w.Stop && !lightVerbs()[w.Term] && !symmetricVerbs()[w.Term] && len(w.Term) > 2
}

var (
	askingAuxiliaries = text.WordSet("did does do has have had will would can could may might should is are was were")
	reportingVerbs    = text.WordSet("say says said saying tell told")
	// actors are those who act for a country or body.
	actors = text.WordSet(`troops forces soldiers army military government officials president minister ministers
leader leaders police authorities navy ships planes jets diplomats lawmakers parliament company companies officers
fighters prosecutors scientists researchers workers team players voters people citizens rebels militants media judges
court senate house administration`)
)
