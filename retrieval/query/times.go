package query

import (
	"math"
	"strings"
	"time"
)

// NamedTime is the time that the question itself names, such as "in November
// 2023" or "on June 19"; zero if it names none, or several.
func (q Query) NamedTime() (when Period) {
	for d := range q.times {
		if d.Start.After(calendarDay(q.Asked)) || d.End.Sub(d.Start) > 100*24*time.Hour {
			continue
		}
		if !when.Start.IsZero() {
			return Period{}
		}
		when = d
	}
	return when
}

// TimeWords are the words by which the question says when, as typed.
func (q Query) TimeWords() map[string]bool {
	said := map[string]bool{}
	for _, words := range q.times {
		for _, w := range words {
			said[strings.Trim(w.text, ".,;:!?()")] = true
		}
	}
	return said
}

// times yields the times that the question names, each with its words.
func (q Query) times(yield func(Period, []word) bool) {
	if q.Asked.IsZero() {
		return
	}
	p := parser{words: cutWords(q.Text), now: q.Asked}
	for at := 0; at < len(p.words); at++ {
		var d Period
		date, _, n := koreanDate(p.words[at:])
		if n > 0 {
			d, _ = p.koreanPeriod(date)
		} else if leadsToDate(p.words, at) {
			d, n = p.date(p.words[at:])
		}
		if n == 0 || d.Start.IsZero() {
			continue
		}
		if !yield(d, p.words[at:at+n]) {
			return
		}
		at += n - 1
	}
}

// leadsToDate tells whether the word before a place makes what follows a time
// and not a name: "the April deal" names no time to look at.
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

// Nearness is 1 for what was published in the period or in the week after it,
// and falls with the distance.
func (d Period) Nearness(published time.Time) float64 {
	if published.IsZero() {
		return 0
	}
	end := d.End.AddDate(0, 0, 7)
	away := max(0, d.Start.Sub(published).Hours(), published.Sub(end).Hours()) / 24
	return math.Exp(-away / 30)
}
