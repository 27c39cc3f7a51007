package query

import (
	"strings"
	"time"

	"dateline/retrieval/text"
)

// A filter relative to the day of asking also ends with that day. It may be
// applied again later, as of an earlier day, and nothing that came after that day
// is meant.

// endOfToday is when the day of asking ends.
func (p *parser) endOfToday() time.Time { return EndOfDay(p.now) }

// EndOfDay is when the day of a time has ended both in its zone and in UTC, by
// which articles are dated. Periods such as last week, said at that time, end
// there.
func EndOfDay(now time.Time) time.Time {
	there, utc := calendarDay(now), calendarDay(now.UTC())
	return later(there, utc).AddDate(0, 0, 1)
}

// calendarDay is the day of a time in its own zone, as the UTC midnight by
// which articles have that day.
func calendarDay(t time.Time) time.Time {
	y, m, d := t.Date()
	return utcDate(y, m, d)
}

// sinceUntilToday narrows to what was published from a day to the day of
// asking.
func (p *parser) sinceUntilToday(start time.Time) {
	p.since(start)
	p.until(p.endOfToday())
}

// publishedFilter reads "published in June 2024" and "articles from last week".
func (p *parser) publishedFilter(i int, words []word) int {
	if words[0].bare != "published" && i > 0 && p.words[i-1].bare == "the" {
		return 0
	}
	n := 1
	if len(words) > 1 && (words[1].bare == "in" || words[1].bare == "from" || words[1].bare == "on") {
		n = 2
	}
	start, m := p.stretch(words[n:])
	switch {
	case m > 0 && n == 1 && words[0].bare != "published":
		return 0 // recent takes it, where it may
	case m > 0:
		p.sinceUntilToday(start)
		if words[n].bare == "yesterday" {
			p.until(p.today())
		}
	case n == 2 || words[0].bare == "published":
		var d Period
		if d, m = p.publishedPeriod(words[n:], n == 2); m == 0 || d.Start.After(p.today()) {
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
	p.take(words[0].through, words[n+m-1].through)
	return 0
}

// publishedPeriod reads the period of what was published in it: also last year
// and the 1990s, since the question is about when it was published.
// Without a preposition before it, it is no plain date.
func (p *parser) publishedPeriod(words []word, led bool) (Period, int) {
	the := len(words) - len(withoutArticle(words))
	if when, n, _ := p.closed(words[the:]); n > 0 {
		return when, the + n
	}
	if when, n := decade(words[the:]); n > 0 {
		return when, the + n
	}
	if len(words) > 1 && words[1].bare == "year" && (words[0].bare == "last" || words[0].bare == "this") {
		y, n := p.yearAt(words)
		return yearOf(y), n
	}
	if when, n := p.weekendBound(words[the:]); n > 0 {
		return when, the + n
	}
	if !led {
		return Period{}, 0
	}
	return p.date(words)
}

// decade reads 1990s.
func decade(words []word) (Period, int) {
	if len(words) == 0 {
		return Period{}, 0
	}
	said := strings.ReplaceAll(plainApostrophe(words[0].bare), "'", "")
	year, ok := parseYear(strings.TrimSuffix(said, "s"))
	if !ok || !strings.HasSuffix(said, "s") || year%10 != 0 {
		return Period{}, 0
	}
	return Period{utcDate(year, 1, 1), utcDate(year+10, 1, 1)}, 1
}

// soFarFilter reads "so far this year" and "earlier this year" at either end of the question.
func (p *parser) soFarFilter(i int, words []word) int {
	n := 2
	switch {
	case beginsWithBare(words, "so", "far", "this"):
		n = 3
	case !beginsWithBare(words, "earlier", "this"):
		return 0
	}
	if n == len(words) || !p.atEdge(i, words[n].through) {
		return 0
	}
	start := p.startOf(words[n].bare)
	if start.IsZero() {
		return 0
	}
	p.sinceUntilToday(start)
	return n + 1
}

// lastYearFilter reads "last year" at the end of words that are no question. In
// a question it is nearly always what that is about.
func (p *parser) lastYearFilter(i int, words []word) int {
	n := 0
	if words[0].bare == "in" && nonLatin(words[0]) {
		n = 1 // в прошлом году
	}
	if len(words) < n+2 || words[n].bare != "last" || words[n+1].bare != "year" && words[n+1].bare != russianYear {
		return 0
	}
	if !p.endsKeywords(i, words[n+1].through) || p.asksFigures() || p.words[i-1].bare == "in" {
		return 0
	}
	year := yearOf(p.today().Year() - 1)
	p.since(year.Start)
	p.until(year.End)
	return n + 2
}

// endsKeywords tells whether words from..to are at the end of words that are no
// question, and belong to nothing before them.
func (p *parser) endsKeywords(from, to int) bool {
	return from > 0 && p.atEnd(to) && !p.asks() && !closesNoPeriod(p.words[from-1])
}

// currentFilter reads "this week" and "this month" at the end of words that are no
// question. In a question people say them of what is going on.
func (p *parser) currentFilter(i int, words []word) int {
	start, n := p.thisPeriod(words)
	if n == 0 || !p.endsKeywords(i, words[n-1].through) {
		return 0
	}
	p.sinceUntilToday(start)
	return n
}

// lastWeekdayFilter reads "last Friday" there, with or without "on".
func (p *parser) lastWeekdayFilter(i int, words []word) int {
	n := 0
	if words[0].bare == "on" {
		n = 1
	}
	if len(words) < n+2 || words[n].bare != "last" {
		return 0
	}
	if _, ok := weekday(words[n+1]); !ok || !p.endsKeywords(i, words[n+1].through) {
		return 0
	}
	day, m := p.pastDay(words[n:])
	p.since(day)
	p.until(day.AddDate(0, 0, 1))
	return n + m
}

// stretchFilter reads "last week", "in the past three months" and "yesterday"
// at either end of the question. "This week" and "today" are no filters: people
// say them of what is going on, which articles reported days ago.
func (p *parser) stretchFilter(i int, words []word) int {
	n := 0
	for n < len(words) && stretchLeads[words[n].bare] {
		n++
	}
	start, m := p.stretch(words[n:])
	if m == 0 || !p.atEdge(i, words[n+m-1].through) || i > 0 && (boundWords[p.words[i-1].bare] || p.words[i-1].bare == "not") {
		return 0
	}
	p.sinceUntilToday(start)
	if words[n].bare == "yesterday" {
		p.until(p.today())
	}
	return n + m
}

var (
	stretchLeads = text.WordSet("in during over within the from")
	boundWords   = text.WordSet("since until till before after by than")
)

// relativeBound reads "since last week", "since Monday", "since two weeks ago",
// "before last week" and "before last Monday". "Before Monday" is no filter: it
// is mostly said of the Monday to come. Weekdays and "ago" must be at either
// end of the question, since elsewhere they may belong to what is asked.
func (p *parser) relativeBound(i int, words []word) int {
	key, rest := words[0].bare, words[1:]
	if key != "since" && key != "before" {
		return 0
	}
	if start, n := p.stretch(rest); n > 0 {
		p.applyRelative(key, start)
		return 1 + n
	}
	start, n := p.relativeDay(rest)
	last := i
	if n > 0 {
		last = rest[n-1].through - 1
	}
	if n == 0 || key == "before" && rest[0].bare != "last" || !p.atEdge(i, last+1) || last+1 < len(p.words) && !p.words[last+1].taken && !strings.HasSuffix(p.words[last].text, ",") {
		return 0
	}
	p.applyRelative(key, start)
	return 1 + n
}

// applyRelative applies a bound at a day that was said relative to the day of
// asking.
func (p *parser) applyRelative(key string, start time.Time) {
	if key == "before" {
		p.until(start)
	} else {
		p.sinceUntilToday(start)
	}
}
