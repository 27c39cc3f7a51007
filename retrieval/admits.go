package retrieval

import (
	"slices"
	"strings"

	"dateline/corpus"
)

// Admits tells whether an article passes the filter.
func (f *Filter) Admits(v *corpus.Version) bool {
	switch {
	case v.Withdrawn,
		!f.AsOf.IsZero() && !v.Arrived.Before(f.AsOf),
		!f.Since.IsZero() && (v.Published.IsZero() || v.Published.Before(f.Since)),
		!f.Until.IsZero() && (v.Published.IsZero() || !v.Published.Before(f.Until)):
		return false
	}
	if _, ok := slices.BinarySearch(f.Arrivals, v.Arrival); f.Arrivals != nil && !ok {
		return false
	}
	return f.admitsSource(v.Source) && f.admitsPeople(v)
}

// admitsSource tells whether the words of an outlet asked for stand in the name
// of this one: BBC finds BBC News.
func (f *Filter) admitsSource(source string) bool {
	if len(f.Sources) == 0 {
		return true
	}
	outlet := " " + FoldName(source) + " "
	return slices.ContainsFunc(f.Sources, func(s string) bool {
		asked := FoldName(s)
		return asked != "" && strings.Contains(outlet, " "+asked+" ")
	})
}

// admitsPeople tells whether an article names all people asked for, in its
// text or in its header.
func (f *Filter) admitsPeople(v *corpus.Version) bool {
	if len(f.People) == 0 {
		return true
	}
	text := " " + FoldName(Header(&v.Article)+"\n"+v.Author+"\n"+v.Text) + " "
	for _, person := range f.People {
		if name := FoldName(person); name != "" && !strings.Contains(text, " "+name+" ") {
			return false
		}
	}
	return true
}
