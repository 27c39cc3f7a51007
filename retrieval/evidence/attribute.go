package evidence

import (
	"slices"

	"dateline/retrieval/text"
)

// An attribute is a fact that a question asks for by its noun: the price, the
// population. Many articles tell the same story and leave it out.
type attribute struct {
	// at is the noun among the words of the question.
	at int
	// said are the stems by which a text speaks of the attribute.
	said map[string]bool
	// figures are the measures that may be it, whatever they are called.
	figures []measure
}

// attributes are the nouns of attributes.
var attributes = func() map[string]*attribute {
	all := map[string]*attribute{}
	for _, a := range []struct {
		nouns, said string
		figures     []measure
	}{
		{"population", "population inhabitants residents populous census", nil},
		{"price cost fee fare", "price cost fee fare pay paid sell charge worth expensive cheap afford", []measure{money}},
		{"salary wage wages income pay", "salary wage income pay paid earn", []measure{money}},
		{"budget", "budget spend spending", []measure{money}},
		{"birthday birthdate birthplace birth", "birthday birthdate birth born birthplace", nil},
		{"age", "age old aged born young", []measure{age}},
		{"address", "address street avenue road boulevard drive", nil},
		{"cause reason", "cause reason because blame due trigger result after following spark over amid from as", nil},
		{"weight", "weigh weight heavy", []measure{otherUnit, money}},
		{"height", "height tall high", []measure{length}},
		{"length width depth diameter size", "length width depth diameter long wide deep size large small big measure", []measure{length, otherUnit}},
		{"distance", "distance far away apart from", []measure{length}},
		{"speed", "speed fast pace", []measure{length, otherUnit}},
		{"temperature", "temperature degrees hot cold warm heat", []measure{otherUnit}},
		{"password", "password", nil},
		{"nickname", "nickname dub known call", nil},
		{"religion faith", "religion faith church muslim christian catholic jewish buddhist hindu orthodox protestant", nil},
		{"motto slogan", "motto slogan phrase", nil},
		{"currency", "currency", []measure{money}},
		{"wife husband spouse", "wife husband spouse marry married couple lady widow", nil},
		{"son daughter children kids", "son daughter child children kid father mother parent", nil},
		{"mother father parents", "mother father parent son daughter child", nil},
		{"rate", "rate", []measure{percent}},
		{"percentage", "percent percentage", []measure{percent}},
	} {
		entry := &attribute{said: map[string]bool{}, figures: a.figures}
		for _, t := range text.Analyze(nil, a.said) {
			entry.said[t.Term] = true
		}
		for noun := range text.WordSet(a.nouns) {
			all[noun] = entry
		}
	}
	return all
}()

// readAttribute finds the attribute that words from..to ask for: what is the
// price of, what was his salary; in a question without question words, the
// price of, Norland population.
func (r *reading) readAttribute(from, to int) *attribute {
	i := from
	for i < to && openers[r.form(i)] {
		i++
	}
	switch r.form(i) {
	case "what", "whats":
		next := r.form(i + 1)
		if attributes[next] == nil && !describes[next] && r.form(i) == "what" && r.before(i+1) == " " {
			return nil
		}
	default:
		if !r.isTopic(from, to) {
			return nil
		}
	}
	for j := i; j < to && j < i+7; j++ {
		a := attributes[r.form(j)]
		if a != nil && r.endsAttribute(j, to) {
			found := *a
			found.at = j
			return &found
		}
	}
	return nil
}

// endsAttribute tells whether the noun phrase of an attribute ends with word i.
func (r *reading) endsAttribute(i, to int) bool {
	if i+1 >= to || !r.joined(i+1) {
		return true
	}
	switch r.form(i + 1) {
	case "of", "for", "did", "does", "do":
		return true
	}
	return false
}

// isTopic tells whether words from..to are no sentence, as nothing in them asks
// and nothing is a verb that can be told: "price of Orla ferries".
func (r *reading) isTopic(from, to int) bool {
	for i := from; i < to; i++ {
		if form := r.form(i); askingAuxiliaries[form] || clauseAsks[form] || form == "why" || form == "when" {
			return false
		}
	}
	return to-from <= 8
}

// objectAttribute objects to evidence that does not speak of the attribute asked
// for, nor has a figure that may be it.
func objectAttribute(d *Demands, e *Evidence) (o Objection, fired bool) {
	a := d.asking.attribute
	quote, headline := e.quote, e.headline
	for _, r := range []*reading{quote, headline} {
		if slices.ContainsFunc(r.words, func(w word) bool { return a.said[w.Term] }) {
			return o, false
		}
		passes := func(f *figure) bool { return slices.Contains(a.figures, f.measure) }
		if len(d.figuresThat(r, passes)) > 0 {
			return o, false
		}
	}
	return Objection{Kind: Type, Asked: d.question.slice(a.at, a.at+1)}, true
}
