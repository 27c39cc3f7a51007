package bot

import (
	"slices"
	"strings"

	"dateline/retrieval"
)

// outlets reads a list of outlets, "yonhap, reuters and AP", as the coverage
// spells them; unknown is the first name that it does not hold, and is empty
// where all are found.
func outlets(list string, known retrieval.Known) (names []string, unknown string) {
	list = strings.NewReplacer(" and ", ",", " or ", ",", " & ", ",", ";", ",").Replace(list)
	for name := range strings.SplitSeq(list, ",") {
		name = strings.TrimSpace(name)
		if name == "" {
			continue
		}
		found := outletsLike(name, known)
		if len(found) == 0 {
			return names, name
		}
		for _, o := range found {
			if !slices.Contains(names, o) {
				names = append(names, o)
			}
		}
	}
	if len(names) == 0 {
		return nil, list
	}
	return names, ""
}

// outletsLike returns the outlet of that name, else those whose names begin
// with it: Yonhap is Yonhap News Agency.
func outletsLike(name string, known retrieval.Known) []string {
	folded := retrieval.FoldName(name)
	if folded == "" {
		return nil
	}
	var exact, begun []string
	for _, o := range known.Sources {
		switch outlet := strings.TrimPrefix(retrieval.FoldName(o), "the "); {
		case outlet == strings.TrimPrefix(folded, "the "):
			exact = append(exact, o)
		case strings.HasPrefix(outlet, folded+" "):
			begun = append(begun, o)
		}
	}
	if len(exact) > 0 {
		return exact
	}
	return begun
}
