package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// otherNationality objects where the evidence has what is asked about only with
// another country's name: Russian soldiers are not North Korean ones.
func otherNationality(d *Demands, e *Evidence) (o Objection, ok bool) {
	q := d.question
	for i := range q.names {
		n := &q.names[i]
		if !n.adjective || n.to >= len(q.words) || q.words[n.to].closed {
			continue
		}
		noun := &q.words[n.to]
		if noun.Stop || noun.name >= 0 {
			continue
		}
		says, met := e.quote.onlyOther(n, map[string]bool{noun.Term: true})
		if !met && fighters[noun.Term] {
			says, _ = e.quote.onlyOther(n, fighters)
		}
		if says != "" {
			return Objection{Kind: Modifier, Asked: q.slice(n.from, n.to+1), Says: says}, true
		}
	}
	return o, false
}

// onlyOther returns how the text names the nouns with another country, if it
// never has them with the one asked about, nor alone, and whether it has them at
// all.
func (r *reading) onlyOther(asked *name, nouns map[string]bool) (says string, met bool) {
	for k := range r.words {
		w := &r.words[k]
		if w.name >= 0 || !nouns[w.Term] || strings.HasSuffix(w.Form, "ly") {
			continue
		}
		met = true
		owner := r.ownerOf(k)
		if owner < 0 || r.names[owner].country == asked.country {
			return "", true
		}
		if says == "" {
			says = r.slice(r.names[owner].from, k+1)
		}
	}
	if r.hasCountry(asked.country, nouns) {
		return "", true
	}
	return says, met
}

// ownerOf is the country name in the noun phrase that ends with word k, -1 for
// none.
func (r *reading) ownerOf(k int) int {
	for i := k - 1; i >= 0 && i > k-4; i-- {
		w := &r.words[i]
		switch {
		case r.words[i+1].closed:
			return -1
		case w.name >= 0:
			if r.names[w.name].country == "" {
				return -1
			}
			return w.name
		case w.Stop || prepositions[w.Form]:
			return -1
		}
	}
	return -1
}

// hasCountry tells whether the text has a country's adjective before one of the
// nouns, with other words between.
func (r *reading) hasCountry(country string, nouns map[string]bool) bool {
	for i := range r.names {
		n := &r.names[i]
		if n.country != country || !n.adjective {
			continue
		}
		for k := n.to; k < len(r.words) && k < n.to+4 && !r.words[k].closed; k++ {
			if nouns[r.words[k].Term] {
				return true
			}
		}
	}
	return false
}

// fighters are the stems of nouns that news uses for one another.
var fighters = text.WordSet("soldier troop forc servicemen serviceman fighter")
