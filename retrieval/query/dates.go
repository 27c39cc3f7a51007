package query

import (
	"strconv"
	"strings"
	"time"

	"dateline/retrieval/text"
)

// A Period is a range of calendar days, Start <= t < End, in UTC, by which
// articles are dated.
type Period struct{ Start, End time.Time }

func utcDate(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func days(start time.Time, n int) Period {
	return Period{start, start.AddDate(0, 0, n)}
}

func monthOf(year int, month time.Month) Period {
	return Period{utcDate(year, month, 1), utcDate(year, month+1, 1)}
}

func yearOf(year int) Period {
	return Period{utcDate(year, 1, 1), utcDate(year+1, 1, 1)}
}

// today is the asker's calendar day.
func (p *parser) today() time.Time { return calendarDay(p.now) }

// date reads the date that words begin with, and returns how many words it
// takes, 0 if there is none. A date without a year is the latest one that has
// begun.
func (p *parser) date(words []word) (when Period, n int) {
	when, n = p.dateWithoutYearSign(words)
	if n > 0 && n < len(words) && words[n].bare == russianYear && text.IsNumber(words[n-1].bare) {
		n++
	}
	return when, n
}

func (p *parser) dateWithoutYearSign(words []word) (when Period, n int) {
	if len(words) == 0 {
		return Period{}, 0
	}
	first := words[0].bare
	if when, ok := numericDate(first); ok {
		if len(first) == 4 && len(words) > 1 && isMonth(words[1]) {
			return Period{}, 0 // 2024 October
		}
		return when, 1
	}
	switch {
	case p.now.IsZero():
	case first == "today":
		return days(p.today(), 1), 1
	case first == "yesterday":
		return days(p.today().AddDate(0, 0, -1), 1), 1
	}
	if when, n := p.quarter(words); n > 0 {
		return when, n
	}
	if when, n := p.season(words); n > 0 {
		return when, n
	}
	if _, ok := weekday(words[0]); ok && len(words) > 1 {
		if when, n := p.monthDate(words[1:]); n > 0 {
			return when, n + 1 // Tuesday, October 15
		}
	}
	return p.monthDate(words)
}

// numericDate reads 2024, 2024-06 and 2024-06-22, also with slashes, and dates
// that begin with the day: 22/06/2024, 22.06.2024.
func numericDate(s string) (Period, bool) {
	if when, ok := dayFirst(s); ok {
		return when, true
	}
	s = strings.ReplaceAll(s, "/", "-")
	switch len(s) {
	case 4:
		y, ok := parseYear(s)
		return yearOf(y), ok
	case 6, 7:
		if t, err := time.Parse("2006-1", s); err == nil {
			return monthOf(t.Year(), t.Month()), plausibleYear(t.Year())
		}
	case 8, 9, 10:
		if t, err := time.Parse("2006-1-2", s); err == nil {
			return days(t, 1), plausibleYear(t.Year())
		}
	}
	return Period{}, false
}

// dayFirst reads 14/10/2024, and the American 10/14/2024. A date with slashes
// that can be read both ways is none. With full stops the day always comes
// first: 3.4.2024.
func dayFirst(s string) (Period, bool) {
	if t, err := time.Parse("2.1.2006", s); err == nil {
		return days(t, 1), plausibleYear(t.Year())
	}
	if shortYearDate(s) && strings.Count(s, "/") == 2 {
		s = s[:len(s)-2] + "20" + s[len(s)-2:]
	}
	european, err := time.Parse("2/1/2006", s)
	american, err2 := time.Parse("1/2/2006", s)
	switch {
	case err != nil && err2 != nil, err == nil && err2 == nil && !european.Equal(american):
		return Period{}, false
	case err != nil:
		european = american
	}
	return days(european, 1), plausibleYear(european.Year())
}

// quarter reads Q2 2024, the second quarter of 2024 and, of the latest such
// quarter that has begun, Q2.
func (p *parser) quarter(words []word) (Period, int) {
	q, n := quarterNumber(words[0].bare), 1
	if q == 0 && len(words) > 1 && words[1].bare == "quarter" {
		q, n = max(ordinal(words[0].bare), writtenOrdinal(words[0])), 2
	}
	if q == 0 {
		return Period{}, 0
	}
	y, m := p.yearAt(words[n:])
	switch {
	case m > 0:
	case p.now.IsZero() || !endsInMark(words[n-1]) && continuesDate(words[n:]):
		return Period{}, 0
	default:
		if y = p.today().Year(); utcDate(y, time.Month(3*q-2), 1).After(p.today()) {
			y--
		}
	}
	if n += m; n < len(words) && words[n].bare == russianYear {
		n++
	}
	return Period{utcDate(y, time.Month(3*q-2), 1), utcDate(y, time.Month(3*q+1), 1)}, n
}

// season reads spring 2025, as the northern half of the world has it. Winter
// begins in the year before.
func (p *parser) season(words []word) (Period, int) {
	first, ok := seasons[words[0].bare]
	if !ok {
		return Period{}, 0
	}
	y, n := p.yearAt(words[1:])
	if n == 0 {
		return Period{}, 0
	}
	return Period{utcDate(y, first, 1), utcDate(y, first+3, 1)}, 1 + n
}

// seasons have the months, counted from January, with which they begin.
var seasons = map[string]time.Month{"winter": 0, "spring": time.March, "summer": time.June, "autumn": time.September}

// quarterNumber reads Q2; 0 for another word.
func quarterNumber(said string) int {
	if len(said) != 2 || said[0] != 'q' || said[1] < '1' || said[1] > '4' {
		return 0
	}
	return int(said[1] - '0')
}

// monthDate reads June, June 2024, June 22, June 22 2024, 22 June, the 22nd of
// June 2024, each also with commas. A month needs a capital if its name has
// another meaning.
func (p *parser) monthDate(words []word) (Period, int) {
	d, n := dayBeforeMonth(words)
	if n >= len(words) {
		return Period{}, 0
	}
	month, ok := monthName(words[n])
	if !ok {
		return Period{}, 0
	}
	n++
	if d == 0 && n < len(words) && !endsInMark(words[n-1]) && !isShortYear(words[n].text) {
		if v, ok := dayNumber(words[n].bare); ok {
			d = v
			n++
		}
	}
	if y, taken := p.yearAt(words[n:]); taken > 0 {
		return p.monthOrDay(y, month, d, n+taken)
	}
	if p.now.IsZero() || !endsInMark(words[n-1]) && continuesDate(words[n:]) {
		return Period{}, 0
	}
	y, today := p.today().Year(), p.today()
	if utcDate(y, month, max(1, d)).After(today) {
		y--
	}
	return p.monthOrDay(y, month, d, n)
}

// dayBeforeMonth reads the day before a month, and "of" between them; n is 0 if
// there is none.
func dayBeforeMonth(words []word) (d, n int) {
	if len(words) == 0 {
		return 0, 0
	}
	if len(words) > 2 && words[0].bare == "the" {
		n = 1
	}
	d, ok := dayNumber(words[n].bare)
	if !ok || n+1 == len(words) {
		return 0, 0
	}
	n++
	if n+1 < len(words) && words[n].bare == "of" {
		n++
	}
	return d, n
}

// monthOrDay is a month, or one day of it unless d is 0, and the n words that
// it takes; 0 words for a day that the month does not have.
func (p *parser) monthOrDay(y int, m time.Month, d, n int) (Period, int) {
	if d == 0 {
		return monthOf(y, m), n
	}
	t := utcDate(y, m, d)
	if t.Day() != d {
		return Period{}, 0 // 31 June
	}
	return days(t, 1), n
}

// endsInMark tells whether a word ends its sentence.
func endsInMark(w word) bool { return strings.HasSuffix(w.text, "?") || strings.HasSuffix(w.text, "!") }

func dayNumber(s string) (int, bool) {
	for _, suffix := range []string{"st", "nd", "rd", "th", "er", "º", "-го", "-е"} {
		s = strings.TrimSuffix(s, suffix)
	}
	d, err := strconv.Atoi(s)
	return d, err == nil && len(s) <= 2 && d >= 1 && d <= 31
}

func isMonth(w word) bool {
	_, ok := monthName(w)
	return ok
}

// monthName reads a month. Where its name means something else as well, such as
// march, it needs a capital.
func monthName(w word) (time.Month, bool) {
	name := strings.TrimSuffix(w.bare, ".")
	m, ok := monthNames[name]
	if !ok {
		return 0, false
	}
	first := strings.TrimLeft(w.text, `("'“‘`)
	capital := first != "" && first[0] >= 'A' && first[0] <= 'Z'
	return m, capital || nonLatin(w) || name != "may" && name != "march" && name != "mar" && name != "jan" && name != "dec"
}

// IsCalendarWord tells whether a lower-case English word names a month or a
// weekday, in full or abbreviated. Jan, Mar and Jun do not count: on their own
// they are as likely somebody's name.
func IsCalendarWord(word string) bool {
	_, month := monthNames[word]
	_, day := weekdays[word]
	return (month || day) && word != "jan" && word != "mar" && word != "jun"
}

var monthNames = func() map[string]time.Month {
	names := map[string]time.Month{"sept": time.September}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		names[name], names[name[:3]] = m, m
	}
	return names
}()
