package query

import (
	"strings"
	"time"

	"dateline/retrieval/text"
)

// What is said relative to the day of asking ends with that day: whoever asks
// as of an earlier day wants nothing that came later.

// tomorrow begins when the day of asking has ended both for the asker and in
// UTC, by which articles are dated.
func (p *parser) tomorrow() time.Time { return DayAfter(p.now) }

// DayAfter is when the day of a time has ended, both in its zone and in UTC:
// where last week and the like end that are said at that time.
func DayAfter(now time.Time) time.Time {
	there, utc := calendarDay(now), calendarDay(now.UTC())
	return later(there, utc).AddDate(0, 0, 1)
}

// calendarDay is the day of a time in its zone, as articles have it.
func calendarDay(t time.Time) time.Time {
	y, m, d := t.Date()
	return day1(y, m, d)
}

// sinceThen narrows to what was published from a day to the day of asking.
func (p *parser) sinceThen(start time.Time) {
	p.since(start)
	p.until(p.tomorrow())
}

// published reads "published in June 2024" and "articles from last week".
func (p *parser) published(i int, words []word) int {
	if words[0].bare != "published" && i > 0 && p.words[i-1].bare == "the" {
		return 0
	}
	n := 1
	if len(words) > 1 && (words[1].bare == "in" || words[1].bare == "from" || words[1].bare == "on") {
		n = 2
	}
	start, m := p.lately(words[n:])
	switch {
	case m > 0 && n == 1 && words[0].bare != "published":
		return 0 // recent takes it, where it may
	case m > 0:
		p.sinceThen(start)
		if words[n].bare == "yesterday" {
			p.until(p.today())
		}
	case n == 2:
		var d Period
		if d, m = p.date(words[n:]); m == 0 || d.Start.After(p.today()) {
			return 0
		}
		p.since(d.Start)
		p.until(d.End)
	default:
		return 0
	}
	if words[0].bare == "published" {
		return n + m
	}
	p.take(i+1, i+n+m)
	return 0
}

// recent reads "last week", "in the past three months" and "yesterday" at
// either end of the question. "This week" and "today" are no filters: they are
// said of what is going on, and of what is older by a day.
func (p *parser) recent(i int, words []word) int {
	n := 0
	for n < len(words) && beforeStretch[words[n].bare] {
		n++
	}
	start, m := p.lately(words[n:])
	if m == 0 || !p.atEdge(i, i+n+m) || i > 0 && boundWords[p.words[i-1].bare] {
		return 0
	}
	p.sinceThen(start)
	if words[n].bare == "yesterday" {
		p.until(p.today())
	}
	return n + m
}

var (
	beforeStretch = text.WordSet("in during over within the from")
	boundWords    = text.WordSet("since until till before after by than")
)

// relativeBound reads "since last week", "since Monday", "since two weeks ago",
// "before last week" and "before last Monday" (what is to be done before Monday
// is another matter). Weekdays and "ago" stand at either end of the question:
// elsewhere they may belong to what is asked.
func (p *parser) relativeBound(i int, words []word) int {
	key, rest := words[0].bare, words[1:]
	if key != "since" && key != "before" {
		return 0
	}
	if start, n := p.lately(rest); n > 0 {
		p.boundAt(key, start)
		return 1 + n
	}
	start, n := p.daysBack(rest)
	last := i + n
	if n == 0 || key == "before" && rest[0].bare != "last" || !p.atEdge(i, last+1) || last+1 < len(p.words) && !p.words[last+1].taken && !strings.HasSuffix(p.words[last].text, ",") {
		return 0
	}
	p.boundAt(key, start)
	return 1 + n
}

// boundAt bounds at a day that is said relative to the day of asking: before it,
// or since.
func (p *parser) boundAt(key string, start time.Time) {
	if key == "before" {
		p.until(start)
	} else {
		p.sinceThen(start)
	}
}
