package query

import (
	"strconv"
	"strings"
	"time"

	"dateline/retrieval/text"
)

// Times relative to the day of asking, in the grammar of datefilter.go:
//
//	stretch     = "yesterday" | ("last" | "past") amount
//	relativeDay = thisPeriod | pastDay
//	thisPeriod  = "today" | "this" ("week" | "month")
//	pastDay     = ["last"] weekday | amount "ago"
//	amount      = [number] ("hour" | "day" | "week" | "month") ["s"]

// stretch reads a period that ends today: yesterday, last week, past 3 months.
// It returns when the period begins, and how many words it takes, 0 for none.
func (p *parser) stretch(words []word) (start time.Time, n int) {
	if len(words) == 0 {
		return start, 0
	}
	if words[0].bare == "yesterday" {
		return p.today().AddDate(0, 0, -1), 1
	}
	if words[0].bare != "last" && words[0].bare != "past" {
		return start, 0
	}
	start, n = p.unitsAgo(words[1:])
	if n == 0 || 1+n < len(words) && words[1+n].bare == "of" {
		return start, 0 // the last week of June
	}
	return start, 1 + n
}

// unitsAgo reads an amount of time (week, 3 months, 24 hours) and returns the
// day so long before today.
func (p *parser) unitsAgo(words []word) (start time.Time, n int) {
	many := 1
	if len(words) > 1 {
		if c := parseCount(words[0].bare); c > 0 {
			many, n = c, 1
		}
	}
	if len(words) == 0 {
		return start, 0
	}
	unit := words[n].bare
	if n > 0 {
		unit = strings.TrimSuffix(unit, "s")
	}
	switch length, ok := daysPerUnit[unit]; {
	case unit == "hour" && n > 0:
		return p.today().AddDate(0, 0, -(many+23)/24), n + 1
	case !ok:
		return start, 0
	case unit == "month":
		return p.today().AddDate(0, -many, 0), n + 1
	default:
		return p.today().AddDate(0, 0, -many*length), n + 1
	}
}

// relativeDay reads a day by its distance from today: this week, Monday, two
// weeks ago.
func (p *parser) relativeDay(words []word) (start time.Time, n int) {
	if start, n = p.thisPeriod(words); n > 0 {
		return start, n
	}
	return p.pastDay(words)
}

// thisPeriod reads today, this week and this month, and returns their first
// day.
func (p *parser) thisPeriod(words []word) (start time.Time, n int) {
	today := p.today()
	switch {
	case len(words) == 0:
		return start, 0
	case words[0].bare == "today" && (!capital(words[0].text) || strings.HasSuffix(words[0].text, ",")): // but not Russia Today
		return today, 1
	case len(words) < 2 || words[0].bare != "this":
		return start, 0
	case words[1].bare == "week" || words[1].bare == "month":
		return p.startOf(words[1].bare), 2
	}
	return start, 0
}

// periodOfBeginning reads "the month" or "this month" after "the beginning of",
// and returns its first day.
func (p *parser) periodOfBeginning(words []word) (start time.Time, n int) {
	if len(words) < 2 || words[0].bare != "the" && words[0].bare != "this" || continuesDate(words[2:]) {
		return start, 0
	}
	if start = p.startOf(words[1].bare); start.IsZero() {
		return start, 0
	}
	return start, 2
}

// startOf is the first day of the current week, month or year; zero for another
// unit.
func (p *parser) startOf(unit string) time.Time {
	switch today := p.today(); unit {
	case "week":
		return monday(today)
	case "month":
		return utcDate(today.Year(), today.Month(), 1)
	case "year":
		return utcDate(today.Year(), 1, 1)
	}
	return time.Time{}
}

// pastDay reads Monday, last Thursday and two weeks ago. Last Thursday is the
// one of last week, though some people mean the latest.
func (p *parser) pastDay(words []word) (start time.Time, n int) {
	if len(words) == 0 {
		return start, 0
	}
	if d, ok := weekday(words[0]); ok {
		if _, n := p.monthDate(words[1:]); n > 0 {
			return start, 0 // Monday, October 14
		}
		today := p.today()
		return today.AddDate(0, 0, -1-(int(today.Weekday()-d)+6)%7), 1
	}
	if len(words) > 1 && words[0].bare == "last" {
		if d, ok := weekday(words[1]); ok {
			return monday(p.today()).AddDate(0, 0, int(d+6)%7-7), 2
		}
	}
	start, n = p.unitsAgo(words)
	if n == 2 && n < len(words) && words[n].bare == "ago" {
		return start, n + 1
	}
	return start, 0
}

// monday is the first day of a day's week.
func monday(day time.Time) time.Time { return day.AddDate(0, 0, -int(day.Weekday()+6)%7) }

// weekday reads the name of a weekday.
func weekday(w word) (time.Weekday, bool) {
	d, ok := weekdays[w.bare]
	return d, ok
}

var weekdays = func() map[string]time.Weekday {
	names := map[string]time.Weekday{}
	for d := time.Sunday; d <= time.Saturday; d++ {
		names[strings.ToLower(d.String())] = d
	}
	return names
}()

// daysPerUnit are lengths in days. The year is left out: "last year" is nearly
// always what a question is about, and no filter.
var daysPerUnit = map[string]int{"day": 1, "week": 7, "fortnight": 14, "month": 30}

// parseCount reads a number of units, in digits or words; 0 if it is none.
func parseCount(s string) int {
	if n := text.SmallNumber(s); n > 0 {
		return n
	}
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n < 1000 {
		return n
	}
	return 0
}
