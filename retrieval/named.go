package retrieval

import (
	"math"
	"strings"
	"time"
)

// dated is the time that the question itself names, such as "in November
// 2023" or "on June 19"; zero if it names none, or several.
func (q *Question) dated() (when period) {
	for d := range q.times {
		if d.start.After(calendarDay(q.query.Asked)) || d.end.Sub(d.start) > 100*24*time.Hour {
			continue
		}
		if !when.start.IsZero() {
			return period{}
		}
		when = d
	}
	return when
}

// timeWords are the words by which the question says when, as typed.
func (q *Question) timeWords() map[string]bool {
	said := map[string]bool{}
	for _, words := range q.times {
		for _, w := range words {
			said[strings.Trim(w.text, ".,;:!?()")] = true
		}
	}
	return said
}

// times yields the times that the question names, each with its words.
func (q *Question) times(yield func(period, []word) bool) {
	if q.query.Asked.IsZero() {
		return
	}
	p := parser{words: cutWords(q.query.Text), now: q.query.Asked}
	for at := 0; at < len(p.words); at++ {
		var d period
		date, _, n := koreanDate(p.words[at:])
		if n > 0 {
			d, _ = p.koreanPeriod(date)
		} else if leadsToDate(p.words, at) {
			d, n = p.date(p.words[at:])
		}
		if n == 0 || d.start.IsZero() {
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

// nearness is 1 for what was published in the period or in the week after it,
// and falls with the distance.
func nearness(d period, published time.Time) float64 {
	if published.IsZero() {
		return 0
	}
	end := d.end.AddDate(0, 0, 7)
	away := max(0, d.start.Sub(published).Hours(), published.Sub(end).Hours()) / 24
	return math.Exp(-away / 30)
}
