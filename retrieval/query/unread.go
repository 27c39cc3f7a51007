package query

import (
	"strconv"
	"strings"
	"time"

	"dateline/retrieval/text"
)

// A Misreading says why a date could not be read.
type Misreading struct {
	// Readings are the days that it may be, in the order of day before month and
	// month before day; none if there is no such day.
	Readings []time.Time
	// NoSuchDay: the calendar does not have it.
	NoSuchDay bool
}

// WhyUnread says why one of a query's Unread could not be read: it may be two
// days, or no day is called that. The zero Misreading is said of what is no date
// at all; it was searched as words.
func WhyUnread(said string) (m Misreading) {
	words := cutWords(said)
	if len(words) > 0 {
		if key, value, ok := strings.Cut(words[0].text, ":"); ok && dateKeys[strings.ToLower(key)] {
			words = append(cutWords(value), words[1:]...)
		}
	}
	for i := range words {
		if m, _ = misread(words[i:]); m.NoSuchDay || len(m.Readings) > 0 {
			return m
		}
	}
	return m
}

// unreadDates takes the dates of which nobody can tell which day is meant, and
// those that do not exist, unless nothing else was asked.
func (p *parser) unreadDates() {
	left := 0
	for _, w := range p.words {
		if !w.taken {
			left++
		}
	}
	for i := 0; i < len(p.words); i++ {
		if !p.mayHoldDate(i) {
			continue
		}
		m, n := misread(p.untaken(i))
		from := p.unreadLead(i)
		if n > 0 && from == i && shortYearDate(p.words[i].bare) {
			continue // 5/6/25 may be anything
		}
		if n == 0 || !m.NoSuchDay && len(m.Readings) == 0 || left <= i+n-from {
			continue
		}
		var said []string
		for _, w := range p.words[from : i+n] {
			said = append(said, w.text)
		}
		p.unread = append(p.unread, strings.Trim(strings.Join(said, " "), ".,;?!()"))
		p.take(from, i+n)
		left -= i + n - from
		i += n - 1
	}
}

// unreadLead is the first of the words before a date that belong to it.
func (p *parser) unreadLead(at int) (from int) {
	for from = at; from > 0 && !p.words[from-1].taken && unreadLeads[p.words[from-1].bare]; {
		from--
	}
	return from
}

var unreadLeads = text.WordSet("since until till before after between on by from to and the not up in through except seit bis vor nach am dem den der depuis avant après le la du desde hasta el del")

// misread reads a date that words begin with and that is none, or two, and
// returns how many words it takes.
func misread(words []word) (m Misreading, n int) {
	if m = misreadDigits(words[0].bare); m.NoSuchDay || len(m.Readings) > 0 {
		return m, 1
	}
	if m, n = misreadKorean(words); n > 0 {
		return m, n
	}
	day, month, n := dayAndMonth(words)
	if n == 0 || day <= daysIn(month, words[n:]) {
		return Misreading{}, 0
	}
	if n < len(words) {
		if _, ok := parseYear(words[n].bare); ok {
			n++
		}
	}
	return Misreading{NoSuchDay: true}, n
}

// misreadKorean reads a date such as 2월 30일, with the particle or the word of a
// bound behind it.
func misreadKorean(words []word) (m Misreading, n int) {
	date, particle, n := koreanDate(words)
	if n == 0 || date[1] == 0 || date[2] == 0 || date[1] <= 12 && date[2] <= daysInYear(time.Month(date[1]), date[0]) {
		return Misreading{}, 0
	}
	if particle == "" && n < len(words) {
		if key, _ := easternBound(words[n].low); key != "" {
			n++
		}
	}
	return Misreading{NoSuchDay: true}, n
}

// shortYearDate tells whether a date in digits has a year of two digits.
func shortYearDate(said string) bool {
	at := strings.LastIndexByte(said, '/')
	return at > 0 && len(said)-at == 3
}

// misreadDigits tells what is wrong with a date in digits.
func misreadDigits(said string) (m Misreading) {
	parts := strings.FieldsFunc(said, func(r rune) bool { return r == '/' || r == '-' || r == '.' })
	if len(parts) != 3 || !allDigits(parts) {
		return m
	}
	yearFirst, yearLast := len(parts[0]) == 4, len(parts[2]) == 4
	if shortYearDate(said) && len(parts[0]) <= 2 {
		yearLast = true
		parts[2] = "20" + parts[2]
		said = strings.Join(parts, "/")
	}
	if yearFirst == yearLast || len(parts[1]) > 2 || len(said) > 10 {
		return m
	}
	if _, ok := numericDate(said); ok {
		return m
	}
	year := parts[0]
	if yearLast {
		year = parts[2]
	}
	if _, ok := parseYear(year); !ok {
		return m
	}
	if !yearLast || !strings.Contains(said, "/") {
		return Misreading{NoSuchDay: true}
	}
	for _, layout := range []string{"2/1/2006", "1/2/2006"} {
		if t, err := time.Parse(layout, said); err == nil {
			m.Readings = append(m.Readings, t)
		}
	}
	m.NoSuchDay = len(m.Readings) == 0
	return m
}

func allDigits(parts []string) bool {
	for _, s := range parts {
		if !text.IsNumber(s) {
			return false
		}
	}
	return true
}

// dayAndMonth reads 30 February and February 30, in any language that is read.
func dayAndMonth(words []word) (day int, month time.Month, n int) {
	if d, n := dayBeforeMonth(words); n > 0 && n < len(words) {
		if m, ok := anyMonth(words[n]); ok {
			return d, m, n + 1
		}
	}
	if len(words) > 1 {
		d, dayOK := dayNumber(words[1].bare)
		m, ok := monthName(words[0])
		if ok && dayOK && !isShortYear(words[1].text) {
			return d, m, 2
		}
	}
	return 0, 0, 0
}

// anyMonth reads the name of a month in any language.
func anyMonth(w word) (time.Month, bool) {
	if m, ok := monthName(w); ok {
		return m, true
	}
	for _, name := range foreignLanguages {
		if g := calendars()[name].phrases[w.bare]; len(g) == 1 {
			if m, ok := monthNames[g[0]]; ok {
				return m, true
			}
		}
	}
	return 0, false
}

// daysIn is the most days that a month may have, in the year that words begin
// with if they do.
func daysIn(month time.Month, words []word) int {
	year := 0
	if len(words) > 0 {
		year, _ = strconv.Atoi(words[0].bare) // 0 for another word
	}
	return daysInYear(month, year)
}

func daysInYear(month time.Month, year int) int {
	if !plausibleYear(year) {
		year = 2024 // a leap year
	}
	return utcDate(year, month+1, 0).Day()
}
