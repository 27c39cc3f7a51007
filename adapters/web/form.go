package web

import (
	"fmt"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"dateline/bot"
	"dateline/retrieval/query"
)

// A form holds the question and its filters as the reader typed them.
type form struct {
	Question, Source, Person, Without, Since, Until, AsOf, Order string
	// Of is the receipt of the answer above the form. The same question with
	// other filters refines that answer.
	Of string
	// Outlets are suggestions for Source.
	Outlets []string
	// Example is a question that the coverage can be asked; empty beside an answer.
	Example string
	// Problem says what is wrong with the fields; empty if nothing is.
	Problem string
}

func parseForm(q url.Values) form {
	return form{
		Question: strings.TrimSpace(q.Get("q")), Source: strings.TrimSpace(q.Get("source")),
		Person: strings.TrimSpace(q.Get("person")), Without: strings.TrimSpace(q.Get("without")), Since: q.Get("since"), Until: q.Get("until"),
		AsOf: q.Get("as-of"), Order: q.Get("order"), Of: q.Get("of"),
	}
}

// Filtered tells whether a filter is set. The page then opens the fields of the
// filters.
func (f form) Filtered() bool {
	return f.Source+f.Person+f.Without+f.Since+f.Until+f.AsOf != "" || query.Order(f.Order).Words() != ""
}

// filter parses the filters; their dates are days in zone.
func (f *form) filter(zone *time.Location) query.Filter {
	order, _ := query.ParseOrder(f.Order)
	return query.Filter{
		Sources: splitNames(f.Source), People: splitNames(f.Person), Not: query.LeaveOut(query.SplitList(f.Without)...), Order: order,
		Since: f.day(f.Since, zone, 0), Until: f.day(f.Until, zone, 1), AsOf: f.day(f.AsOf, zone, 1),
	}
}

// splitNames are the names in one field, without quotation marks around them.
func splitNames(field string) []string {
	names := query.SplitList(field)
	for i, name := range names {
		names[i] = strings.Trim(name, quotationMarks)
	}
	return names
}

// suggest sets the suggestions for outlets, each as it is written in the field.
func (f *form) suggest(outlets []string) {
	for _, o := range outlets {
		f.Outlets = append(f.Outlets, query.JoinList([]string{o}))
	}
}

// day parses a date and adds some days to it: a period that lasts until a day
// ends when the next one begins.
func (f *form) day(field string, zone *time.Location, plus int) time.Time {
	if field == "" {
		return time.Time{}
	}
	t, err := time.ParseInLocation(time.DateOnly, field, zone)
	if err != nil {
		f.Problem = fmt.Sprintf(sayBadDate, field)
		return t
	}
	return t.AddDate(0, 0, plus)
}

// fill sets the fields to an answer's question and filters.
func (f *form) fill(rcpt bot.Receipt, zone *time.Location) {
	f.Of, f.Question = rcpt.ID, rcpt.Asked()
	f.Source = query.JoinList(rcpt.Filter.Sources)
	f.Person = query.JoinList(rcpt.Filter.People)
	f.Without = query.JoinList(rcpt.Filter.Not.List())
	f.Order = string(rcpt.Filter.Order)
	f.Since, f.Until = formatDate(rcpt.Filter.Since, zone), formatDate(lastInstant(rcpt.Filter.Until), zone)
	f.AsOf = formatDate(lastInstant(rcpt.Filter.AsOf), zone)
}

// lastInstant is the last moment before an exclusive bound.
func lastInstant(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.Add(-time.Nanosecond)
}

func formatDate(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format(time.DateOnly)
}

// validate reports a question that is too long.
func (f *form) validate() {
	if utf8.RuneCountInString(f.Question) > maxQuestion {
		f.Problem = sayTooLong
	}
}
