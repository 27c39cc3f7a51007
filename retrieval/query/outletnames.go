package query

import (
	"slices"
	"strings"
)

// A matchMode says how much of an outlet's name must be given.
type matchMode int

const (
	matchWhole matchMode = iota // the whole name, whatever its case, accents and "the"
	matchPart                   // some words of it: Yonhap is Yonhap News Agency
)

// matchOutletList reads a list of outlets, "yonhap, reuters and AP", and
// returns them as the coverage spells them. unknown is the first name that the
// coverage does not hold, empty if it holds all.
func matchOutletList(list string, known Known, mode matchMode) (names []string, unknown string) {
	list = strings.NewReplacer(" and ", ",", " or ", ",", " & ", ",", ";", ",").Replace(list)
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		found := matchOutlets(name, known, mode)
		if len(found) == 0 {
			return names, name
		}
		names = append(names, without(found, names)...)
	}
	return names, ""
}

// ParseOnlyOutlets reads "only yonhap, reuters and AP" and returns the outlets
// as the coverage spells them. unknown is the first name that the coverage does
// not hold. Both results are empty if the text is no such phrase.
func ParseOnlyOutlets(text string, known Known) (names []string, unknown string) {
	list, ok := cutPhrase(strings.TrimSpace(text), "only")
	if !ok {
		return nil, ""
	}
	return matchOutletList(list, known, matchPart)
}

// matchOutlets returns the outlets of a name, and those that are the same
// agency under another name. With matchPart, if no outlet has exactly this
// name, it returns those whose names begin with it, or else those that contain
// it.
func matchOutlets(name string, known Known, mode matchMode) []string {
	name = foldOutlet(name)
	if name == "" {
		return nil
	}
	var exact, begun, held []string
	for _, o := range known.Sources {
		switch outlet := foldOutlet(o) + " "; {
		case outlet == name+" ":
			exact = append(exact, o)
		case strings.HasPrefix(outlet, name+" "):
			begun = append(begun, o)
		case strings.Contains(outlet, " "+name+" "):
			held = append(held, o)
		}
	}
	found := exact
	if len(exact) == 0 && mode == matchPart {
		if found = begun; len(begun) == 0 {
			found = held
		}
	}
	return append(found, without(known.Agency(name), found)...)
}

// WithKnownOutlets returns the filter with its outlets as the coverage spells
// them. An outlet that the coverage does not hold is kept as it is, and no
// article passes it. Parse has done this already; a filter that was stored
// needs it again when it is used, since the coverage may have gained outlets.
func (f Filter) WithKnownOutlets(known Known) Filter {
	var names []string
	for _, s := range f.Sources {
		found := matchOutlets(s, known, matchPart)
		if len(found) == 0 {
			found = []string{s}
		}
		names = append(names, without(found, names)...)
	}
	f.Sources = names
	f.Not = f.Not.withKnownOutlets(known)
	return f
}

// without returns the words that are not among others.
func without(words, others []string) []string {
	var out []string
	for _, w := range words {
		if !slices.Contains(others, w) {
			out = append(out, w)
		}
	}
	return out
}
