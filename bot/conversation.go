package bot

import (
	"time"

	"dateline/retrieval/query"
)

// continued is the question that a message makes of the last answer of its
// thread. A filter that is given takes the place of one of its kind; what
// cannot hold beside it is dropped.
func continueFrom(last Receipt, m query.Message, given query.Filter) question {
	q := question{text: m.Text, given: given, unread: m.Typed.Unread}
	old := rollForward(last.Filter, last.Query.Asked, m.Typed.Asked)
	switch m.Act {
	case query.Reset:
		q.filter = given
	case query.DropFacet:
		q.filter = override(m.Dropped.Without(old), given)
	default:
		q.filter = override(old, given)
	}
	if m.Act != query.NewQuestion {
		q.text, q.unread = last.Query.Text, last.Query.Unread
	}
	return q
}

// renewed is an older filter for a message of now: what ended with the day of
// asking, as last week does, ends with the new one.
func rollForward(f query.Filter, then, now time.Time) query.Filter {
	if f.EndsWithTheDay(then) {
		f.Until = query.EndOfDay(now)
	}
	return f
}

// over lays the filters that are given over older ones.
func override(old, given query.Filter) query.Filter {
	f := old
	if len(given.Sources) > 0 {
		f.Sources = given.Sources
	}
	if len(given.People) > 0 {
		f.People = given.People
	}
	if !given.AsOf.IsZero() {
		f.AsOf = given.AsOf
	}
	if !given.Since.IsZero() {
		f.Since = given.Since
	}
	if !given.Until.IsZero() {
		f.Until = given.Until
	}
	if !f.Since.IsZero() && !f.Until.IsZero() && !f.Since.Before(f.Until) {
		f.Since, f.Until = given.Since, given.Until
	}
	return f
}
