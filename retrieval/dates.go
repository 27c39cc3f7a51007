package retrieval

import (
	"strconv"
	"strings"
	"time"
)

// A period is a stretch of calendar days: start <= t < end, in UTC, as the
// dates of articles are.
type period struct{ start, end time.Time }

func day1(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func days(start time.Time, n int) period {
	return period{start, start.AddDate(0, 0, n)}
}

func monthOf(year int, month time.Month) period {
	return period{day1(year, month, 1), day1(year, month+1, 1)}
}

func yearOf(year int) period {
	return period{day1(year, 1, 1), day1(year+1, 1, 1)}
}

// today is the asker's calendar day.
func (p *parser) today() time.Time {
	y, m, d := p.now.Date()
	return day1(y, m, d)
}

// date reads the date that words begin with and returns how many of them it
// takes, 0 if they begin with none. A date without a year is the latest one
// that has begun.
func (p *parser) date(words []word) (when period, n int) {
	when, n = p.dateItself(words)
	if n > 0 && n < len(words) && words[n].bare == yearWord && numeral(words[n-1].bare) {
		n++
	}
	return when, n
}

func (p *parser) dateItself(words []word) (when period, n int) {
	if len(words) == 0 {
		return period{}, 0
	}
	first := words[0].bare
	if when, ok := numericDate(first); ok {
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
	return p.monthDate(words)
}

// numericDate reads 2024, 2024-06, 2024-06-22 and the same with slashes.
func numericDate(s string) (period, bool) {
	s = strings.ReplaceAll(s, "/", "-")
	switch len(s) {
	case 4:
		y, ok := year(s)
		return yearOf(y), ok
	case 6, 7:
		if t, err := time.Parse("2006-1", s); err == nil {
			return monthOf(t.Year(), t.Month()), sensible(t.Year())
		}
	case 8, 9, 10:
		if t, err := time.Parse("2006-1-2", s); err == nil {
			return days(t, 1), sensible(t.Year())
		}
	}
	return period{}, false
}

func year(s string) (int, bool) {
	y, err := strconv.Atoi(s)
	return y, err == nil && len(s) == 4 && sensible(y)
}

// sensible tells whether news may have been dated in a year.
func sensible(y int) bool { return y >= 1600 && y < 2200 }

// quarter reads Q2 2024.
func (p *parser) quarter(words []word) (period, int) {
	if len(words) < 2 || len(words[0].bare) != 2 || words[0].bare[0] != 'q' {
		return period{}, 0
	}
	q := int(words[0].bare[1] - '0')
	y, ok := year(words[1].bare)
	if !ok || q < 1 || q > 4 {
		return period{}, 0
	}
	return period{day1(y, time.Month(3*q-2), 1), day1(y, time.Month(3*q+1), 1)}, 2
}

// monthDate reads June, June 2024, June 22, June 22 2024, 22 June, 22 June
// 2024 and those with "of" or a comma. Months carry a capital.
func (p *parser) monthDate(words []word) (period, int) {
	n, d := 0, 0
	if v, ok := dayNumber(words[0].bare); ok && len(words) > 1 {
		d, n = v, 1
	}
	month, ok := monthName(words[n])
	if !ok {
		return period{}, 0
	}
	n++
	if d == 0 && n < len(words) && !ended(words[n-1]) {
		if v, ok := dayNumber(words[n].bare); ok {
			d = v
			n++
		}
	}
	if n < len(words) {
		if y, ok := year(words[n].bare); ok {
			return p.made(y, month, d, n+1)
		}
	}
	if p.now.IsZero() {
		return period{}, 0
	}
	y, today := p.today().Year(), p.today()
	if day1(y, month, max(1, d)).After(today) {
		y--
	}
	return p.made(y, month, d, n)
}

func (p *parser) made(y int, m time.Month, d, n int) (period, int) {
	if d == 0 {
		return monthOf(y, m), n
	}
	t := day1(y, m, d)
	if t.Day() != d {
		return period{}, 0 // 31 June
	}
	return days(t, 1), n
}

// ended tells whether a word ends its sentence.
func ended(w word) bool { return strings.HasSuffix(w.text, "?") || strings.HasSuffix(w.text, "!") }

func dayNumber(s string) (int, bool) {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		s = strings.TrimSuffix(s, suffix)
	}
	d, err := strconv.Atoi(s)
	return d, err == nil && len(s) <= 2 && d >= 1 && d <= 31
}

// monthName reads a month: with a capital, or a name that means nothing else.
func monthName(w word) (time.Month, bool) {
	name := strings.TrimSuffix(w.bare, ".")
	m, ok := monthNames[name]
	if !ok {
		return 0, false
	}
	first := strings.TrimLeft(w.text, `("'“‘`)
	capital := first != "" && first[0] >= 'A' && first[0] <= 'Z'
	return m, capital || foreign(w) || name != "may" && name != "march" && name != "mar" && name != "jan" && name != "dec"
}

var monthNames = func() map[string]time.Month {
	names := map[string]time.Month{"sept": time.September}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		names[name], names[name[:3]] = m, m
	}
	return names
}()
