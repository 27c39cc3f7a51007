package retrieval

import (
	"slices"
	"strings"
	"time"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// Admits tells whether an article passes the filter; of the aliases of people
// it knows those that ship with the program.
func (f *Filter) Admits(v *corpus.Version) bool { return f.admits(v, nil) }

// Admits tells whether an article passes the question's filter, by the aliases
// that the question was read with.
func (q *Question) Admits(v *corpus.Version) bool { return q.query.admits(v, q.query.Aliases) }

// LeavesUndated tells whether an article passes all of the filter but its dates,
// because it has none.
func (f *Filter) LeavesUndated(v *corpus.Version) bool { return f.leavesUndated(v, nil) }

// LeavesUndated does so for the question's filter, by its aliases.
func (q *Question) LeavesUndated(v *corpus.Version) bool {
	return q.query.leavesUndated(v, q.query.Aliases)
}

func (f *Filter) leavesUndated(v *corpus.Version, aliases *Aliases) bool {
	if !v.Published.IsZero() || f.Since.IsZero() && f.Until.IsZero() {
		return false
	}
	rest := *f
	rest.Since, rest.Until = time.Time{}, time.Time{}
	return rest.admits(v, aliases)
}

func (f *Filter) admits(v *corpus.Version, aliases *Aliases) bool {
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
	return f.admitsSource(v.Source) && f.admitsPeople(v, aliases)
}

// admitsSource tells whether the words of an outlet asked for stand in the name
// of this one: BBC finds BBC News.
func (f *Filter) admitsSource(source string) bool {
	if len(f.Sources) == 0 {
		return true
	}
	outlet := " " + text.FoldName(source) + " "
	return slices.ContainsFunc(f.Sources, func(s string) bool {
		asked := text.FoldName(s)
		return asked != "" && strings.Contains(outlet, " "+asked+" ")
	})
}

// admitsPeople tells whether an article names all people asked for, in its
// text or in its header.
func (f *Filter) admitsPeople(v *corpus.Version, aliases *Aliases) bool {
	if len(f.People) == 0 {
		return true
	}
	words := heldWords{}
	for _, t := range text.Analyze(nil, searchedText(v)) {
		if !t.Stop {
			words[t.Term] = true
		}
	}
	for _, p := range readPeople(Query{Filter: *f, Aliases: aliases}, words) {
		if !p.NamedIn(words.has) {
			return false
		}
	}
	return true
}

// heldWords are the words of one article, as the vocabulary of a coverage that
// has no other.
type heldWords map[string]bool

func (w heldWords) has(term string) bool { return w[term] }

func (w heldWords) Passages() int { return 1 }
func (w heldWords) Articles() int { return 1 }

func (w heldWords) Frequency(term string) int { return w.Spread(term) }

func (w heldWords) Spread(term string) int {
	if w[term] {
		return 1
	}
	return 0
}

func (w heldWords) Together(terms []string) bool {
	return !slices.ContainsFunc(terms, func(t string) bool { return !w[t] })
}

// Near has none: another spelling is no slip where only one article is known.
func (w heldWords) Near(string, int) []string { return nil }
