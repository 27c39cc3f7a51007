package bot

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"dateline/retrieval/query"
)

// A turn is what a message does to the conversation of its thread.
type turn int

const (
	// newQuestion: it asks for something of its own, under the thread's filters.
	newQuestion turn = iota
	// refinement: it only filters, and so applies to the last question.
	refinement
	// nextPage: it wants more of the last answer.
	nextPage
	// resetting: it wants the last question without any filter.
	resetting
	// dropping: it wants the last question without one kind of filter.
	dropping
)

func (t turn) String() string {
	return [...]string{"new question", "refinement", "next page", "reset", "drop"}[t]
}

// A message is what somebody typed, as it reads in a conversation.
type message struct {
	turn turn
	// text are its words without filters, typed is what ParseQuery makes of
	// all of it, outside of a conversation.
	text   string
	filter query.Filter
	typed  query.Query
	// dropped is the kind of filter that it drops.
	dropped kind
}

// plain is the message without its conversation.
func (m message) plain() message {
	return message{text: m.typed.Text, filter: m.typed.Filter, typed: m.typed}
}

// read reads a message in a thread. It decides by words alone, so that the
// same message always means the same.
func read(text string, at time.Time, known query.Known) message {
	m := message{typed: query.Parse(text, at, known)}
	m.typed.Filter = spelled(m.typed.Filter, known)
	m.text, m.filter = m.typed.Text, m.typed.Filter
	said := said(text)
	switch {
	case slices.Contains(pageWords(), said):
		m.turn = nextPage
	case slices.Contains(resetWords(), said):
		m.turn = resetting
	default:
		if k, ok := droppedKind(said); ok {
			m.turn, m.dropped = dropping, k
		} else if f, ok := bare(text, at, known); ok {
			m.turn, m.text, m.filter = refinement, "", f
		}
	}
	return m
}

// bare reads a message that is nothing but filters, said in a conversation's
// short way: "and since october", "only yonhap", "what about Blinken".
func bare(text string, at time.Time, known query.Known) (query.Filter, bool) {
	rest, led, only := trimLead(text)
	q := query.Parse(rest, at, known)
	q.Filter = spelled(q.Filter, known)
	if dates, ok := spokenDate(q.Text, at, known); ok {
		return q.Filter.And(dates)
	}
	words, link := trimLink(q.Text)
	if words == "" {
		return q.Filter, !q.Filter.Empty()
	}
	near := exactly
	if led || link == "from" || link == "by" {
		near = loosely
	}
	if names, unknown := outlets(words, known, near); unknown == "" && len(names) > 0 {
		return q.Filter.And(query.Filter{Sources: names})
	}
	if !q.Filter.Empty() && !q.Asks() {
		return q.Filter, true
	}
	if by := only || link == "by" || link == "naming"; (by || led) && named(words, !by) {
		q.Filter.People = append(q.Filter.People, words)
		return q.Filter, true
	}
	return q.Filter, false
}

// spokenDate reads a message of nothing but a date, such as "in June 2024". In
// a question of many words that may be what it is about, and ParseQuery leaves
// it alone; on its own it can only narrow.
func spokenDate(text string, at time.Time, known query.Known) (query.Filter, bool) {
	key, date := "on", strings.ReplaceAll(strings.TrimFunc(text, isMark), `"`, "")
	for word, k := range dateKeys() {
		if rest, ok := cutWords(date, word); ok {
			key, date = k, rest
			break
		}
	}
	q := query.Parse(key+`:"`+date+`"`, at, known)
	return q.Filter, q.Text == "" && !q.Filter.Empty()
}

// continued is the question that a message makes of the last answer of its
// thread. A filter that is given takes the place of one of its kind; what
// cannot hold beside it is dropped.
func continued(last Receipt, m message, given query.Filter) question {
	q := question{text: m.text, given: given, unread: m.typed.Unread}
	old := renewed(last.Filter, last.Query.Asked, m.typed.Asked)
	switch m.turn {
	case resetting:
		q.filter = given
	case dropping:
		q.filter = over(m.dropped.without(old), given)
	default:
		q.filter = over(old, given)
	}
	if m.turn != newQuestion {
		q.text, q.unread = last.Query.Text, last.Query.Unread
	}
	return q
}

// renewed is an older filter for a message of now: what ended with the day of
// asking, as last week does, ends with the new one.
func renewed(f query.Filter, then, now time.Time) query.Filter {
	if endsWithTheDay(f, then) {
		f.Until = query.DayAfter(now)
	}
	return f
}

func endsWithTheDay(f query.Filter, asked time.Time) bool {
	return !f.Until.IsZero() && f.Until.Equal(query.DayAfter(asked))
}

// over lays the filters that are given over older ones.
func over(old, given query.Filter) query.Filter {
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

// said is a message as it is compared with set phrases.
func said(text string) string {
	words := strings.Fields(strings.ToLower(strings.TrimFunc(text, isMark)))
	for len(words) > 1 && (words[0] == "and" || words[0] == "show" || words[0] == "please") {
		words = words[1:]
	}
	if n := len(words); n > 1 && words[n-1] == "please" {
		words = words[:n-1]
	}
	for i, w := range words {
		words[i] = strings.TrimFunc(w, isMark)
	}
	return strings.Join(words, " ")
}

func isMark(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }

// named tells whether words can be a person's name; strictly, they must be
// written as one.
func named(words string, strictly bool) bool {
	odd := func(r rune) bool {
		return unicode.IsDigit(r) || unicode.IsPunct(r) && r != '-' && r != '\'' && r != '’' && r != '.'
	}
	if strings.ContainsFunc(words, odd) || len(strings.Fields(words)) > 3 {
		return false
	}
	return !strictly || strings.ContainsFunc(words, unicode.IsUpper)
}
