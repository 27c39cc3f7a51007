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
func (b *body) readHop(from int) (h hop) {
	for i := from + 1; i+2 < len(b.words); i++ {
		switch form := b.form(i); {
		case b.form(i) == "of" && b.isRole(i-1):
			if h = b.ofHop(from, i); h.known() {
				return h
			}
		case form == "who" || form == "whom" || form == "whose" || form == "that":
			if h = b.relativeHop(from, i); h.known() {
				return h
			}
		}
	}
	return h
}

// isRole tells whether word i says what somebody is.
func (b *body) isRole(i int) bool {
	if i < 0 {
		return false
	}
	form := b.form(i)
	if personNouns[b.words[i].Term] || titles[form] || roles[form] {
		return !noRoles[form]
	}
	return len(form) > 5 && !noRoles[form] && slices.ContainsFunc([]string{"er", "or", "ist", "man", "woman"}, func(ending string) bool {
		return strings.HasSuffix(form, ending)
	})
}

// ofHop reads "the head of the board" behind a verb; of is where "of" stands.
func (b *body) ofHop(from, of int) (h hop) {
	the := of - 2
	for the > from && the > of-4 && b.form(the) != "the" {
		the--
	}
	if b.form(the) != "the" || the == from {
		return h
	}
	if aux := b.form(the - 1); !askAuxiliaries[aux] && !(the-2 >= from && askAuxiliaries[b.form(the-2)]) {
		return h
	}
	end := len(b.words)
	if askAuxiliaries[b.form(the-1)] {
		end = b.descriptionEnd(of+1, true)
	}
	return b.hopOf(from, phrase{the, end}, phrase{the + 1, of})
}

// relativeHop reads "the man who met Choe"; who is where the clause begins.
func (b *body) relativeHop(from, who int) (h hop) {
	noun := who - 1
	if noun <= from || b.words[noun].Stop || b.capital(noun) || !b.joined(who) || openers[b.form(noun)] {
		return h
	}
	the := noun - 1
	for the > from && the > noun-6 && b.form(the) != "the" {
		the--
	}
	if b.form(the) != "the" || the == from {
		return h
	}
	if next := b.form(who + 1); b.form(who) == "that" && (the < noun-2 || determiners[next] || b.capital(who+1)) {
		return h
	}
	begin := the
	if surelyDone(b.form(noun)) {
		begin = who // the port closed whose master …
	}
	return b.hopOf(from, phrase{begin, b.descriptionEnd(who+2, false)}, phrase{noun, noun})
}

// hopOf is a hop, if the question asks something beside its description.
func (b *body) hopOf(from int, description, role phrase) (h hop) {
	h = hop{description, role}
	if len(b.beside(from, description)) == 0 {
		return hop{}
	}
	return h
}

// beside are the telling words of the question outside of its description, but
// for what stands before the auxiliary, as in "which school did".
func (b *body) beside(from int, description phrase) (at []int) {
	for from < description.from && !askAuxiliaries[b.form(from)] {
		from++
	}
	return append(b.telling(phrase{from, description.from}), b.telling(phrase{description.to, len(b.words)})...)
}

// descriptionEnd is where the verb of the question stands behind a description:
// a plain word behind a name, or the last telling word before a preposition.
func (b *body) descriptionEnd(i int, verbMustFollow bool) int {
	words := readWords(b)
	last, telling := -1, 0
	for k := i; k < len(words); k++ {
		form := b.form(k)
		if k > i && plainVerbs[form] {
			return k
		}
		if len(b.telling(phrase{k, k + 1})) == 0 || k > i && askPrepositions[form] {
			if telling > 1 && askPrepositions[form] {
				break
			}
			continue
		}
		if k > i && words[k-1].capital && !words[k-1].possessive && !words[k].capital && b.joined(k) {
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
