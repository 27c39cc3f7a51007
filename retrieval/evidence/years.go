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
func years(r *reading) (list []yearRange) {
	for i := range r.words {
		if y, ok := yearAt(r, i); ok {
			list = append(list, y)
		}
	}
	return list
}

// yearAt reads the year that word i is or begins.
func yearAt(r *reading, i int) (y yearRange, ok bool) {
	form := r.form(i)
	if form == "" || form[0] < '0' || form[0] > '9' {
		return y, false
	}
	y.Span = r.words[i].Span
	decade := strings.TrimSuffix(form, "s")
	switch {
	case isDigits(form, 4) && len(r.slice(i, i+1)) == 4:
		y.from, _ = strconv.Atoi(form)
		y.to = y.from
		r.extendYear(i, &y)
	case decade != form && isDigits(decade, 4):
		y.from, _ = strconv.Atoi(decade)
		y.to = y.from + 9
	case decade != form && isDigits(decade, 2) && decade[1] == '0':
		y.from = centuryOf(decade)
		y.to = y.from + 9
	case isDigits(form, 2) && endsInApostrophe(r.before(i)):
		y.from = centuryOf(form)
		y.to = y.from
		y.Start = strings.LastIndexAny(r.text[:y.Start], "'’‘")
	}
	return y, y.from >= 1000 && y.from < 2200
}

// extendYear reads what makes several years of the year at word i: 2016-17,
// 1990-е, 1990년대.
func (r *reading) extendYear(i int, y *yearRange) {
	rest := r.text[y.End:]
	if strings.HasPrefix(rest, "년대") || strings.HasPrefix(rest, "-е") || strings.HasPrefix(rest, "-х") {
		y.to = y.from + 9
		return
	}
	next := r.form(i + 1)
	if next == "" || !isDigits(next, 2) || !strings.Contains("-–/", strings.TrimSpace(r.before(i+1))) || r.before(i+1) == " " {
		return
	}
	last, _ := strconv.Atoi(next)
	if last = y.from/100*100 + last; last > y.from {
		y.to, y.End = last, r.words[i+1].End
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
func askedYears(r *reading) (list []yearRange) {
	for i := range r.words {
		y, ok := yearAt(r, i)
		if !ok || !meansYear(r, i, y) {
			continue
		}
		if n := len(list); n > 0 && i >= 2 && spans(r, i, list[n-1]) {
			list[n-1].from, list[n-1].to = min(y.from, list[n-1].from), max(y.to, list[n-1].to)
			list[n-1].End = y.End
			continue
		}
		list = append(list, y)
	}
	return list
}

// spans tells whether the year at word i stands beside an earlier one.
func spans(r *reading, i int, first yearRange) bool {
	if r.words[i-1].Start <= first.Start {
		return strings.ContainsAny(r.before(i), "-–")
	}
	if r.words[i-2].End != first.End {
		return false
	}
	switch r.form(i - 1) {
	case "to", "until", "till", "through", "and", "or", "than", "vs":
		return true
	}
	return false
}

// meansYear tells whether what looks like a year in a question is one: 2000 men
// are none, and what lies before 1900 must follow a word of time.
func meansYear(r *reading, i int, y yearRange) bool {
	previous, next := r.form(i-1), r.form(i+1)
	if strings.ContainsAny(r.before(i), "$€£#№") || quantityLeads[previous] || r.joined(i+1) && countedUnits[next] {
		return false
	}
	if len(r.slice(i, i+1)) < 4 {
		return endsInApostrophe(r.before(i)) || previous == "the"
	}
	if y.from >= 1900 && y.from <= 2100 {
		return true
	}
	alone := i+1 == len(r.words) || !r.joined(i+1) || r.words[i+1].Stop
	return alone && (yearLeads[previous] || months[previous] > 0) || strings.HasSuffix(r.form(i), "s")
}

var (
	// quantityLeads stand before a number that is no year, countedUnits behind it,
	// yearLeads before a year.
	quantityLeads = text.WordSet("over nearly about some than least most roughly approximately almost exactly only up number no")
	countedUnits  = text.WordSet(`people men women children soldiers troops fighters workers jobs homes houses dollars euros pounds
rubles yen miles kilometers kilometres km meters metres feet m tons tonnes kg pounds hours minutes days years times cars
ships planes tanks shells missiles drones rounds visitors students votes seats tickets items calories acres hectares`)
	yearLeads = text.WordSet(`in of since by until till before after from to and between during year around circa early late
mid the`)
)
