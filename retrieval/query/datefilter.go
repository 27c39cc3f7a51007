package query

import (
	"time"

	"dateline/retrieval/text"
)

// Filters by date in plain words follow one grammar. Each rule is a method of
// the parser; relativefilter.go and relativeday.go have those relative to the
// day of asking, dates.go those of calendar dates, closedperiod.go and
// daterange.go those of periods with two ends, negateddate.go those of what is
// not wanted; eventdate.go tells which dates belong to what is asked.
//
//	dateFilter      = boundFilter | rangeFilter | publishedFilter | stretchFilter | soFarFilter | negatedFilter | closedFilter
//	boundFilter     = bound (relativeDay | stretch | [edge] date | holiday | closed)
//	rangeFilter     = ("between" | "from") date ("and" | "to" | "until" | "till" | "through") date
//	publishedFilter = ("published" | "articles" | "news" ...) ["in" | "from" | "on"] (stretch | closed | date)
//	stretchFilter   = ["in" | "during" | "over" | "within"] ["the"] stretch
//	soFarFilter     = ("so far" | "earlier") "this" ("week" | "month" | "year")
//	bound           = "since" | "until" | "till" | "before" | "after" | "up to"
//	edge            = ["the"] ("start" | "beginning" | "end") "of" | "early" | "late"
//
// A rule gets the words from a place on, and returns how many of them it takes:
// 0 if they are something else.

// spokenFilters takes the filters that are said in plain words. A wrong filter
// hides the answer, so each form is taken only where it can hardly mean
// anything else: dates of months and days, but no bare years; no dates in the
// future; last week and the like only at either end of the question; an outlet
// only if the coverage has it, it is said to be the source, and the question
// names no other.
func (p *parser) spokenFilters() {
	p.orderFilters()
	p.dateFilters()
	p.exclusionFilters()
	p.outletFilters()
	p.dateFilters() // since Monday, according to Yonhap: at the end now
	p.personFilters()
}

func (p *parser) dateFilters() {
	if p.now.IsZero() {
		return
	}
	for i := range p.words {
		if p.mayHoldDate(i) {
			p.take(i, i+p.dateFilter(i))
		}
	}
}

// mayHoldDate tells whether a filter by date or an order is looked for at word i: in the
// middle of a very long text it is not.
func (p *parser) mayHoldDate(i int) bool {
	return !p.words[i].taken && (i < maxDatedWords || i >= len(p.words)-maxDatedWords)
}

// maxDatedWords is how many words at either end are searched for dates.
const maxDatedWords = 200

// maxFilterWords bounds the words of one filter; "published between the 3rd of
// September 2024 and the 4th of October 2024" has 13.
const maxFilterWords = 16

// untaken returns the words from a place on up to the first one that is taken,
// at most maxFilterWords.
func (p *parser) untaken(from int) []word {
	to := from
	for to < min(len(p.words), from+maxFilterWords) && !p.words[to].taken {
		to++
	}
	return p.words[from:to]
}

// atEdge tells whether words from..to are at the beginning or the end of what
// is left of the question.
func (p *parser) atEdge(from, to int) bool {
	for p.head < len(p.words) && p.words[p.head].filters() {
		p.head++
	}
	return p.head >= from || p.atEnd(to)
}

// atEnd tells whether nothing is left of the question from a word on.
func (p *parser) atEnd(to int) bool {
	for p.tail < len(p.words) && (p.words[len(p.words)-1-p.tail].filters() || p.words[len(p.words)-1-p.tail].bare == "") {
		p.tail++
	}
	return len(p.words)-p.tail <= to
}

// dateFilter reads a filter by date at word i and returns how many words it
// takes, 0 for none.
func (p *parser) dateFilter(i int) int {
	words := p.untaken(i)
	if n := p.dateRule(i, words); n > 0 {
		return words[n-1].through - i
	}
	return p.foreignDateFilter(i, words)
}

// dateRule applies the rule for the first of some words of the grammar.
func (p *parser) dateRule(i int, words []word) int {
	n := 0
	switch words[0].bare {
	case "since":
		if n = p.sinceUntil(words); n == 0 {
			n = p.boundFilter(i, words)
		}
	case "until", "till", "before", "after":
		if i > 0 && p.words[i-1].bare == "not" && words[0].bare != "before" {
			return 0 // not until March
		}
		n = p.boundFilter(i, words)
	case "up":
		if len(words) > 1 && words[1].bare == "to" {
			n = addIfAny(p.absoluteBound(i, "until", words[1:]), 1)
		}
	case "between", "from":
		n = p.rangeFilter(words)
	case "published", "articles", "coverage", "reports", "stories", "news":
		n = p.publishedFilter(i, words)
	case "last", "past", "yesterday", "in", "on", "during", "over", "within":
		n = p.stretchFilter(i, words)
		if n == 0 {
			n = p.lastYearFilter(i, words)
		}
		if n == 0 {
			n = p.lastWeekdayFilter(i, words)
		}
		if n == 0 && stretchLeads[words[0].bare] {
			n = addIfAny(p.currentFilter(i, words[1:]), 1)
		}
	case "this":
		n = p.currentFilter(i, words)
	case "so", "earlier":
		n = p.soFarFilter(i, words)
	default:
		n = p.negatedFilter(i, words)
	}
	if n > 0 {
		return n
	}
	return p.closedFilter(i, words)
}

// sinceUntil reads "since June until August", which is what other languages say
// for from June to August.
func (p *parser) sinceUntil(words []word) int {
	when, n := p.rangePeriod(words[1:], sinceLinks)
	if n == 0 {
		return 0
	}
	p.since(when.Start)
	p.until(when.End)
	return 1 + n
}

// boundFilter reads a date after a word such as since.
func (p *parser) boundFilter(i int, words []word) int {
	if n := p.relativeBound(i, words); n > 0 {
		return n
	}
	if n := p.absoluteBound(i, words[0].bare, words); n > 0 {
		return n
	}
	return p.closedBound(i, words)
}

// closedBound reads a period with two ends after a word such as since.
func (p *parser) closedBound(i int, words []word) int {
	n := 1
	if len(words) > 1 && words[1].bare == "the" {
		n++
	}
	when, m, relative := p.closed(words[n:])
	if m == 0 {
		if when, m = p.weekendBound(words[n:]); m > 0 {
			relative = true
		}
	}
	switch {
	case m == 0 || !p.canFilter(when, true), p.belongsToEvent(i, words[0].bare, when, relative || p.hasYear(words[n:n+m])):
		return 0
	case relative && words[0].bare == "since":
		p.sinceUntilToday(when.Start)
	case words[0].bare == "before" && words[n].bare == "end":
		p.until(when.End)
	default:
		p.apply(words[0].bare, when)
	}
	return n + m
}

// weekendBound reads the weekend after "since the".
func (p *parser) weekendBound(words []word) (Period, int) {
	if len(words) == 0 || words[0].bare != "weekend" {
		return Period{}, 0
	}
	return days(p.lastWeekend(), 2), 1
}

// addIfAny is n+more, but 0 if n is.
func addIfAny(n, more int) int {
	if n == 0 {
		return 0
	}
	return n + more
}

// absoluteBound reads a calendar date after the first word, and applies it as a
// bound of that key.
func (p *parser) absoluteBound(i int, key string, words []word) int {
	edge := edgeOf(key, words[1:])
	if start, n := p.periodOfBeginning(words[1+edge:]); edge > 0 && n > 0 && (key == "since" || key == "before") {
		p.applyRelative(key, start)
		return 1 + edge + n
	}
	if edge == 0 {
		if d, n, dated := p.holiday(withoutArticle(words[1:])); n > 0 && (dated || key == "since" || key == "after") && p.canFilter(d, false) {
			if p.belongsToEvent(i, key, d, dated) {
				return 0
			}
			p.apply(key, d)
			return n + len(words) - len(withoutArticle(words[1:]))
		}
	}
	d, n := p.date(words[1+edge:])
	told := key == "since" || edge > 0 || i > 0 && publishedWords[p.words[i-1].bare]
	if n == 0 || !p.canFilter(d, told) || edge+n == 1 && nonLatin(words[0]) && text.IsNumber(words[1].bare) {
		return 0 // с 2024 солдатами: with 2024 soldiers
	}
	if p.belongsToEvent(i, key, d, p.hasYear(words[1+edge:1+edge+n])) {
		return 0
	}
	p.apply(key, d)
	return 1 + edge + n
}

func withoutArticle(words []word) []word {
	if len(words) > 0 && words[0].bare == "the" {
		return words[1:]
	}
	return words
}

// publishedWords before a bound leave no doubt that it is one of publication.
var publishedWords = text.WordSet("published written posted articles coverage reports stories news printed")

// edgeOf is how many words before a date name the very edge of it that the key
// bounds at: "since the beginning of June" is since June.
func edgeOf(key string, words []word) int {
	n := 0
	if len(words) > 0 && words[0].bare == "the" {
		n = 1
	}
	if len(words) < n+2 {
		return 0
	}
	of := words[n+1].bare == "of"
	switch words[n].bare {
	case "start", "beginning":
		if of && (key == "since" || key == "before") {
			return n + 2
		}
	case "end":
		if of && (key == "until" || key == "till" || key == "after") {
			return n + 2
		}
		if n == 0 && key == "until" || n == 0 && key == "till" {
			return 1
		}
	case "early":
		if n == 0 && key == "since" {
			return 1
		}
	case "late":
		if n == 0 && (key == "until" || key == "till") {
			return 1
		}
	}
	return 0
}

// canFilter tells whether a date in plain words can be meant as a filter. It
// must have begun, and not be so old that the question is about history; a bare
// year must be recent and follow "since".
func (p *parser) canFilter(d Period, since bool) bool {
	today := p.today()
	bare := d.End.Sub(d.Start) > 200*24*time.Hour
	years := 30
	if bare {
		years = 10
	}
	return !d.Start.After(today) && d.Start.After(today.AddDate(-years, 0, 0)) && (!bare || since)
}

// rangeFilter reads "between June and August 2024", "from June to August" and
// "from 3 to 5 June". A year or month that only one of the dates has applies to
// both.
func (p *parser) rangeFilter(words []word) int {
	when, n := p.rangePeriod(words[1:], rangeLinks)
	if n == 0 {
		return 0
	}
	p.since(when.Start)
	p.until(when.End)
	return 1 + n
}

// rangePeriod reads two dates with a link between them as one period.
func (p *parser) rangePeriod(words []word, links map[string]bool) (Period, int) {
	a, n := p.date(words)
	if n == 0 {
		a, n = p.rangeFirstDay(words, links)
	}
	if n == 0 || 1+n >= len(words) || !links[words[n].bare] {
		return Period{}, 0
	}
	b, m := p.date(words[1+n:])
	if m == 0 {
		b, m = p.rangeLastDay(a, words[1+n:])
	}
	if m == 0 || !p.canFilter(a, false) || !p.canFilter(b, false) {
		return Period{}, 0
	}
	if last, ok := p.yearOfDate(words[1+n : 1+n+m]); ok && !p.hasYear(words[:n]) {
		a = inYear(a, last)
	}
	if !a.Start.Before(b.End) {
		a = inYear(a, a.Start.Year()-1)
	}
	return Period{a.Start, b.End}, 1 + n + m
}

var (
	rangeLinks = text.WordSet("and to until till through")
	sinceLinks = text.WordSet("until till to")
	// bareRangeLinks join dates without a word such as from before them.
	bareRangeLinks = text.WordSet("to until till through")
)

// maxRange is the longest range that is read without such a word.
const maxRange = 400 * 24 * time.Hour

// rangeFirstDay reads a day whose month is that of the second date: 3 to 5
// June.
func (p *parser) rangeFirstDay(words []word, links map[string]bool) (Period, int) {
	n := 0
	if len(words) > 0 && words[0].bare == "the" {
		n = 1
	}
	if len(words) < n+3 || !links[words[n+1].bare] {
		return Period{}, 0
	}
	d, ok := dayNumber(words[n].bare)
	next, taken := p.date(words[n+2:])
	if !ok || taken == 0 || !oneDay(next) || d >= next.Start.Day() {
		return Period{}, 0
	}
	return days(next.Start.AddDate(0, 0, d-next.Start.Day()), 1), n + 1
}

// rangeLastDay reads a day whose month is that of the first date: June 3 to 5.
// Only a year may follow, since "5 ships" is no day.
func (p *parser) rangeLastDay(last Period, words []word) (Period, int) {
	d, ok := dayNumber(words[0].bare)
	if !ok || !oneDay(last) || d <= last.Start.Day() {
		return Period{}, 0
	}
	y, n := p.yearAt(words[1:])
	if n == 0 {
		y = last.Start.Year()
	}
	if n == 0 && len(words) > 1 && words[0].text == words[0].bare {
		return Period{}, 0
	}
	return p.monthOrDay(y, last.Start.Month(), d, 1+n)
}

func oneDay(d Period) bool { return d.Start.AddDate(0, 0, 1).Equal(d.End) }

// inYear moves a month or day to another year.
func inYear(d Period, y int) Period {
	n := y - d.Start.Year()
	return Period{d.Start.AddDate(n, 0, 0), d.End.AddDate(n, 0, 0)}
}
