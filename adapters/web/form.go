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

// A form is the question and its filters, as they stand in the fields.
type form struct {
	Question, Source, Person, Since, Until, AsOf string
	// Of is the answer that the form stands under; the same question with
	// other filters refines it.
	Of string
	// Outlets are what can be chosen as Source.
	Outlets []string
	// Wrong says why the fields cannot be read.
	Wrong string
}

// readForm reads the fields.
func readForm(q url.Values) form {
	return form{
		Question: strings.TrimSpace(q.Get("q")), Source: strings.TrimSpace(q.Get("source")),
		Person: strings.TrimSpace(q.Get("person")), Since: q.Get("since"), Until: q.Get("until"),
		AsOf: q.Get("as-of"), Of: q.Get("of"),
	}
}

// Filtered tells whether a filter is set, so that the reader sees it.
func (f form) Filtered() bool {
	return f.Source+f.Person+f.Since+f.Until+f.AsOf != ""
}

// separator parts several outlets or persons in one field.
const separator = ";"

// filter reads the filters; dates are days in the reader's zone.
func (f *form) filter(zone *time.Location) query.Filter {
	return query.Filter{
		Sources: list(f.Source), People: list(f.Person),
		Since: f.day(f.Since, zone, 0), Until: f.day(f.Until, zone, 1), AsOf: f.day(f.AsOf, zone, 1),
	}
}

func list(field string) []string {
	var out []string
	for s := range strings.SplitSeq(field, separator) {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// day reads a date, and goes some days on: what lasts until a day ends when
// the next begins.
func (f *form) day(field string, zone *time.Location, on int) time.Time {
	if field == "" {
		return time.Time{}
	}
	t, err := time.ParseInLocation(time.DateOnly, field, zone)
	if err != nil {
		f.Wrong = fmt.Sprintf(sayBadDate, field)
		return t
	}
	return t.AddDate(0, 0, on)
}

// fill puts an answer's question and filters into the fields.
func (f *form) fill(rcpt bot.Receipt, zone *time.Location) {
	f.Of, f.Question = rcpt.ID, rcpt.Query.Text
	f.Source = strings.Join(rcpt.Filter.Sources, separator+" ")
	f.Person = strings.Join(rcpt.Filter.People, separator+" ")
	f.Since, f.Until = field(rcpt.Filter.Since, zone), field(before(rcpt.Filter.Until), zone)
	f.AsOf = field(before(rcpt.Filter.AsOf), zone)
}

// before is the last moment that a bound lets through.
func before(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return t.Add(-time.Nanosecond)
}

func field(t time.Time, zone *time.Location) string {
	if t.IsZero() {
		return ""
	}
	return t.In(zone).Format(time.DateOnly)
}

// check says what is wrong with the question itself.
func (f *form) check() {
	if utf8.RuneCountInString(f.Question) > maxQuestion {
		f.Wrong = sayTooLong
	}
}
