package bot

import (
	"time"

	"dateline/retrieval/query"
)

// continueFrom makes a question of a message that follows up on the last answer of
// its thread. A given filter replaces the inherited one of the same kind, and
// inherited dates that contradict given ones are dropped.
func continueFrom(last Receipt, m query.Message, given query.Filter) question {
	q := question{text: m.Text, given: given, unread: m.Typed.Unread}
	old := rollForward(last.Filter, last.Query.Asked, m.Typed.Asked)
	old.People = m.Swapped.In(old.People)
	switch m.Act {
	case query.Reset:
		q.filter = given
	case query.DropFacet:
		q.filter = override(m.Dropped.Without(old), given)
	default:
		q.filter = override(old, given)
	}
	q.wants = m.Typed.Wants
	if m.Act == query.NewQuestion {
		q.filter.Not = q.filter.Not.Unless(q.text).And(given.Not)
	} else {
		q.text, q.unread = last.Query.Text, last.Query.Unread
	}
	if q.wants == "" && (m.Act != query.NewQuestion || m.Swapped != (query.Swap{})) {
		q.wants = last.Query.Wants // and since October? what about Blinken?
	}
	return q
}

// rollForward moves the end of an inherited filter to today if it was the end of
// the day of asking, as that of "last week" is.
func rollForward(f query.Filter, then, now time.Time) query.Filter {
	if f.EndsWithTheDay(then) {
		f.Until = query.EndOfDay(now)
	}
	return f
}

// override returns the old filters with those that are given in place of theirs.
// What is left out adds up, except for what is asked for now.
func override(old, given query.Filter) query.Filter {
	f := old
	f.Not = old.Not.Less(query.Exclusions{Sources: given.Sources, People: given.People}).And(given.Not)
	f.Sources, f.People = keptNames(old.Sources, given.Not.Sources), keptNames(old.People, given.Not.People)
	if len(given.Sources) > 0 {
		f.Sources = given.Sources
	}
	if len(given.Headline) > 0 {
		f.Headline = given.Headline
	}
	if len(given.NotHeadline) > 0 {
		f.NotHeadline = given.NotHeadline
	}
	if len(given.Authors) > 0 {
		f.Authors = given.Authors
	}
	if len(given.Languages) > 0 {
		f.Languages = given.Languages
	}
	if given.Article != "" {
		f.Arrivals, f.Article = given.Arrivals, given.Article
	}
	if len(given.People) > 0 {
		f.People = given.People
	}
	if !given.AsOf.IsZero() {
		f.AsOf = given.AsOf
	}
	if given.Order != "" {
		f.Order = given.Order
	}
	if !given.Since.IsZero() {
		f.Since = given.Since
	}
	if !given.Until.IsZero() {
		f.Until = given.Until
	}
	if len(given.NotDates) > 0 {
		f.NotDates = given.NotDates
	}
	if !f.Since.IsZero() && !f.Until.IsZero() && !f.Since.Before(f.Until) {
		f.Since, f.Until = given.Since, given.Until
	}
	return f
}

// keptNames returns the names of a filter that are not left out now.
func keptNames(old, left []string) []string {
	if len(left) == 0 {
		return old
	}
	return query.Exclusions{Words: old}.Less(query.Exclusions{Words: left}).Words
}
