package evidence

import (
	"strconv"
	"strings"

	"dateline/retrieval/text"
)

// A yearRange is a year in a text, or several: a decade, a season.
type yearRange struct {
	from, to int
	text.Span
}

func (r yearRange) overlaps(s yearRange) bool { return r.from <= s.to && s.from <= r.to }

// years are the years that a text names in digits: 2015, '15, 2016-17, the
// 1990s.
func years(b *body) (list []yearRange) {
	for i := range b.words {
		if y, ok := yearAt(b, i); ok {
			list = append(list, y)
		}
	}
	return list
}

// yearAt reads the year that word i is or begins.
func yearAt(b *body, i int) (y yearRange, ok bool) {
	form := b.form(i)
	if form == "" || form[0] < '0' || form[0] > '9' {
		return y, false
	}
	y.Span = b.words[i].Span
	decade := strings.TrimSuffix(form, "s")
	switch {
	case isDigits(form, 4) && len(b.typed(i)) == 4:
		y.from, _ = strconv.Atoi(form)
		y.to = y.from
		b.extendYear(i, &y)
	case decade != form && isDigits(decade, 4):
		y.from, _ = strconv.Atoi(decade)
		y.to = y.from + 9
	case decade != form && isDigits(decade, 2) && decade[1] == '0':
		y.from = centuryOf(decade)
		y.to = y.from + 9
	case isDigits(form, 2) && endsInApostrophe(b.before(i)):
		y.from = centuryOf(form)
		y.to = y.from
		y.Start = strings.LastIndexAny(b.text[:y.Start], "'’‘")
	}
	return y, y.from >= 1000 && y.from < 2200
}

// extendYear reads what makes several years of the year at word i: 2016-17,
// 1990-е, 1990년대.
func (b *body) extendYear(i int, y *yearRange) {
	rest := b.text[y.End:]
	if strings.HasPrefix(rest, "년대") || strings.HasPrefix(rest, "-е") || strings.HasPrefix(rest, "-х") {
		y.to = y.from + 9
		return
	}
	next := b.form(i + 1)
	if next == "" || !isDigits(next, 2) || !strings.Contains("-–/", strings.TrimSpace(b.before(i+1))) || b.before(i+1) == " " {
		return
	}
	last, _ := strconv.Atoi(next)
	if last = y.from/100*100 + last; last > y.from {
		y.to, y.End = last, b.words[i+1].End
	}
}

// centuryOf completes a year of two digits: '24 is 2024, '68 is 1968.
func centuryOf(two string) int {
	n, _ := strconv.Atoi(two)
	if n < 40 {
		return 2000 + n
	}
	return 1900 + n
}

func endsInApostrophe(s string) bool {
	return strings.HasSuffix(s, "'") || strings.HasSuffix(s, "’") || strings.HasSuffix(s, "‘")
}

// askedYears are the years in a question, without numbers that only look like
// some. Years side by side, such as "between 2015 and 2020", are one range: one of
// them is enough.
func askedYears(b *body) (list []yearRange) {
	for i := range b.words {
		y, ok := yearAt(b, i)
		if !ok || !meansYear(b, i, y) {
			continue
		}
		if n := len(list); n > 0 && i >= 2 && spans(b, i, list[n-1]) {
			list[n-1].from, list[n-1].to = min(y.from, list[n-1].from), max(y.to, list[n-1].to)
			list[n-1].End = y.End
			continue
		}
		list = append(list, y)
	}
	return list
}

// spans tells whether the year at word i stands beside an earlier one.
func spans(b *body, i int, first yearRange) bool {
	if b.words[i-1].Start <= first.Start {
		return strings.ContainsAny(b.before(i), "-–")
	}
	if b.words[i-2].End != first.End {
		return false
	}
	switch b.form(i - 1) {
	case "to", "until", "till", "through", "and", "or", "than", "vs":
		return true
	}
	return false
}

// meansYear tells whether what looks like a year in a question is one: 2000 men
// are none, and what lies before 1900 must follow a word of time.
func meansYear(b *body, i int, y yearRange) bool {
	previous, next := b.form(i-1), b.form(i+1)
	if strings.ContainsAny(b.before(i), "$€£#№") || quantityLeads[previous] || b.joined(i+1) && countedUnits[next] {
		return false
	}
	if len(b.typed(i)) < 4 {
		return endsInApostrophe(b.before(i)) || previous == "the"
	}
	if y.from >= 1900 && y.from <= 2100 {
		return true
	}
	alone := i+1 == len(b.words) || !b.joined(i+1) || b.words[i+1].Stop
	return alone && (yearLeads[previous] || months[previous] > 0) || strings.HasSuffix(b.form(i), "s")
}

var (
	quantityLeads = text.WordSet("over nearly about some than least most roughly approximately almost exactly only up number no")
	countedUnits  = text.WordSet(`people men women children soldiers troops fighters workers jobs homes houses dollars euros pounds
rubles yen miles kilometers kilometres km meters metres feet m tons tonnes kg pounds hours minutes days years times cars
ships planes tanks shells missiles drones rounds visitors students votes seats tickets items calories acres hectares`)
	yearLeads = text.WordSet(`in of since by until till before after from to and between during year around circa early late
mid the`)
)
