package evidence

import (
	"dateline/retrieval/text"
)

// subject is the party before a verb, nobody if that is not sure.
func (r *reading) subject(verb int) party {
	k := verb - 1
	for k >= 0 && !r.words[k+1].closed && (auxiliaries[r.words[k].Form] || adverb(r.words[k].Form)) {
		if r.words[k].Form == "to" {
			return nobody // the infinitive belongs to another verb
		}
		k--
	}
	if k < 0 || r.words[k+1].begins {
		return nobody
	}
	k = r.beforeTime(k)
	if k < 0 {
		return nobody
	}
	switch form := r.words[k].Form; {
	case supportVerbs[form] && k > 0 && !r.words[k].begins:
		return r.subject(k) // expressed frustration
	case form == "who" || form == "which" || form == "that":
		k--
	case form == "and" || form == "then":
		return r.subjectBefore(k)
	case r.words[k+1].closed:
		head, named := r.endingWith(r.beforeApposition(k)), r.endingWith(k)
		if head.name < 0 && named.name >= 0 {
			return named // her host, Jon Tal, promised
		}
		return head
	}
	return r.endingWith(k)
}

// beforeTime skips a time that ends with word k: on Saturday, this week.
func (r *reading) beforeTime(k int) int {
	switch w := &r.words[k]; {
	case calendarWords[w.Form] && w.capital:
		k--
	case timeUnits[w.Form] && k > 0 && timeQualifiers[r.words[k-1].Form]:
		return k - 2
	}
	if k >= 0 && r.words[k].Form == "on" {
		k--
	}
	return k
}

// subjectBefore is the subject of the verb that another one is joined to by
// "and": the first party of its clause.
func (r *reading) subjectBefore(k int) party {
	for k > 0 && !r.words[k].begins && !clauseWords[r.words[k-1].Form] {
		k--
	}
	for ; k < len(r.words); k++ {
		if w := &r.words[k]; w.name >= 0 {
			if !r.names[w.name].adjective {
				return party{name: w.name}
			}
		} else if prepositions[w.Form] {
			return nobody
		}
	}
	return nobody
}

// maxApposition is how many words stand between the commas of an apposition at
// most.
const maxApposition = 12

// beforeApposition skips what stands between commas before word k, and returns
// the word before it; -1 if there is no such thing.
func (r *reading) beforeApposition(k int) int {
	for i := k; i > 0 && i > k-maxApposition && !r.words[i].begins; i-- {
		if r.words[i].closed {
			return i - 1
		}
	}
	return -1
}

// endingWith is the party whose noun phrase ends with word k: a name, or a noun
// with whose it is.
func (r *reading) endingWith(k int) party {
	if k < 0 {
		return nobody
	}
	p := nobody
	for i := k; i >= 0 && i > k-5; i-- {
		w := &r.words[i]
		switch {
		case w.name >= 0 && (i == k || r.names[w.name].adjective || w.possessive):
			p.name = w.name
			if r.hangs(r.names[w.name].from, w.possessive && i == k) {
				return r.headOf(r.names[w.name].from)
			}
			return p
		case w.name >= 0 || w.Stop || prepositions[w.Form]:
			if r.hangs(i+1, false) {
				return nobody
			}
			return p
		case i == k:
			p.noun = w.Term
		}
		if w.closed {
			return p
		}
	}
	return p
}

// headOf is who is named before the "of" before word i: Ada Morn of Arvena.
func (r *reading) headOf(i int) party {
	if i < 2 || r.form(i-1) != "of" || r.words[i-2].name < 0 {
		return nobody
	}
	return r.endingWith(i - 2)
}

// hangs tells whether the noun phrase beginning with word i, before a verb, hangs
// on a preposition: in "officials from Seoul said" Seoul says nothing. An owner
// is none the less for it: during Putin's visit. What may also begin a clause,
// does so here: after Putin left.
func (r *reading) hangs(i int, owner bool) bool {
	preposition := r.preposition(i)
	return !owner && preposition != "" && !conjunctions[preposition]
}

var (
	// supportVerbs make a verb of the noun behind them: expressed frustration.
	supportVerbs = text.WordSet(`express expressed expresses voiced voices made makes launched launches gave gives paid pays imposed imposes
issued issues conducted conducts began begins started ordered orders staged stages delivered offered offers showed shows carried`)
)
