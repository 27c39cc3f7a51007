package query

import (
	"time"

	"dateline/corpus"
)

// A Query is what to look for.
type Query struct {
	// Text is the question in words, without its filters.
	Text string
	Filter
	// Unread is what was written like a filter by date and is none, such as
	// since:banana. It is among the words of Text.
	Unread []string
	// Top is how many passages are wanted at most.
	Top int
	// PerArticle is how many of them may come from one article; 0: any number.
	PerArticle int
	// Asked is when the question was asked, in the asker's zone; recency is
	// measured from it. The zero time switches recency off.
	Asked time.Time
	// Aliases are other names to search too; nil: those that ship with the
	// program.
	Aliases *Aliases
}

// A Filter narrows the coverage that a query looks at. Its zero value is all
// of the coverage.
type Filter struct {
	// Sources are outlets, any of which will do; case and accents are ignored.
	Sources []string
	// People are names of somebody whom the article must name, each under any
	// name that it would be searched by.
	People []string
	// Since and Until bound the time of publication: Since <= t < Until. A
	// zero time leaves that side open. An article without a date passes
	// neither.
	Since, Until time.Time
	// AsOf leaves out what arrived at that time or later.
	AsOf time.Time
	// Arrivals are the only versions looked at, in ascending order; nil: all.
	// No person writes this filter, so Words does not say it: a digest looks
	// through it at what is new.
	Arrivals []corpus.Arrival
}

// Empty tells whether f narrows nothing.
func (f Filter) Empty() bool {
	return len(f.Sources) == 0 && len(f.People) == 0 &&
		f.Since.IsZero() && f.Until.IsZero() && f.AsOf.IsZero() && f.Arrivals == nil
}
