package evidence

import (
	"strings"

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
		k = r.beforeApposition(k)
	}
	return r.endingWith(k)
}

// beforeTime skips a time that ends with word k: on Saturday, this week.
func (r *reading) beforeTime(k int) int {
	switch w := &r.words[k]; {
	case calendarWords[w.Form] && w.capital:
		k--
	case timeNouns[w.Form] && k > 0 && timeLeads[r.words[k-1].Form]:
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
				return nobody
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

// hangs tells whether the noun phrase beginning with word i hangs on a
// preposition: in "officials from Seoul said" Seoul says nothing. An owner is
// none the less for it: during Putin's visit.
func (r *reading) hangs(i int, owner bool) bool {
	return !owner && r.preposition(i) != ""
}

// participle tells whether a form may be a past participle.
func participle(form string) bool {
	return strings.HasSuffix(form, "ed") || strings.HasSuffix(form, "n") ||
		strings.HasSuffix(form, "t") || irregularParticiples[form]
}

// adverb tells whether a word may stand between a subject and its verb.
func adverb(form string) bool {
	return strings.HasSuffix(form, "ly") || adverbs[form]
}

var (
	pronouns             = text.WordSet("he she his her him they their them it its")
	beForms              = text.WordSet("is are was were be been being get gets got")
	auxiliaries          = text.WordSet("is are was were be been being has have had do does did will would can could may might must shall should to t not wo won didn doesn don hasn haven hadn isn aren wasn weren cannot")
	adverbs              = text.WordSet("also now then still already never ever not just even again first last since later today yesterday once soon both all")
	irregularParticiples = text.WordSet("sold told made paid led fed held found shot sued hit done met said struck")
	supportVerbs         = text.WordSet("express expressed expresses voiced voices made makes launched launches gave gives paid pays imposed imposes issued issues conducted conducts began begins started ordered orders staged stages delivered offered offers showed shows carried")
	prepositions         = text.WordSet("of in on at to from with by for against over into onto about after before under between among towards toward through during without within across near off out up via than like as amid despite")
	clauseWords          = text.WordSet("that which who whom whose when where while because although though if whether but so since until unless")
	presupposing         = text.WordSet("why when where how")
	saying               = text.WordSet("say says said tell tells told add added adds stated declare declared declares announce announced warn warned warns argue argued insist insisted claim claimed")
	timeNouns            = text.WordSet("week month year night morning afternoon evening day")
	timeLeads            = text.WordSet("this last next earlier that each every one")
)
