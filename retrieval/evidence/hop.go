package evidence

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// A hop is a description in place of a name: the director of The Salt House, the
// man who met Choe. Who that is must be found first.
type hop struct {
	// description are its words, role those that say what somebody is, with
	// what is put before it: deputy head; both are empty if there is no hop.
	description, role phrase
}

func (h hop) known() bool { return h.description.to > 0 }

// readHop finds a description that the question asks something about.
func (r *reading) readHop(from int) (h hop) {
	for i := from + 1; i+2 < len(r.words); i++ {
		switch form := r.form(i); {
		case r.form(i) == "of" && r.isRole(i-1):
			if h = r.ofHop(from, i); h.known() {
				return h
			}
		case form == "who" || form == "whom" || form == "whose" || form == "that":
			if h = r.relativeHop(from, i); h.known() {
				return h
			}
		}
	}
	return h
}

// isRole tells whether word i says what somebody is.
func (r *reading) isRole(i int) bool {
	if i < 0 {
		return false
	}
	form := r.form(i)
	if personNouns[r.words[i].Term] || titles[form] || roles[form] {
		return !noRoles[form]
	}
	return len(form) > 5 && !noRoles[form] && slices.ContainsFunc([]string{"er", "or", "ist", "man", "woman"}, func(ending string) bool {
		return strings.HasSuffix(form, ending)
	})
}

// ofHop reads "the head of the board" behind a verb; of is where "of" stands.
func (r *reading) ofHop(from, of int) (h hop) {
	the := of - 2
	for the > from && the > of-4 && r.form(the) != "the" {
		the--
	}
	if r.form(the) != "the" || the == from {
		return h
	}
	if aux := r.form(the - 1); !askingAuxiliaries[aux] && !(the-2 >= from && askingAuxiliaries[r.form(the-2)]) {
		return h
	}
	end := len(r.words)
	if askingAuxiliaries[r.form(the-1)] {
		end = r.descriptionEnd(of+1, true)
	}
	return r.hopOf(from, phrase{the, end}, phrase{the + 1, of})
}

// relativeHop reads "the man who met Choe"; who is where the clause begins.
func (r *reading) relativeHop(from, who int) (h hop) {
	noun := who - 1
	if noun <= from || r.words[noun].Stop || r.words[noun].capital || !r.joined(who) || openers[r.form(noun)] {
		return h
	}
	the := noun - 1
	for the > from && the > noun-6 && r.form(the) != "the" {
		the--
	}
	if r.form(the) != "the" || the == from {
		return h
	}
	if next := r.form(who + 1); r.form(who) == "that" && (the < noun-2 || determiners[next] || r.words[who+1].capital) {
		return h
	}
	begin := the
	if surelyDone(r.form(noun)) {
		begin = who // the port closed whose master …
	}
	return r.hopOf(from, phrase{begin, r.descriptionEnd(who+2, false)}, phrase{noun, noun})
}

// hopOf is a hop, if the question asks something beside its description.
func (r *reading) hopOf(from int, description, role phrase) (h hop) {
	h = hop{description, role}
	if len(r.beside(from, description)) == 0 {
		return hop{}
	}
	return h
}

// beside are the telling words of the question outside of its description, but
// for what stands before the auxiliary, as in "which school did".
func (r *reading) beside(from int, description phrase) (at []int) {
	for from < description.from && !askingAuxiliaries[r.form(from)] {
		from++
	}
	return append(r.telling(phrase{from, description.from}), r.telling(phrase{description.to, len(r.words)})...)
}

// descriptionEnd is where the verb of the question stands behind a description:
// a plain word behind a name, or the last telling word before a preposition.
func (r *reading) descriptionEnd(i int, verbMustFollow bool) int {
	words := r.words
	last, telling := -1, 0
	for k := i; k < len(words); k++ {
		form := r.form(k)
		if k > i && plainVerbs[form] {
			return k
		}
		if len(r.telling(phrase{k, k + 1})) == 0 || k > i && preposition(form) {
			if telling > 1 && preposition(form) {
				break
			}
			continue
		}
		if k > i && words[k-1].capital && !words[k-1].possessive && !words[k].capital && r.joined(k) {
			return k
		}
		last = k
		telling++
	}
	if verbMustFollow && telling > 1 && !words[last].capital {
		return last
	}
	return len(words)
}

var (
	// plainVerbs tell nothing, and nouns are not like them.
	plainVerbs = text.WordSet("do be have")
	roles      = text.WordSet(`head boss heir successor predecessor deputy counterpart star victim suspect owner widow`)
	// noRoles end like roles, and are none.
	noRoles = text.WordSet(`office chamber parliament congress government committee board council court family military army police number member order matter letter center centre power paper quarter chapter register border cover error
sector factor color colour flavor vapor tremor horror terror mirror corner summer winter weather water answer danger anger
disaster theater theatre shelter helicopter computer series another rather either whether further remainder transfer
disorder takeover cancer layer tower river flower super outer inner meter kilometer filter container character`)
)
