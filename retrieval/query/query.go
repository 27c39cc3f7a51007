package query

import (
	"time"

	"dateline/corpus"
)

// A Query is what to look for.
type Query struct {
	// Text is the question in words, without its filters.
	Text string
	// Wants is what is asked for, if not an answer: how many articles mention
	// Text, or which.
	Wants Want `json:",omitempty"`
	Filter
	// Unread is what was written like a date and could not be read: since:banana,
	// which is searched as words of Text, and 2/1/2025 and 30 February, which are
	// left out of it. WhyUnread tells the reason.
	Unread []string
	// Links are the web addresses that were typed. The question is about the
	// articles there.
	Links []string `json:",omitempty"`
	// Byline is who is said to have written what is counted or listed: an author,
	// if the coverage has one of that name.
	Byline string `json:",omitempty"`
	// Originals: of articles with the same text, only the earliest counts.
	Originals bool `json:",omitempty"`
	// Top is how many passages are wanted at most.
	Top int
	// PerArticle is how many of them may come from one article; 0 is no limit.
	PerArticle int
	// Asked is when the question was asked, in the asker's zone. Recency is
	// measured from it; the zero time switches recency off.
	Asked time.Time
	// Aliases are the names that are searched for one another; nil stands for
	// ShippedAliases.
	Aliases *Aliases
}

// A Filter narrows the coverage that a query looks at, and may say in which
// order. The zero Filter passes everything.
type Filter struct {
	// Sources are outlets, any of which will do. Case and accents are ignored.
	Sources []string
	// People are names of persons, all of whom the article must name, each
	// under any name that would be searched for it.
	People []string
	// Since and Until bound the time of publication on the outlet's clocks, taken
	// as UTC: Since <= t < Until. A zero time is no bound. An article without a date passes neither.
	Since, Until time.Time
	// NotDates are periods in which an article must not have been published. One
	// without a date passes.
	NotDates []Period `json:",omitempty"`
	// AsOf excludes what arrived at that time or later.
	AsOf time.Time
	// Arrivals, in ascending order, are the only versions that pass; nil passes
	// all. Words mentions it only where Article names what was asked for: a
	// digest uses it to search what is new.
	Arrivals []corpus.Arrival
	// Article is the headline of the only articles that Arrivals admits, if
	// somebody has asked for them by a link.
	Article string `json:",omitempty"`
	// Headline are words, all of which the headline must have, a quotation as it
	// stands. Authors must all be named as authors, and Languages are tags, any of
	// which will do.
	Headline, Authors, Languages []string `json:",omitempty"`
	// NotHeadline are words, none of which the headline may have.
	NotHeadline []string `json:",omitempty"`
	// Not is what articles must not have.
	Not Exclusions `json:",omitzero"`
	// Order narrows nothing. It stands here because it is written, inherited
	// and kept like what does.
	Order Order `json:",omitempty"`
}

// Empty tells whether f passes everything.
func (f Filter) Empty() bool {
	return len(f.Sources) == 0 && len(f.People) == 0 && !f.OnHeaders() && f.Not.IsZero() &&
		f.Since.IsZero() && f.Until.IsZero() && len(f.NotDates) == 0 && f.AsOf.IsZero() && f.Arrivals == nil
}

// IsZero tells whether f says nothing: it passes everything, in no order of its
// own.
func (f Filter) IsZero() bool { return f.Empty() && f.Order == "" }
