package query

import (
	"strconv"
	"strings"
	"time"

	"dateline/retrieval/text"
)

// lately reads a time that ends today: yesterday, last week, past 3 months. It
// returns when it begins, and how many words it takes; 0 for none.
func (p *parser) lately(words []word) (start time.Time, n int) {
	if len(words) == 0 {
		return start, 0
	}
	if words[0].bare == "yesterday" {
		return p.today().AddDate(0, 0, -1), 1
	}
	if words[0].bare != "last" && words[0].bare != "past" {
		return start, 0
	}
	start, n = p.unitsBack(words[1:])
	if n == 0 || 1+n < len(words) && words[1+n].bare == "of" {
		return start, 0 // the last week of June
	}
	return start, 1 + n
}

// unitsBack is the day so many units before today: week, 3 months, 24 hours.
func (p *parser) unitsBack(words []word) (start time.Time, n int) {
	many := 1
	if len(words) > 1 {
		if c := count(words[0].bare); c > 0 {
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
	switch length, ok := units[unit]; {
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

// daysBack reads a day that is said by its distance: this week, Monday, two
// weeks ago.
func (p *parser) daysBack(words []word) (start time.Time, n int) {
	if start, n = p.current(words); n > 0 {
		return start, n
	}
	return p.backThen(words)
}

// current reads the beginning of today, this week and this month.
func (p *parser) current(words []word) (start time.Time, n int) {
	today := p.today()
	switch {
	case len(words) == 0:
		return start, 0
	case words[0].bare == "today" && (!capital(words[0].text) || strings.HasSuffix(words[0].text, ",")): // no Russia Today
		return today, 1
	case len(words) < 2 || words[0].bare != "this":
		return start, 0
	case words[1].bare == "week" || words[1].bare == "month":
		return p.beginning(words[1].bare), 2
	}
	return start, 0
}

// running reads the beginning of the month and the like, which is meant where
// the beginning is said.
func (p *parser) running(words []word) (start time.Time, n int) {
	if len(words) < 2 || words[0].bare != "the" && words[0].bare != "this" || goesOn(words[2:]) {
		return start, 0
	}
	if start = p.beginning(words[1].bare); start.IsZero() {
		return start, 0
	}
	return start, 2
}

// beginning is the first day of the present week, month or year; zero for
// another unit.
func (p *parser) beginning(unit string) time.Time {
	switch today := p.today(); unit {
	case "week":
		return monday(today)
	case "month":
		return day1(today.Year(), today.Month(), 1)
	case "year":
		return day1(today.Year(), 1, 1)
	}
	return time.Time{}
}

// backThen reads a day by its distance: Monday, last Thursday, two weeks ago.
// Last Thursday is that of last week, though some mean the latest by it.
func (p *parser) backThen(words []word) (start time.Time, n int) {
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
	start, n = p.unitsBack(words)
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

// units are lengths in days. A year is left out: "last year" is nearly always
// what the question is about.
var units = map[string]int{"day": 1, "week": 7, "month": 30}

// count reads a number of units, 0 if it is none.
func count(s string) int {
	if n := text.SmallNumber(s); n > 0 {
		return n
	}
	if n, err := strconv.Atoi(s); err == nil && n > 0 && n < 1000 {
		return n
	}
	return 0
}
