package evidence

import (
	"strconv"
	"strings"
	"time"

	"dateline/retrieval/text"
)

// months are the names of months and their abbreviations, by number.
var months = map[string]int{
	"january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5, "june": 6, "jun": 6,
	"july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9, "october": 10, "oct": 10,
	"november": 11, "nov": 11, "december": 12, "dec": 12,
}

// A monthDay is a date in a text: a month, and the day or year beside it, if it
// is said.
type monthDay struct {
	month, day, year int
	// reaches: it is one end of several days.
	reaches bool
	text.Span
}

// monthDays are the dates in a text that name a month.
func monthDays(r *reading) (list []monthDay) {
	for i := range r.words {
		if months[r.form(i)] > 0 {
			if d, ok := monthDayAt(r, i); ok {
				list = append(list, d)
			}
		}
	}
	return list
}

// monthDayAt reads the date around the month that word i may be: "3 May", "May
// 3rd", "the 3rd of May", "May 2019".
func monthDayAt(r *reading, i int) (d monthDay, ok bool) {
	d = monthDay{month: months[r.form(i)], Span: r.words[i].Span}
	before := i - 1
	if r.form(before) == "of" {
		before--
	}
	if d.day = dayNumber(r.form(before)); d.day > 0 && strings.TrimSpace(r.before(before+1)) == "" {
		d.Start = r.words[before].Start
		d.reaches = isRange(r, before-1)
	} else if d.day = dayNumber(r.form(i + 1)); d.day > 0 && strings.Trim(r.before(i+1), " .\u00a0") == "" {
		d.End = r.words[i+1].End
		i++
		d.reaches = isRange(r, i+1)
	} else {
		d.day = 0
	}
	if y, ok := yearAt(r, i+1); ok && y.from == y.to && len(strings.TrimSpace(r.before(i+1))) <= 1 {
		d.year, d.End = y.from, y.End
	}
	return d, d.day > 0 || d.year > 0 || standsAlone(r, i)
}

// isRange tells whether word i, or a dash beside it, joins two days.
func isRange(r *reading, i int) bool {
	switch r.form(i) {
	case "to", "and", "through", "until":
		return true
	}
	return dayNumber(r.form(i)) > 0 && len(strings.TrimSpace(r.before(i)+r.before(i+1))) > 0
}

// dayNumber reads the day of a month: 3, 03, 3rd; 0 if it is none.
func dayNumber(form string) int {
	if n := len(form); n > 2 && form[0] >= '0' && form[0] <= '9' {
		switch form[n-2:] {
		case "st", "nd", "rd", "th":
			form = form[:n-2]
		}
	}
	n, err := strconv.Atoi(form)
	if err != nil || n > 31 || len(form) > 2 {
		return 0
	}
	return n
}

// standsAlone tells whether the month at word i is meant without a number
// beside it: "in May", but not "may", "the march" or a man called Jan.
func standsAlone(r *reading, i int) bool {
	form := r.form(i)
	if len(form) < 5 && form != "may" && form != "june" && form != "july" {
		return false
	}
	if form != "may" && form != "march" && form != "august" && form != "april" && form != "june" {
		return true
	}
	return monthLeads[r.form(i-1)] && r.form(i+1) != "of"
}

// monthLeads stand before a month that is no other word.
var monthLeads = text.WordSet("in of on by during since until till before after last next this early late mid from to through between every")

// within tells whether an article was published at most so many days before or
// after the date, of any year if it has none, by the clocks of its outlet.
func (d monthDay) within(published time.Time, before, after int) bool {
	if published.IsZero() {
		return false
	}
	year := d.year
	if year == 0 {
		year = published.Year()
	}
	for y := year - 1; y <= year+1; y++ {
		if d.year > 0 && y != year {
			continue
		}
		start := time.Date(y, time.Month(d.month), max(1, d.day), 0, 0, 0, 0, published.Location())
		end := start.AddDate(0, 0, 1)
		if d.day == 0 {
			end = start.AddDate(0, 1, 0)
		}
		if published.After(start.AddDate(0, 0, -before)) && published.Before(end.AddDate(0, 0, after)) {
			return true
		}
	}
	return false
}
