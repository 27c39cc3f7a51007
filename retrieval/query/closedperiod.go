package query

import (
	"strings"
	"time"

	"dateline/retrieval/text"
)

// Periods with two ends, in the grammar of datefilter.go:
//
//	closedFilter = [lead] ["the"] closed
//	closed       = dayBefore | weekBefore | ago | weekend | quarter | partOfMonth | weekOfMonth | dateRange
//	dayBefore    = "day before yesterday"
//	weekBefore   = ("week" | "month") "before last"
//	ago          = amount "ago"
//	weekend      = "last weekend" | "over the weekend"
//	partOfMonth  = ("early" | "mid" | "late" | "first half of") month [year]
//	weekOfMonth  = ordinal "week of" month [year]
//	dateRange    = date ("-" | "to" | ..) date

// closedFilter reads a closed period at either end of the question, where it is
// no attribute of a noun: "in early January" and "strike, first week of March",
// but not "the early January strike". A range of dates in digits is read
// anywhere.
func (p *parser) closedFilter(i int, words []word) int {
	n, led := closedLead(words)
	if n == len(words) || !mayBeginClosed(words[n:]) {
		return 0
	}
	when, m, _ := p.closed(words[n:])
	if m == 0 {
		n = 0
		when, m = p.weekend(words)
	}
	if m == 0 || !p.canFilter(when, when.End.Sub(when.Start) < 190*24*time.Hour) {
		return 0
	}
	words = words[:n+m]
	end := words[n+m-1].through
	switch {
	case i > 0 && closesNoPeriod(p.words[i-1]), isQuarter(words[n:]) && p.asksFigures():
		return 0
	case digitalRange(words[n:]):
	case !p.atEdge(i, end),
		!led && !p.atEnd(end) && !strings.HasSuffix(p.words[end-1].text, ","):
		return 0
	}
	p.since(when.Start)
	p.until(when.End)
	return n + m
}

// mayBeginClosed tells whether a closed period may begin with a word, so that
// most words need no further look.
func mayBeginClosed(words []word) bool {
	said := words[0].bare
	if closedBeginnings[said] || said != "" && said[0] >= '0' && said[0] <= '9' || quarterNumber(said) > 0 || isMonth(words[0]) || parseCount(said) > 0 {
		return true
	}
	part, rest, ok := strings.Cut(said, "-")
	if !ok {
		part, rest, ok = strings.Cut(said, "–")
	}
	_, month := monthNames[part]
	return ok && rest != "" && (month || closedBeginnings[part])
}

var closedBeginnings = text.WordSet("day week weekend month a an ago before last past this first second third fourth early mid late start beginning middle end winter spring summer autumn")

// closedLead is how many words lead to a closed period.
// led tells whether one of them is more than an article.
func closedLead(words []word) (n int, led bool) {
	for n < len(words) && closedLeads[words[n].bare] {
		n++
	}
	led = n > 0
	if n < len(words) && words[n].bare == "the" {
		n++
	}
	return n, led
}

var (
	closedLeads = text.WordSet("in during over on at from within about around roughly exactly between")
	// rangeless words before a period make it part of something else.
	rangeless = text.WordSet("since until till before after by than of the and or to not")
)

func closesNoPeriod(w word) bool { return rangeless[w.bare] || possessive(w.folded()) }

// closed reads a period with two ends, and returns how many words it takes, 0
// for none. relative tells whether it is said by its distance from today.
func (p *parser) closed(words []word) (when Period, n int, relative bool) {
	if len(words) == 0 || p.now.IsZero() {
		return Period{}, 0, false
	}
	for _, rule := range []func([]word) (Period, int){p.dayBeforeYesterday, p.beforeLast, p.ago, p.weekend} {
		if when, n = rule(words); n > 0 {
			return when, n, true
		}
	}
	for _, rule := range []func([]word) (Period, int){p.quarter, p.season, p.half, p.weekFrom, p.partOfMonth, p.weekOfMonth, p.dateRange} {
		if when, n = rule(words); n > 0 && !continuesDate(words[n:]) {
			return when, n, false
		}
	}
	return Period{}, 0, false
}

func (p *parser) dayBeforeYesterday(words []word) (Period, int) {
	if !beginsWithBare(words, "day", "before", "yesterday") {
		return Period{}, 0
	}
	return days(p.today().AddDate(0, 0, -2), 1), 3
}

// beforeLast reads the week before last: the one before what "last week" is.
func (p *parser) beforeLast(words []word) (Period, int) {
	if len(words) < 3 || words[1].bare != "before" || words[2].bare != "last" {
		return Period{}, 0
	}
	today := p.today()
	switch words[0].bare {
	case "week":
		return days(today.AddDate(0, 0, -14), 7), 3
	case "weekend":
		return days(p.lastWeekend().AddDate(0, 0, -7), 2), 3
	case "month":
		return Period{today.AddDate(0, -2, 0), today.AddDate(0, -1, 0)}, 3
	}
	return Period{}, 0
}

// ago reads what is as long as the unit it is said in: two days ago is a day,
// two weeks ago the calendar week of that day, two months ago its month. Some
// languages say it in front, and as before: vor zwei Wochen.
func (p *parser) ago(words []word) (Period, int) {
	front := 0
	if words[0].bare == "ago" || words[0].bare == "before" {
		front = 1
	}
	if len(words) < front+2 {
		return Period{}, 0
	}
	many := parseCount(words[front].bare)
	if words[front].bare == "a" || words[front].bare == "an" {
		many = 1
	}
	n := front + 2
	switch {
	case many == 0:
		return Period{}, 0
	case front == 0 && (n == len(words) || words[n].bare != "ago"), front > 0 && n < len(words) && words[n].bare == "ago":
		return Period{}, 0
	case front == 0:
		n++
	}
	today := p.today()
	switch strings.TrimSuffix(words[front+1].bare, "s") {
	case "day":
		return days(today.AddDate(0, 0, -many), 1), n
	case "week":
		return days(monday(today.AddDate(0, 0, -7*many)), 7), n
	case "fortnight":
		return days(monday(today.AddDate(0, 0, -14*many)), 7), n
	case "month":
		first := utcDate(today.Year(), today.Month()-time.Month(many), 1)
		return monthOf(first.Year(), first.Month()), n
	}
	return Period{}, 0
}

// weekend reads the last weekend and, after a preposition, the weekend.
func (p *parser) weekend(words []word) (Period, int) {
	n := 0
	for n < len(words) && weekendLeads[words[n].bare] {
		n++
	}
	if n == len(words) || words[n].bare != "weekend" || n == 0 || words[n-1].bare == "this" && n < 2 {
		return Period{}, 0
	}
	start := p.lastWeekend()
	if words[n-1].bare == "last" && start.AddDate(0, 0, 2).After(p.today()) {
		start = start.AddDate(0, 0, -7)
	}
	return days(start, 2), n + 1
}

var weekendLeads = text.WordSet("last past this over during on at the")

// lastWeekend is the Saturday of the last weekend that has begun.
func (p *parser) lastWeekend() time.Time {
	today := p.today()
	return today.AddDate(0, 0, -(int(today.Weekday())+1)%7)
}

// partOfMonth reads early January, mid-January 2025, the end of January.
func (p *parser) partOfMonth(words []word) (Period, int) {
	words = cutPart(words)
	part, n := partOf(words)
	if n == 0 || len(words) <= n {
		return Period{}, 0
	}
	month, m := p.monthDate(words[n:])
	if m == 0 || oneDay(month) {
		return Period{}, 0
	}
	tenth, twentieth := month.Start.AddDate(0, 0, 10), month.Start.AddDate(0, 0, 20)
	switch part {
	case "early":
		month.End = tenth
	case "mid":
		month.Start, month.End = tenth, twentieth
	case "late":
		month.Start = twentieth
	}
	if words[0].through == words[1].through {
		n-- // mid-January is one word
	}
	return month, n + m
}

// cutPart cuts mid-January in two.
func cutPart(words []word) []word {
	part, month, ok := strings.Cut(words[0].text, "-")
	if !ok {
		return words
	}
	switch strings.ToLower(part) {
	case "early", "mid", "late":
	default:
		return words
	}
	first, second := words[0], newWord(month, wholeOf(month))
	first.bare, second.through = strings.ToLower(part), first.through
	return append([]word{first, second}, words[1:]...)
}

// partOf reads what comes before a month of which a part is meant.
func partOf(words []word) (part string, n int) {
	first := words[0].bare
	ofFollows := len(words) > 1 && words[1].bare == "of"
	switch {
	case first == "early" || first == "mid" || first == "late":
		if ofFollows {
			return first, 2
		}
		return first, 1
	case !ofFollows:
		return "", 0
	case first == "start" || first == "beginning":
		return "early", 2
	case first == "middle":
		return "mid", 2
	case first == "end":
		return "late", 2
	}
	return "", 0
}

// weekOfMonth reads the first week of March: its first seven days. The last
// week is its last seven days.
func (p *parser) weekOfMonth(words []word) (Period, int) {
	if len(words) < 4 || words[1].bare != "week" || words[2].bare != "of" && words[2].bare != "in" {
		return Period{}, 0
	}
	nth := ordinal(words[0].bare)
	month, m := p.monthDate(words[3:])
	switch {
	case m == 0 || oneDay(month):
	case words[0].bare == "last":
		return days(month.End.AddDate(0, 0, -7), 7), 3 + m
	case nth > 0 && nth <= 4:
		return days(month.Start.AddDate(0, 0, 7*nth-7), 7), 3 + m
	}
	return Period{}, 0
}

// half reads the first half of 2025 and of April.
func (p *parser) half(words []word) (Period, int) {
	nth := ordinal(words[0].bare)
	if len(words) < 3 || words[1].bare != "half" || nth == 0 || nth > 2 {
		return Period{}, 0
	}
	y, n := p.yearAt(words[2:])
	if n == 0 {
		return p.halfOfMonth(nth, words[2:])
	}
	return Period{utcDate(y, time.Month(6*nth-5), 1), utcDate(y, time.Month(6*nth+1), 1)}, 2 + n
}

// halfOfMonth reads "of April" after a half: the middle is after the 15th.
func (p *parser) halfOfMonth(nth int, words []word) (Period, int) {
	if words[0].bare != "of" && words[0].bare != "in" {
		return Period{}, 0
	}
	month, n := p.monthDate(words[1:])
	if n == 0 || oneDay(month) {
		return Period{}, 0
	}
	if middle := month.Start.AddDate(0, 0, 15); nth == 1 {
		month.End = middle
	} else {
		month.Start = middle
	}
	return month, 3 + n
}

// weekFrom reads the week of 9 June.
func (p *parser) weekFrom(words []word) (Period, int) {
	if len(words) < 3 || words[0].bare != "week" || words[1].bare != "of" {
		return Period{}, 0
	}
	day, n := p.date(words[2:])
	if n == 0 || !oneDay(day) {
		return Period{}, 0
	}
	return days(monday(day.Start), 7), 2 + n
}

// ordinal reads first to fourth, in words or digits; 0 for another word.
func ordinal(said string) int {
	switch said {
	case "first", "1st":
		return 1
	case "second", "2nd":
		return 2
	case "third", "3rd":
		return 3
	case "fourth", "4th":
		return 4
	}
	return 0
}

// writtenOrdinal reads the German 1. to 4.; 0 for another word.
func writtenOrdinal(w word) int {
	if len(w.text) == 2 && w.text[1] == '.' && w.text[0] >= '1' && w.text[0] <= '4' {
		return int(w.text[0] - '0')
	}
	return 0
}

func beginsWithBare(words []word, phrase ...string) bool {
	if len(words) < len(phrase) {
		return false
	}
	for i, said := range phrase {
		if words[i].bare != said {
			return false
		}
	}
	return true
}

// isQuarter tells whether the words of a period name a quarter.
func isQuarter(words []word) bool {
	for _, w := range words {
		if w.bare == "quarter" || quarterNumber(w.bare) > 0 {
			return true
		}
	}
	return false
}

// asksFigures tells whether the question is about figures that are reported
// after their quarter has ended.
func (p *parser) asksFigures() bool {
	for i, w := range p.words {
		if figureWords[w.bare] || w.bare == "how" && i+1 < len(p.words) && quantityWords[p.words[i+1].bare] {
			return true
		}
	}
	return false
}

var figureWords = text.WordSet(`revenue revenues profit profits loss losses earnings sales turnover results income margin growth gdp
economy inflation orders deliveries shipments exports imports output production earn earned grow grew shrink shrank sell sold rate
выручка прибыль убыток продажи рост ввп 매출 실적 영업이익 umsatz gewinn`)
