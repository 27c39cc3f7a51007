package query

import (
	"math"
	"strings"
	"time"

	"dateline/retrieval/text"
)

// Dates are what a question says of when: see [Query.Dates].
type Dates struct {
	// Named is the one time that the question names, such as "in November 2023"
	// or "on June 19"; zero if it names none, or several.
	Named Period
	// Words are the words of all its dates as typed, without punctuation.
	Words map[string]bool
}

// Dates reads the dates in the words of the question, relative to the day on
// which it was asked. A question without Asked has none. A time in the future
// or longer than a hundred days is not taken for Named.
func (q Query) Dates() (d Dates) {
	several := false
	for when, words := range q.dates {
		if d.Words == nil {
			d.Words = map[string]bool{}
		}
		for _, w := range words {
			d.add(w.text)
		}
		if when.Start.IsZero() {
			continue
		}
		if when.Start.After(calendarDay(q.Asked)) || when.End.Sub(when.Start) > 100*24*time.Hour {
			continue
		}
		several = several || !d.Named.Start.IsZero()
		d.Named = when
	}
	if several {
		d.Named = Period{}
	}
	return d
}

// add adds a word, and those that search makes of it.
func (d *Dates) add(said string) {
	d.Words[strings.Trim(said, ".,;:!?()")] = true
	for _, token := range text.Analyze(nil, said) {
		d.Words[said[token.Start:token.End]] = true
	}
}

// dates yields the dates in the question, each with its words.
func (q Query) dates(yield func(Period, []word) bool) {
	if q.Asked.IsZero() {
		return
	}
	p := parser{words: cutWords(q.Text), now: q.Asked}
	for at := 0; at < len(p.words); at++ {
		var d Period
		date, _, n := koreanDate(p.words[at:])
		if n > 0 {
			d, _ = p.koreanPeriod(date)
		} else {
			d, n = p.date(p.words[at:])
			if n > 0 && !leadsToDate(p.words, at) && !p.namesYear(p.words[at:at+n]) {
				n = 0
			}
		}
		if n == 0 || d.Start.IsZero() {
			if d, n = p.koreanTime(at); n == 0 {
				d, n = p.saidTime(at)
			}
		}
		if n == 0 {
			continue
		}
		if !yield(d, p.words[at:at+n]) {
			return
		}
		at += n - 1
	}
}

// namesYear tells whether a date has a month or season and a year, so that it says
// when without a word before it.
func (p *parser) namesYear(words []word) bool {
	if len(words) == 1 {
		return len(words[0].bare) > 4 && p.hasYear(words)
	}
	_, ok := p.yearOfDate(words)
	return ok
}

// leadsToDate tells whether the word before a place makes what follows a time
// rather than a name: "the April deal" does not say when.
func leadsToDate(words []word, at int) bool {
	if at == 0 {
		return false
	}
	switch words[at-1].bare {
	case "in", "on", "during", "of", "late", "early", "mid", "since", "after":
		return true
	}
	return false
}

// Nearness is 1 for what was published in the period or in the week
// after it, and falls towards 0 with the distance.
func (d Period) Nearness(published time.Time) float64 {
	if published.IsZero() {
		return 0
	}
	end := d.End.AddDate(0, 0, 7)
	away := max(0, d.Start.Sub(published).Hours(), published.Sub(end).Hours()) / 24
	return math.Exp(-away / 30)
}
