package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

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
	owner := r.words[k-1].possessive
	if k = r.skipAdverbs(k); k+1 < len(r.words) && (owner || actors[r.words[k].Form] || !r.mayBeVerb(k)) && r.mayBeVerb(k+1) {
		agent.noun = r.words[k].Term // South Korean media, Ruiz's wife
		k++
	}
	if k = r.skipAdverbs(k); k >= len(r.words) || !r.mayBeVerb(k) {
		return nobody, -1
	}
	return agent, k
}

// maxNounPhrase is how many words the noun phrase of an unnamed subject has at
// most.
const maxNounPhrase = 4

// askedNoun reads a subject without a name behind an auxiliary, and where the
// verb behind it is: Did the smugglers catch the guards?
func (r *reading) askedNoun(aux int) (agent party, verb int) {
	to := aux + maxNounPhrase
	for k := aux + 1; k < len(r.words) && k <= to && !r.words[k].closed; k++ {
		w := &r.words[k]
		switch {
		case prepositions[w.Form] && agent.noun != "" && k+1 < len(r.words):
			k, to = r.skipPhrase(k+1), to+maxNounPhrase
		case w.name >= 0 || prepositions[w.Form]:
			return nobody, -1
		case agent.noun != "" && r.isAskedVerb(aux, k):
			return agent, k
		case !w.Stop && !adverb(w.Form):
			agent = party{name: -1, noun: w.Term}
		}
	}
	return nobody, -1
}

// skipPhrase is the last word of the noun phrase that begins with word k: of the
// Marrow Point.
func (r *reading) skipPhrase(k int) int {
	for k+1 < len(r.words) && r.words[k].Stop {
		k++
	}
	if n := r.words[k].name; n >= 0 {
		return r.names[n].to - 1
	}
	return k
}

// isAskedVerb tells whether word k, behind an auxiliary and a noun, is a verb: one
// of the table; behind why, any that ends its phrase and has the form for it.
func (r *reading) isAskedVerb(aux, k int) bool {
	w := &r.words[k]
	infinitive, past := infinitiveAuxiliaries[r.words[aux].Form], strings.HasSuffix(w.Form, "ed")
	if p, _ := predicateOf(w.Term); p.listed {
		plain := !past && !strings.HasSuffix(w.Form, "s") && !strings.HasSuffix(w.Form, "ing")
		return infinitive && plain || !infinitive && participle(w.Form)
	}
	ends := k+1 == len(r.words) || prepositions[r.words[k+1].Form] || r.words[k+1].Stop || r.words[k+1].name >= 0 || r.measures(k+1)
	return ends && infinitive != past && r.asksWhy() && !nominal(w.Form)
}

// asksWhy tells whether the question is put with why.
func (r *reading) asksWhy() bool { return r.form(r.askingSentence()) == "why" }

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
	if p, _ := predicateOf(w.Term); p.listed || k+1 == len(r.words) {
		return true
	}
	next := &r.words[k+1]
	return next.Stop || next.closed || next.name >= 0 || prepositions[next.Form] || titles[next.Form] && next.capital
}

var (
	// reportingVerbs are verbs whatever follows them.
	reportingVerbs = text.WordSet("say says said saying tell told")
	// actors are those who act for a country or body.
	actors = text.WordSet(`troops forces soldiers army military government officials president minister ministers
leader leaders police authorities navy ships planes jets diplomats lawmakers parliament company companies officers
fighters prosecutors scientists researchers workers team players voters people citizens rebels militants media judges
court senate house administration`)
)
