package query

import (
	"time"

	"dateline/retrieval/text"
)

// phrases takes the filters that are said in words. A wrong filter hides the
// answer, so each form is taken only where it can hardly mean anything else:
// dates of months and days, not of bare years; not in the future; last week
// and the like only at either end of the question; an outlet only if the
// coverage has it, said to be where something is reported, and no other is
// named. Dates are read in Russian and Korean, too.
func (p *parser) phrases() {
	p.datePhrases()
	p.outletPhrases()
	p.datePhrases() // since Monday, according to Yonhap: at the end now
	p.personPhrase()
}

func (p *parser) datePhrases() {
	if p.now.IsZero() {
		return
	}
	for i := range p.words {
		if !p.words[i].taken {
			p.take(i, i+p.datePhrase(i))
		}
		if !p.words[i].taken {
			p.take(i, i+p.koreanPhrase(i))
		}
	}
}

// longestPhrase bounds how many words of a question one filter is looked for in;
// "published between the 3rd of September 2024 and the 4th of October 2024" is 13.
const longestPhrase = 16

// open are the words from a place on that no filter took yet, as many as a
// filter may have.
func (p *parser) open(from int) []word {
	to := from
	for to < min(len(p.words), from+longestPhrase) && !p.words[to].taken {
		to++
	}
	return p.words[from:to]
}

// atEdge tells whether the words from..to stand at the beginning or at the
// end of what the question says, filters aside.
func (p *parser) atEdge(from, to int) bool {
	for p.head < len(p.words) && p.words[p.head].taken {
		p.head++
	}
	for p.tail < len(p.words) && p.words[len(p.words)-1-p.tail].taken {
		p.tail++
	}
	return p.head >= from || len(p.words)-p.tail <= to
}

// datePhrase reads a filter by date at a word and returns how many words it
// takes, 0 for none.
func (p *parser) datePhrase(i int) int {
	words := p.open(i)
	switch words[0].bare {
	case "since":
		if foreign(words[0]) {
			if n := p.span(words); n > 0 {
				return n // с июня по август
			}
		}
		return p.bound(i, words)
	case "until", "till", "before", "after":
		return p.bound(i, words)
	case "up":
		if len(words) > 1 && words[1].bare == "to" {
			return grown(p.dateBound("until", words[1:]), 1)
		}
	case "between", "from":
		return p.span(words)
	case "published", "articles", "coverage", "reports", "stories", "news":
		return p.published(i, words)
	case "last", "past", "yesterday", "in", "during", "over", "within":
		return p.recent(i, words)
	}
	return 0
}

// bound reads a date after a word such as since.
func (p *parser) bound(i int, words []word) int {
	if n := p.relativeBound(i, words); n > 0 {
		return n
	}
	return p.dateBound(words[0].bare, words)
}

// grown is n words and some more, if there are n.
func grown(n, more int) int {
	if n == 0 {
		return 0
	}
	return n + more
}

// dateBound reads a date after the first word, which bounds as the key does.
func (p *parser) dateBound(key string, words []word) int {
	edge := edgeOf(key, words[1:])
	if start, n := p.running(words[1+edge:]); edge > 0 && n > 0 && (key == "since" || key == "before") {
		p.boundAt(key, start)
		return 1 + edge + n
	}
	d, n := p.date(words[1+edge:])
	if n == 0 || !p.narrows(d, key == "since" || edge > 0) || edge+n == 1 && foreign(words[0]) && text.IsNumber(words[1].bare) {
		return 0 // с 2024 солдатами: with 2024 soldiers
	}
	switch key {
	case "since":
		p.since(d.Start)
	case "after":
		p.since(d.End)
	case "before":
		p.until(d.Start)
	default:
		p.until(d.End)
	}
	return 1 + edge + n
}

// edgeOf is how many words before a date name the edge of it that the key
// bounds at anyway: since the beginning of, until late.
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

// narrows tells whether a date said in words can be meant as a filter: it has
// begun, is no bare year (unless lately, and after since), and not so long ago
// that the question is about history.
func (p *parser) narrows(d Period, since bool) bool {
	today := p.today()
	bare := d.End.Sub(d.Start) > 200*24*time.Hour
	years := 30
	if bare {
		years = 10
	}
	return !d.Start.After(today) && d.Start.After(today.AddDate(-years, 0, 0)) && (!bare || since)
}

// span reads "between June and August 2024", "from June to August" and "from 3 to
// 5 June". A year or a month that only one of the dates has holds for both.
func (p *parser) span(words []word) int {
	a, n := p.date(words[1:])
	if n == 0 {
		a, n = p.dayOfNext(words[1:])
	}
	if n == 0 || 2+n >= len(words) || !linksDates[words[1+n].bare] {
		return 0
	}
	b, m := p.date(words[2+n:])
	if m == 0 {
		b, m = p.dayOfLast(a, words[2+n:])
	}
	if m == 0 || !p.narrows(a, false) || !p.narrows(b, false) {
		return 0
	}
	if last, ok := p.yearOfDate(words[2+n : 2+n+m]); ok && !p.hasYear(words[1:1+n]) {
		a = inYear(a, last)
	}
	if !a.Start.Before(b.End) {
		a = inYear(a, a.Start.Year()-1)
	}
	p.since(a.Start)
	p.until(b.End)
	return 2 + n + m
}

var linksDates = text.WordSet("and to until till through")

// dayOfNext reads a day whose month comes with the next date: 3 to 5 June.
func (p *parser) dayOfNext(words []word) (Period, int) {
	n := 0
	if len(words) > 0 && words[0].bare == "the" {
		n = 1
	}
	if len(words) < n+3 || !linksDates[words[n+1].bare] {
		return Period{}, 0
	}
	d, ok := dayNumber(words[n].bare)
	next, taken := p.date(words[n+2:])
	if !ok || taken == 0 || !oneDay(next) || d >= next.Start.Day() {
		return Period{}, 0
	}
	return days(next.Start.AddDate(0, 0, d-next.Start.Day()), 1), n + 1
}

// dayOfLast reads a day whose month came with the last date: June 3 to 5. The
// year follows, or nothing: that may be 5 of something.
func (p *parser) dayOfLast(last Period, words []word) (Period, int) {
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
	return p.made(y, last.Start.Month(), d, 1+n)
}

func oneDay(d Period) bool { return d.Start.AddDate(0, 0, 1).Equal(d.End) }

// inYear moves a month or day to another year.
func inYear(d Period, y int) Period {
	n := y - d.Start.Year()
	return Period{d.Start.AddDate(n, 0, 0), d.End.AddDate(n, 0, 0)}
}
