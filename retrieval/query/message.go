package query

import (
	"slices"
	"strings"
	"time"
	"unicode"
)

// A Turn is what a message does to the conversation of its thread.
type Turn int

const (
	// NewQuestion asks for something of its own, under the thread's filters.
	NewQuestion Turn = iota
	// Refinement only filters, so it applies to the last question.
	Refinement
	// NextPage wants more of the last answer.
	NextPage
	// Resetting wants the last question without any filter.
	Resetting
	// Dropping wants the last question without one kind of filter.
	Dropping
)

// A Message is what somebody typed, as it reads in a conversation.
type Message struct {
	Turn Turn
	// Text and Filter are its words without filters, and its filters, as they
	// are meant in a conversation.
	Text   string
	Filter Filter
	// Typed is the same message read on its own, as Parse reads it.
	Typed Query
	// Dropped is the kind of filter that a Dropping message drops.
	Dropped FilterKind
}

// Alone is the message read outside of any conversation.
func (m Message) Alone() Message {
	return Message{Text: m.Typed.Text, Filter: m.Typed.Filter, Typed: m.Typed}
}

// ReadMessage reads a message in a thread. It decides by the words alone, so
// that the same message always means the same.
func ReadMessage(text string, at time.Time, known Known) Message {
	m := Message{Typed: Parse(text, at, known)}
	m.Text, m.Filter = m.Typed.Text, m.Typed.Filter
	said := Phrase(text)
	switch {
	case slices.Contains(pageWords(), said):
		m.Turn = NextPage
	case slices.Contains(resetWords(), said):
		m.Turn = Resetting
	default:
		if k, ok := droppedKind(said); ok {
			m.Turn, m.Dropped = Dropping, k
		} else if f, ok := bare(text, at, known); ok {
			m.Turn, m.Text, m.Filter = Refinement, "", f
		}
	}
	return m
}

// bare reads a message that is nothing but filters, said in a conversation's
// short way: "and since october", "only yonhap", "what about Blinken".
func bare(text string, at time.Time, known Known) (Filter, bool) {
	rest, led, only := trimLead(text)
	q := Parse(rest, at, known)
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
	if names, unknown := outletList(words, known, near); unknown == "" && len(names) > 0 {
		return q.Filter.And(Filter{Sources: names})
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
// a question of many words that may be what it is about, and Parse leaves
// it alone; on its own it can only narrow.
func spokenDate(text string, at time.Time, known Known) (Filter, bool) {
	key, date := "on", strings.ReplaceAll(strings.TrimFunc(text, isMark), `"`, "")
	for word, k := range dateKeys() {
		if rest, ok := cutPhrase(date, word); ok {
			key, date = k, rest
			break
		}
	}
	q := Parse(key+`:"`+date+`"`, at, known)
	return q.Filter, q.Text == "" && !q.Filter.Empty()
}

// Phrase is a message as it is compared with set phrases.
func Phrase(text string) string {
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
