package bot

import (
	"context"
	"strings"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// A likeness is how near a name must come to an outlet's.
type likeness int

const (
	exactly likeness = iota // the whole name, whatever its case, accents and "the"
	loosely                 // some words of it: Yonhap is Yonhap News Agency
)

// outlets reads a list of outlets, "yonhap, reuters and AP", as the coverage
// spells them; unknown is the first name that it does not hold, and is empty
// where all are found.
func outlets(list string, known query.Known, near likeness) (names []string, unknown string) {
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

// outletsLike returns the outlet of that name, else, loosely, those whose
// names begin with it, else those that hold it; and those that are the agency
// of that name under another one.
func outletsLike(name string, known query.Known, near likeness) []string {
	name = bareName(name)
	if name == "" {
		return nil
	}
	var exact, begun, held []string
	for _, o := range known.Sources {
		switch outlet := bareName(o) + " "; {
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

func bareName(outlet string) string { return strings.TrimPrefix(text.FoldName(outlet), "the ") }

// spelled writes a filter's outlets as the coverage does now.
func (b *Bot) spelled(ctx context.Context, f query.Filter) (query.Filter, error) {
	if len(f.Sources) == 0 {
		return f, nil
	}
	known, err := b.Known(ctx)
	if err != nil {
		return f, err
	}
	return spelled(f, known), nil
}

// spelled writes a filter's outlets as the coverage does; one that it does not
// hold stays as it is, and nothing passes it.
func spelled(f query.Filter, known query.Known) query.Filter {
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
