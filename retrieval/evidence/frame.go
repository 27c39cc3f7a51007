package evidence

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// A party is one of those who have part in what is done: a name, or the noun
// that stands for them, or both, as in Russian soldiers.
type party struct {
	name int    // the index of the name, or -1
	noun string // the term of the noun; empty for a name alone
	// behind is the preposition before it, if it stands behind the verb.
	behind string
}

// nobody is a party that is not known.
var nobody = party{name: -1}

func (p party) known() bool { return p.name >= 0 || p.noun != "" }

// A frame is one place where a text tells that something is done: by whom, to
// whom, and who else has part in it.
type frame struct {
	verb           int // the word
	agent, patient party
	// others are the parties behind prepositions.
	others []party
	// clause is where the clause stands.
	clause text.Span
}

// maxReach is how many words after its verb a clause is read.
const maxReach = 16

// frames finds where a text tells of a predicate.
func (r *reading) frames(p predicate) (found []frame) {
	for i := range r.words {
		w := &r.words[i]
		straight, inverse := p.terms[w.Term], p.inverse[w.Term]
		if w.name >= 0 || !straight && !inverse {
			continue
		}
		f := r.frameAt(i)
		if inverse {
			f = f.turned(r)
		}
		found = append(found, f)
	}
	return found
}

// frameAt reads the clause around a verb, or around a noun made from one.
func (r *reading) frameAt(verb int) frame {
	subject := r.subject(verb)
	f := frame{verb: verb, agent: subject, patient: nobody}
	end := r.clauseEnd(verb)
	f.clause = text.Span{Start: r.words[r.clauseStart(verb, subject)].Start, End: r.words[end-1].End}
	passive := r.isPassive(verb)
	by, at := r.byAgent(verb, end)
	if passive || by.known() && !r.namedBetween(verb+1, at) {
		f.agent, f.patient = by, subject
	}
	r.readParties(&f, verb+1, end)
	return f
}

// readParties reads the noun phrases behind a verb.
func (r *reading) readParties(f *frame, from, end int) {
	first := true
	for k := from; k < end; {
		preposition := ""
		for k < end && (prepositions[r.words[k].Form] || r.words[k].Stop || adverb(r.words[k].Form)) {
			if prepositions[r.words[k].Form] {
				preposition = r.words[k].Form
			}
			k++
		}
		if k == end {
			return
		}
		p, next := r.party(k, end)
		p.behind = preposition
		switch {
		case preposition == "by":
		case preposition == "" && first && !f.patient.known():
			f.patient = p
		default:
			f.others = append(f.others, p)
		}
		first = false
		k = next
	}
}

// party reads the noun phrase that begins with word k.
func (r *reading) party(k, end int) (p party, next int) {
	p = nobody
	for next = k; next < end; next++ {
		w := &r.words[next]
		if next > k && (w.closed || w.Stop || prepositions[w.Form]) {
			break
		}
		if w.name >= 0 {
			p = party{name: w.name}
		} else {
			p.noun = w.Term
		}
	}
	return p, next
}

// turned makes the frame of an inverse verb one of the straight verb: who
// receives is no agent, and from whom is.
func (f frame) turned(r *reading) frame {
	receiver := f.agent
	f.agent = nobody
	others := []party{receiver}
	for _, p := range f.others {
		if p.name >= 0 && !f.agent.known() && r.fromOther(f.verb, r.preposition(r.names[p.name].from)) {
			f.agent = p
		} else {
			others = append(others, p)
		}
	}
	f.others = others
	return f
}

// fromOther tells whether a preposition leads to who stands on the other side of
// an inverse verb: received from, lost to.
func (r *reading) fromOther(verb int, preposition string) bool {
	if r.words[verb].Term == "lose" {
		return preposition == "to" || preposition == "against"
	}
	return preposition == "from"
}

// preposition is the word before the noun phrase of the name at word i, if it is
// a preposition.
func (r *reading) preposition(i int) string {
	for k := i - 1; k >= 0 && k >= i-3; k-- {
		switch form := r.words[k].Form; {
		case form == "of" && k > 0 && titles[r.words[k-1].Form]: // Secretary of State
			return ""
		case prepositions[form]:
			return form
		case k == i-1 && r.words[k].name < 0 && !r.words[i].closed && k > 0 && r.form(k-1) == "the" && !timeUnits[form]:
			// the ferry Albatross
		case r.words[k].name >= 0 || !(r.words[k].Stop || titles[form]):
			return ""
		}
	}
	return ""
}

// clauseEnd is the word behind the clause of a verb.
func (r *reading) clauseEnd(verb int) int {
	k := verb + 1
	for k < len(r.words) && k <= verb+maxReach && !r.endsClause(k) {
		k++
	}
	return k
}

// clauseStart is the first word of what is shown of a clause.
func (r *reading) clauseStart(verb int, subject party) int {
	if subject.name >= 0 && r.names[subject.name].from < verb {
		return r.names[subject.name].from
	}
	k := verb
	for k > 0 && k > verb-6 && !r.words[k].closed && !r.words[k].begins {
		k--
	}
	return k
}

// endsClause tells whether a clause ends before word k.
func (r *reading) endsClause(k int) bool {
	w := &r.words[k]
	if w.begins || clauseWords[w.Form] {
		return true
	}
	gap := r.text[r.words[k-1].End:w.Start]
	return strings.ContainsAny(gap, ";:—–(")
}

// isPassive tells whether a verb stands in the passive: behind a form of be,
// with nothing but adverbs between.
func (r *reading) isPassive(verb int) bool {
	if !participle(r.words[verb].Form) {
		return false
	}
	for k := verb - 1; k >= 0 && k >= verb-4; k-- {
		switch form := r.words[k].Form; {
		case beForms[form]:
			return true
		case adverb(form):
		default:
			return false
		}
	}
	return false
}

// namedBetween tells whether there is a name among words from..to: what is done
// by it was done to somebody else.
func (r *reading) namedBetween(from, to int) bool {
	return slices.ContainsFunc(r.words[from:to], func(w word) bool { return w.name >= 0 })
}

// measures tells whether word k begins an amount or a time: by 14 votes, by May.
func (r *reading) measures(k int) bool {
	form := r.form(k)
	return form[0] <= '9' || numberWords[form] || calendarWords[form] && r.words[k].capital
}

// byAgent is the party behind the "by" of a passive, and where it begins.
func (r *reading) byAgent(verb, end int) (p party, at int) {
	for k := verb + 1; k < end && k <= verb+8; k++ {
		if r.words[k].Form != "by" {
			continue
		}
		for k++; k < end && r.words[k].Stop; k++ {
		}
		if k < end && !r.measures(k) {
			p, _ = r.party(k, end)
			return p, k
		}
	}
	return nobody, -1
}
