package retrieval

import (
	"strconv"
	"strings"
	"time"
)

// phrases takes the filters that are said in words. A wrong filter hides the
// answer, so each form is taken only where it can hardly mean anything else:
// dates of months and days, not of bare years; not in the future; last week
// and the like only at either end of the question; an outlet only if the
// coverage has it, said to be where something is reported, and no other is
// named. Dates are read in Russian and Korean, too.
func (p *parser) phrases() {
	if !p.now.IsZero() {
		for i := range p.words {
			if !p.words[i].taken {
				p.take(i, i+p.datePhrase(i))
			}
			if !p.words[i].taken {
				p.take(i, i+p.koreanPhrase(i))
			}
		}
	}
	p.outletPhrases()
	p.personPhrase()
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
		return p.bound(words, func(d period) { p.since(d.start) })
	case "until", "till":
		return p.bound(words, func(d period) { p.until(d.end) })
	case "before":
		return p.bound(words, func(d period) { p.until(d.start) })
	case "after":
		return p.bound(words, func(d period) { p.since(d.end) })
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
func (p *parser) bound(words []word, set func(period)) int {
	if n := p.stretch(words[1:]); n > 0 {
		set(period{p.back(words[1:]), p.today().AddDate(0, 0, 1)})
		return n + 1
	}
	d, n := p.date(words[1:])
	if n == 0 || !p.narrows(d, words[0].bare == "since") || n == 1 && foreign(words[0]) && numeral(words[1].bare) {
		return 0 // с 2024 солдатами: with 2024 soldiers
	}
	set(d)
	return n + 1
}

// narrows tells whether a date said in words can be meant as a filter: it has
// begun, is no bare year (unless lately, and after since), and not so long ago
// that the question is about history.
func (p *parser) narrows(d period, since bool) bool {
	today := p.today()
	bare := d.end.Sub(d.start) > 200*24*time.Hour
	years := 30
	if bare {
		years = 10
	}
	return !d.start.After(today) && d.start.After(today.AddDate(-years, 0, 0)) && (!bare || since)
}

// span reads "between June and August 2024" and "from June to August". A year
// that only the second date has holds for both.
func (p *parser) span(words []word) int {
	a, n := p.date(words[1:])
	if n == 0 || 2+n >= len(words) {
		return 0
	}
	link := words[1+n].bare
	if link != "and" && link != "to" && link != "until" && link != "till" && link != "through" {
		return 0
	}
	b, m := p.date(words[2+n:])
	if m == 0 || !p.narrows(a, false) || !p.narrows(b, false) {
		return 0
	}
	if last, ok := yearOfDate(words[2+n : 2+n+m]); ok && !hasYear(words[1:1+n]) {
		a = inYear(a, last)
	}
	if !a.start.Before(b.end) {
		a = inYear(a, a.start.Year()-1)
	}
	p.since(a.start)
	p.until(b.end)
	return 2 + n + m
}

// yearOfDate is the year that the words of a date end with.
func yearOfDate(words []word) (int, bool) {
	if n := len(words); n > 1 && words[n-1].bare == yearWord {
		words = words[:n-1]
	}
	return year(words[len(words)-1].bare)
}

func hasYear(words []word) bool {
	_, ok := yearOfDate(words)
	return ok || strings.ContainsAny(words[len(words)-1].bare, "-/")
}

// inYear moves a month or day to another year.
func inYear(d period, y int) period {
	n := y - d.start.Year()
	return period{d.start.AddDate(n, 0, 0), d.end.AddDate(n, 0, 0)}
}

// published reads "published in June 2024", "articles from last week".
func (p *parser) published(i int, words []word) int {
	if len(words) < 3 || words[1].bare != "in" && words[1].bare != "from" && words[1].bare != "on" || words[0].bare != "published" && i > 0 && p.words[i-1].bare == "the" {
		return 0
	}
	if p.stretch(words[2:]) > 0 {
		return 0 // recent takes it
	}
	d, n := p.date(words[2:])
	if n == 0 || d.start.After(p.today()) {
		return 0
	}
	p.since(d.start)
	p.until(d.end)
	if words[0].bare == "published" {
		return n + 2
	}
	p.take(i+1, i+2+n)
	return 0
}

// recent reads "last week", "in the past three months" and "yesterday" at
// either end of the question.
func (p *parser) recent(i int, words []word) int {
	n := 0
	for n < len(words) && (words[n].bare == "in" || words[n].bare == "during" || words[n].bare == "over" || words[n].bare == "within" || words[n].bare == "the" || words[n].bare == "from") {
		n++
	}
	if n == len(words) {
		return 0
	}
	m := p.stretch(words[n:])
	if m == 0 || !p.atEdge(i, i+n+m) {
		return 0
	}
	p.since(p.back(words[n:]))
	if words[n].bare == "yesterday" {
		p.until(p.today())
	}
	return n + m
}

// stretch is how many words name a time that ends today: yesterday, last
// week, past 3 months.
func (p *parser) stretch(words []word) int {
	if len(words) == 0 {
		return 0
	}
	if words[0].bare == "yesterday" {
		return 1
	}
	if len(words) < 2 || words[0].bare != "last" && words[0].bare != "past" {
		return 0
	}
	if _, ok := units[words[1].bare]; ok {
		return 2
	}
	if len(words) < 3 || count(words[1].bare) == 0 {
		return 0
	}
	if _, ok := units[strings.TrimSuffix(words[2].bare, "s")]; ok {
		return 3
	}
	return 0
}

// back is the day on which the stretch that words name begins.
func (p *parser) back(words []word) time.Time {
	today := p.today()
	if words[0].bare == "yesterday" {
		return today.AddDate(0, 0, -1)
	}
	n, unit := 1, words[1].bare
	if c := count(unit); c > 0 {
		n, unit = c, strings.TrimSuffix(words[2].bare, "s")
	}
	if unit == "month" {
		return today.AddDate(0, -n, 0)
	}
	return today.AddDate(0, 0, -n*units[unit])
}

// units are lengths in days. A year is left out: "last year" is nearly always
// what the question is about.
var units = map[string]int{"day": 1, "week": 7, "month": 30}

// count reads a number of units, 0 if it is none.
func count(s string) int {
	for i, w := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"} {
		if s == w {
			return i + 1
		}
	}
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n < 1000 {
		return n
	}
	return 0
}
