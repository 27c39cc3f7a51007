package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// absentHolder objects to "Who is the drummer of Odd Lanterns?" where nothing
// around the quote says drummer, under any name: who holds an office or plays a
// part is told together with it.
func absentHolder(d *Demands, e *Evidence) (o Objection, ok bool) {
	at := d.question.askedHolder()
	if at < 0 {
		return o, false
	}
	terms := stems(d.question.words[at].Form + " " + verbOf(d.question.words[at].Form))
	if e.saysAny(terms) || e.saysRelated(d.question.words[at].Term) || d.synonymIn(at, e) || read(e.Passage, e.isName).first(terms) >= 0 {
		return o, false
	}
	return Objection{Kind: Type, Asked: d.question.slice(at, at+1)}, true
}

// verbOf is the verb from which the noun of a doer is made, if it is: own for
// owner.
func verbOf(form string) string {
	if verb, ok := strings.CutSuffix(form, "er"); ok && len(verb) > 2 {
		return verb
	}
	return ""
}

// askedHolder is the noun of an office or a part whose holder the question asks
// for, as in "Who is the drummer of Odd Lanterns"; -1 if it asks for none.
func (r *reading) askedHolder() int {
	from := r.askingSentence()
	if from+2 >= len(r.words) || r.words[from].Form != "who" || !beForms[r.words[from+1].Form] {
		return -1
	}
	for k := from + 2; k+1 < len(r.words) && k < from+6; k++ {
		w := &r.words[k]
		if w.name >= 0 || w.closed && k > from+2 || prepositions[w.Form] || strings.HasSuffix(w.Form, "ed") {
			return -1
		}
		if next := &r.words[k+1]; !w.Stop && next.Form == "of" && !next.closed {
			if anybody[w.Form] || text.EnglishListing(w.Term) != text.ListedWord {
				return -1 // anybody, or a typing error
			}
			return k
		}
	}
	return -1
}

// anybody are nouns that name no office.
var anybody = text.WordSet("man woman person people one member guy boy girl star name fan part side")
