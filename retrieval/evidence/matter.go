package evidence

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// asksMatter tells whether a question takes for granted that something happened,
// and asks why, or asks whether something was done to somebody.
func (d *Demands) asksMatter() bool {
	a := &d.asking
	return d.asksOneFact() && (a.kind == Why || a.kind == YesNo && beForms[d.question.form(a.from)] && !d.asksTerm("or"))
}

// lackingMatter objects to the answer to "Why was the clock sold?" where nothing
// says of anything that it is sold: what is to be explained must be told. Whether
// something was done can be said in many ways, so there only its participle is
// looked for.
func (d *Demands) lackingMatter(shown []Evidence) []Objection {
	r := d.question
	for _, i := range r.telling(phrase{d.asking.to, len(r.words)}) {
		told := r.words[i].capital || d.asking.kind == YesNo && !surelyDone(r.form(i)) ||
			d.anySays(shown, i) || anyHas(shown, vehicles(r.form(i)))
		if !told {
			return []Objection{{Kind: Predicate, Asked: r.slice(i, i+1)}}
		}
	}
	return nil
}

// vehicles are the stems of the things that people fly, sail or drive; a text that
// names one need not say how it moves.
func vehicles(verb string) map[string]bool {
	switch verb {
	case "fly", "flew", "flown", "flying":
		return stems("aircraft airplane aeroplane plane jet bomber helicopter drone airline flight balloon")
	case "sail", "sailed", "sailing":
		return stems("ship boat vessel yacht ferry freighter frigate fleet voyage")
	case "drive", "drove", "driven", "driving":
		return stems("car truck lorry van bus taxi vehicle limousine convoy tractor")
	}
	return nil
}

func anyHas(shown []Evidence, terms map[string]bool) bool {
	return len(terms) > 0 && slices.ContainsFunc(shown, func(e Evidence) bool { return e.saysAny(terms) })
}

// surelyDone tells whether a word is a participle by more than a letter at its
// end, which president and woman have too.
func surelyDone(form string) bool {
	return strings.HasSuffix(form, "ed") || irregularParticiples[form] || strongParticiples[form]
}

var strongParticiples = text.WordSet("born built bought brought caught cut hurt lost won taken given written seen shown drawn chosen stolen broken driven beaten thrown torn shut")
