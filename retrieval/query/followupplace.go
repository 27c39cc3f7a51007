package query

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// standsForPlace tells whether a name at units from..to is that of a place by the
// word before it, as in "at Marsk".
func (w words) standsForPlace(from, to int) bool {
	return from > 0 && placePrepositions[w.units[from-1].said] && !possessive(w.units[to-1].said) && to-from <= 2 && !bodyWords[w.units[to-1].said]
}

var placePrepositions = text.WordSet("in at near off outside around в во на под около у")

// asksOfPlace tells whether names are all of places, to which a word such as "in"
// leads, and not none.
func (w words) asksOfPlace(names []namedPart) bool {
	return len(names) > 0 && !slices.ContainsFunc(names, func(p namedPart) bool { return !w.standsForPlace(p.from, p.to) })
}

// namesPlaceOnly tells whether the words are a place and the word that leads to it:
// "in Selby".
func (w words) namesPlaceOnly() bool {
	return len(w.units) > 1 && placePrepositions[w.units[0].said] && isName(words{w.text, w.units[1:]})
}

// replacePlace puts the name of a place in that of the last one of the question.
func (w words) replacePlace(fragment words) (asked string, swapped Swap, ok bool) {
	if placePrepositions[fragment.units[0].said] && len(fragment.units) > 1 {
		return w.replace(fragment)
	}
	names := w.names(false)
	for i := len(names) - 1; i >= 0; i-- {
		if p := names[i]; p.place {
			return w.splice(p.from, p.to, fragment.statement()), swapped, true
		}
	}
	return "", swapped, false
}

// mayBeTown tells whether a message names only what an outlet's name begins with,
// and that may be a town: Selby of the Selby Post, but not Yonhap of Yonhap News.
func mayBeTown(message string, known Known) bool {
	rest, _, only := trimLead(message)
	units := readWords(rest).units
	if only || len(units) == 0 || len(units) > 3 {
		return false
	}
	if placePrepositions[units[0].said] {
		units = units[1:]
	}
	if len(units) == 0 || !isName(words{rest, units}) {
		return false
	}
	said := foldOutlet(words{rest, units}.statement())
	if units[0].said == "the" || !isPlace(units) && text.EnglishListing(stem(said)) == text.ListedWord {
		return false
	}
	begins := func(outlet string) bool {
		outlet = foldOutlet(outlet)
		return strings.HasPrefix(outlet, said+" ") && (stripAgencyWords(outlet) != said || isPlace(units))
	}
	whole := func(outlet string) bool { return foldOutlet(outlet) == said }
	return slices.ContainsFunc(known.Sources, begins) && !slices.ContainsFunc(known.Sources, whole)
}

// stem is the stem of a word; of several words, of the last.
func stem(said string) string {
	tokens := text.Analyze(nil, said)
	if len(tokens) == 0 {
		return said
	}
	return tokens[len(tokens)-1].Term
}
