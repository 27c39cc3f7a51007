package query

import (
	"slices"
	"strings"
)

// A likeness is how near a name must come to an outlet's.
type likeness int

const (
	exactly likeness = iota // the whole name, whatever its case, accents and "the"
	loosely                 // some words of it: Yonhap is Yonhap News Agency
)

// outletList reads a list of outlets, "yonhap, reuters and AP", as the coverage
// spells them; unknown is the first name that it does not hold, and is empty
// where all are found.
func outletList(list string, known Known, near likeness) (names []string, unknown string) {
	list = strings.NewReplacer(" and ", ",", " or ", ",", " & ", ",", ";", ",").Replace(list)
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		found := outletsLike(name, known, near)
		if len(found) == 0 {
			return names, name
		}
		names = append(names, minus(found, names)...)
	}
	return names, ""
}

// OnlyOutlets reads "only yonhap, reuters and AP" as the coverage spells them.
// Unknown is the first name that it does not hold; both results are empty for
// anything else.
func OnlyOutlets(text string, known Known) (names []string, unknown string) {
	list, ok := cutPhrase(strings.TrimSpace(text), "only")
	if !ok {
		return nil, ""
	}
	return outletList(list, known, loosely)
}

// outletsLike returns the outlet of that name, else, loosely, those whose
// names begin with it, else those that hold it; and those that are the agency
// of that name under another one.
func outletsLike(name string, known Known, near likeness) []string {
	name = outletName(name)
	if name == "" {
		return nil
	}
	var exact, begun, held []string
	for _, o := range known.Sources {
		switch outlet := outletName(o) + " "; {
		case outlet == name+" ":
			exact = append(exact, o)
		case strings.HasPrefix(outlet, name+" "):
			begun = append(begun, o)
		case strings.Contains(outlet, " "+name+" "):
			held = append(held, o)
		}
	}
	found := exact
	if len(exact) == 0 && near == loosely {
		if found = begun; len(begun) == 0 {
			found = held
		}
	}
	return append(found, minus(known.Agency(name), found)...)
}

// Spelled returns the filter with its outlets as the coverage spells them. One
// that the coverage does not hold stays as it is, and no article passes it. Parse
// has done so already; a filter that is kept for later is spelled again when it
// is used, since the coverage may have gained outlets.
func (f Filter) Spelled(known Known) Filter {
	var names []string
	for _, s := range f.Sources {
		found := outletsLike(s, known, loosely)
		if len(found) == 0 {
			found = []string{s}
		}
		names = append(names, minus(found, names)...)
	}
	f.Sources = names
	return f
}

// minus returns the words that are not among others.
func minus(words, others []string) []string {
	var out []string
	for _, w := range words {
		if !slices.Contains(others, w) {
			out = append(out, w)
		}
	}
	return out
}
