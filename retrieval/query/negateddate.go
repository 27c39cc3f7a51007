package query

import (
	"dateline/retrieval/text"
)

// Filters by date that say what is not wanted:
//
//	negatedFilter = notBound period | except [lead] ["the"] period
//	notBound      = ("not" | "never") ("before" | "prior to" | "since" | "after") | ("no" | "not") ("earlier" | "later") "than"
//	notRange      = "not" ("between" | "from") date ("and" | "to" ..) date
//	except        = "except" | "excluding" | "other than" | "apart from" | "but not" | "not" or "outside" at the end
//	period        = stretch | relativeDay | closed | date
//
// "Not before 1 February" is since then, and "not since February" until its
// beginning. "Not until March" says when something happens at last, and is no
// filter.

// negatedFilter reads a filter that says what is not wanted.
func (p *parser) negatedFilter(i int, words []word) int {
	if key, n := notBound(words); n > 0 {
		if key != "since" && len(words) > n && words[n].bare == "the" {
			n++
		}
		when, m := p.anyPeriod(words[n:])
		if m == 0 || words[0].bare == "never" && !p.atEnd(words[n+m-1].through) {
			return 0
		}
		switch key {
		case "before":
			p.since(when.Start)
		case "since":
			p.until(when.Start)
		case "after":
			p.until(when.End)
		}
		return n + m
	}
	if n := p.notRange(words); n > 0 {
		return n
	}
	return p.exceptFilter(i, words)
}

// notRange reads "not between 1 and 15 February".
func (p *parser) notRange(words []word) int {
	if !beginsWithBare(words, "not", "between") && !beginsWithBare(words, "not", "from") {
		return 0
	}
	when, n := p.rangePeriod(words[2:], rangeLinks)
	if n == 0 {
		return 0
	}
	p.filter.NotDates = append(p.filter.NotDates, when)
	return 2 + n
}

// notBound reads what negates a bound, and how many words it takes.
func notBound(words []word) (key string, n int) {
	if len(words) > 0 && words[0].bare == "but" {
		key, n = notBound(words[1:])
		return key, addIfAny(n, 1)
	}
	if len(words) < 2 || words[0].bare != "not" && words[0].bare != "no" && words[0].bare != "never" {
		return "", 0
	}
	switch second := words[1].bare; {
	case words[0].bare != "no" && beginsWithBare(words[1:], "prior", "to"):
		return "before", 3
	case second == "earlier":
		key, n = "before", 2
	case second == "later":
		key, n = "after", 2
	case words[0].bare != "no" && (second == "before" || second == "since" || second == "after"):
		return second, 2
	default:
		return "", 0
	}
	switch {
	case len(words) > n && words[n].bare == "than":
		return key, n + 1
	case nonLatin(words[1]):
		return key, n // не раньше 9 мая
	}
	return "", 0
}

// exceptFilter reads a period to leave out.
func (p *parser) exceptFilter(i int, words []word) int {
	n, sure := exceptLead(words)
	if n == 0 {
		return 0
	}
	lead, _ := closedLead(words[n:])
	led := n
	n += lead
	if n < len(words) && words[n].bare == "for" {
		n++
	}
	if n < len(words) && words[n].bare == "today" && !exceptWords[words[0].bare] {
		return 0 // but not today
	}
	when, m := p.anyPeriod(words[n:])
	if m == 0 || continuesDate(words[n+m:]) {
		return 0
	}
	// "not in January" may belong to a sentence; "not January" hardly does.
	if end := words[n+m-1].through; !sure && !p.atEnd(end) && (led == n || !endsClauseMark(p.words[end-1].text)) {
		return 0
	}
	p.filter.NotDates = append(p.filter.NotDates, when)
	return n + m
}

// exceptLead is how many words say that what follows is not wanted. sure tells
// whether they hardly ever say anything else.
func exceptLead(words []word) (n int, sure bool) {
	switch first := words[0].bare; {
	case exceptWords[first]:
		return 1, true
	case first == "outside" && len(words) > 1 && words[1].bare == "of":
		return 2, false
	case first == "not", first == "outside":
		return 1, false
	case beginsWithBare(words, "other", "than"), beginsWithBare(words, "apart", "from"), beginsWithBare(words, "but", "not"):
		return 2, true
	}
	return 0, false
}

var exceptWords = text.WordSet("except excluding excl minus")

// anyPeriod reads a period in any of the ways in which one is written, if it can
// be meant as a filter.
func (p *parser) anyPeriod(words []word) (when Period, n int) {
	if len(words) == 0 {
		return Period{}, 0
	}
	if words[0].bare == "yesterday" {
		return days(p.today().AddDate(0, 0, -1), 1), 1
	}
	if start, n := p.stretch(words); n > 0 {
		return Period{start, p.endOfToday()}, n
	}
	if when, n, _ := p.closed(words); n > 0 {
		return when, n
	}
	if start, n := p.thisPeriod(words); n > 0 {
		return Period{start, p.endOfToday()}, n
	}
	if start, n := p.pastDay(words); n > 0 {
		return days(start, 1), n
	}
	if when, n, _ = p.holiday(words); n > 0 {
		return when, n
	}
	if when, n = p.date(words); n == 0 || !p.canFilter(when, true) {
		return Period{}, 0
	}
	return when, n
}
