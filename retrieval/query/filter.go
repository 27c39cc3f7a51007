package query

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"dateline/corpus"
)

// And returns the filter that passes what both f and g pass, in the order of f or,
// if it has none, of g. ok is false if
// nothing can pass, because they name different outlets, one leaves out all those
// of the other, or their dates do not overlap.
func (f Filter) And(g Filter) (both Filter, ok bool) {
	both = f
	both.People = append(append([]string(nil), f.People...), g.People...)
	both.Headline = append(append([]string(nil), f.Headline...), g.Headline...)
	both.NotHeadline = append(append([]string(nil), f.NotHeadline...), g.NotHeadline...)
	both.Authors = append(append([]string(nil), f.Authors...), g.Authors...)
	both.Since = later(f.Since, g.Since)
	both.Until = earlier(f.Until, g.Until)
	both.NotDates = slices.Concat(f.NotDates, g.NotDates)
	both.AsOf = earlier(f.AsOf, g.AsOf)
	both.Order = cmp.Or(f.Order, g.Order)
	both.Sources, ok = sharedSources(f.Sources, g.Sources)
	if languages, shared := sharedSources(f.Languages, g.Languages); shared {
		both.Languages = languages
	} else {
		ok = false
	}
	both.Not = f.Not.And(g.Not)
	if len(both.Sources) > 0 && len(lessNames(both.Sources, both.Not.Sources)) == 0 {
		ok = false
	}
	both.Arrivals, both.Article = sharedArrivals(f.Arrivals, g.Arrivals), cmp.Or(f.Article, g.Article)
	if !both.Since.IsZero() && !both.Until.IsZero() && !both.Since.Before(both.Until) {
		ok = false
	}
	return both, ok
}

// sharedSources returns the outlets that both lists allow, where an empty list
// allows all; ok is false if there are none.
func sharedSources(a, b []string) (both []string, ok bool) {
	if len(a) == 0 {
		return b, true
	}
	if len(b) == 0 {
		return a, true
	}
	for _, x := range a {
		for _, y := range b {
			if strings.EqualFold(x, y) {
				both = append(both, x)
			}
		}
	}
	return both, len(both) > 0
}

// sharedArrivals returns the versions that both lists allow, where nil allows
// all.
func sharedArrivals(a, b []corpus.Arrival) []corpus.Arrival {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	}
	both := []corpus.Arrival{}
	for _, n := range a {
		if _, ok := slices.BinarySearch(b, n); ok {
			both = append(both, n)
		}
	}
	return both
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// earlier returns the earlier of two upper bounds, where the zero time is no
// bound.
func earlier(a, b time.Time) time.Time {
	if a.IsZero() || !b.IsZero() && b.Before(a) {
		return b
	}
	return a
}

// Words describes the filter to a person, one phrase for each part: "since 1
// Oct 2024".
func (f Filter) Words() []string {
	var out []string
	if f.Article != "" {
		out = append(out, "in “"+f.Article+"”")
	}
	if len(f.Sources) > 0 {
		out = append(out, "source "+strings.Join(f.Sources, " or "))
	}
	if len(f.People) > 0 {
		out = append(out, "naming "+strings.Join(f.People, " and "))
	}
	out = append(out, f.headerWords()...)
	out = append(out, f.Not.words()...)
	if !f.Since.IsZero() {
		out = append(out, "since "+formatDay(f.Since))
	}
	if !f.Until.IsZero() {
		out = append(out, "until "+formatLastDay(f.Until))
	}
	for _, d := range f.NotDates {
		out = append(out, "not "+d.words())
	}
	if !f.AsOf.IsZero() {
		out = append(out, "as of "+formatLastDay(f.AsOf))
	}
	if order := f.Order.Words(); order != "" {
		out = append(out, order)
	}
	return out
}

// words describes a period to a person: "1 Jan 2025 to 31 Jan 2025".
func (d Period) words() string {
	if oneDay(d) {
		return formatDay(d.Start)
	}
	return formatDay(d.Start) + " to " + formatLastDay(d.End)
}

// Holds tells whether a time is in the period.
func (d Period) Holds(t time.Time) bool { return !t.Before(d.Start) && t.Before(d.End) }

func formatDay(t time.Time) string { return t.Format("2 Jan 2006") }

// formatLastDay formats the last day before an exclusive bound: people say
// "until 31 October" for what ends when November begins.
func formatLastDay(t time.Time) string { return formatDay(t.Add(-time.Nanosecond)) }
