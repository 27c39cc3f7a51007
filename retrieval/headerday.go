package retrieval

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"dateline/retrieval/query"
)

// asksForDay tells whether the question may ask for a day by its number, so that
// the day on which an article was published is one of the words it looks for. A
// number such as that of six percent or of the F-16 is no day.
func (q *Question) asksForDay() bool {
	return len(q.dates.Words) > 0 || slices.ContainsFunc(q.concepts, func(c concept) bool {
		return query.IsCalendarWord(strings.ToLower(c.surface))
	})
}

// looksForDay tells whether the number of a day is among the words searched.
func (q *Question) looksForDay(published time.Time) bool {
	if published.IsZero() {
		return false
	}
	day := strconv.Itoa(published.Day())
	return slices.ContainsFunc(q.concepts, func(c concept) bool { return c.term == day }) ||
		slices.ContainsFunc(q.substitutes, func(s substitute) bool { return slices.Contains(s.terms, day) })
}

// withoutDay drops the hits on the day of publication from those in a header.
func (c *Candidate) withoutDay(hits []hit) []hit {
	date := c.outletName().End
	return slices.DeleteFunc(hits, func(h hit) bool { return h.Start >= date && h.End-h.Start <= len("31") })
}

// withoutDays leaves out the passages that were found by the day of publication
// alone, unless there are no others.
func (q *Question) withoutDays(ordered []*scored) []*scored {
	if q.asksForDay() || !slices.ContainsFunc(ordered, func(r *scored) bool { return r.dayOnly }) {
		return ordered
	}
	kept := slices.DeleteFunc(slices.Clone(ordered), func(r *scored) bool {
		return r.dayOnly && len(r.hits) == 0 && len(q.appendHits(nil, r.Words, true)) == 0
	})
	if len(kept) == 0 {
		return ordered
	}
	return kept
}
