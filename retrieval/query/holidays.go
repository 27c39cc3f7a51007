package query

import (
	"strings"
	"time"
)

// A holiday is a day of the year: a fixed one, or so many days from Easter.
type holiday struct {
	month      time.Month
	day        int
	fromEaster int
	movable    bool
	orthodox   bool
}

// holidays are those by which people date, as they are called in the grammar.
var holidays = map[string]holiday{
	"christmas":          {month: time.December, day: 25},
	"christmas day":      {month: time.December, day: 25},
	"christmas eve":      {month: time.December, day: 24},
	"xmas":               {month: time.December, day: 25},
	"boxing day":         {month: time.December, day: 26},
	"new year":           {month: time.January, day: 1},
	"newyear":            {month: time.January, day: 1},
	"new year's":         {month: time.January, day: 1},
	"new years":          {month: time.January, day: 1},
	"new year's day":     {month: time.January, day: 1},
	"new year's eve":     {month: time.December, day: 31},
	"newyearseve":        {month: time.December, day: 31},
	"epiphany":           {month: time.January, day: 6},
	"valentine's day":    {month: time.February, day: 14},
	"women's day":        {month: time.March, day: 8},
	"may day":            {month: time.May, day: 1},
	"mayday":             {month: time.May, day: 1},
	"victory day":        {month: time.May, day: 9},
	"victoryday":         {month: time.May, day: 9},
	"bastille day":       {month: time.July, day: 14},
	"halloween":          {month: time.October, day: 31},
	"all saints' day":    {month: time.November, day: 1},
	"armistice day":      {month: time.November, day: 11},
	"orthodoxchristmas":  {month: time.January, day: 7},
	"orthodox christmas": {month: time.January, day: 7},
	"easter":             {movable: true},
	"easter sunday":      {movable: true},
	"good friday":        {movable: true, fromEaster: -2},
	"easter monday":      {movable: true, fromEaster: 1},
	"palm sunday":        {movable: true, fromEaster: -7},
	"ash wednesday":      {movable: true, fromEaster: -46},
	"ascension day":      {movable: true, fromEaster: 39},
	"pentecost":          {movable: true, fromEaster: 49},
	"whit monday":        {movable: true, fromEaster: 50},
	"orthodoxeaster":     {movable: true, orthodox: true},
	"orthodox easter":    {movable: true, orthodox: true},
}

// maxHolidayWords is the most words that the name of a holiday has.
const maxHolidayWords = 3

// holiday reads a holiday, with or without its year. One without is the latest
// that has begun.
func (p *parser) holiday(words []word) (when Period, n int, dated bool) {
	if p.now.IsZero() {
		return Period{}, 0, false
	}
	said := ""
	var found holiday
	for i, w := range words[:min(len(words), maxHolidayWords)] {
		if i > 0 {
			said += " "
		}
		said += plainApostrophe(w.bare)
		if h, ok := holidays[said]; ok {
			found, n = h, i+1
		}
	}
	if n == 0 {
		return Period{}, 0, false
	}
	if y, taken := p.yearAt(words[n:]); taken > 0 {
		return found.in(y), n + taken, true
	}
	when = found.in(p.today().Year())
	if when.Start.After(p.today()) {
		when = found.in(p.today().Year() - 1)
	}
	return when, n, false
}

func plainApostrophe(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, "’", "'"), "‘", "'")
}

// in is the holiday of a year.
func (h holiday) in(year int) Period {
	if !h.movable {
		return days(utcDate(year, h.month, h.day), 1)
	}
	easter := westernEaster(year)
	if h.orthodox {
		easter = orthodoxEaster(year)
	}
	return days(easter.AddDate(0, 0, h.fromEaster), 1)
}

// westernEaster is Easter Sunday by the Gregorian computus (Meeus, Jones and
// Butcher).
func westernEaster(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return utcDate(year, time.Month(month), day)
}

// orthodoxEaster is Easter Sunday by the Julian computus, as the civil calendar
// has it between 1900 and 2099.
func orthodoxEaster(year int) time.Time {
	a, b, c := year%4, year%7, year%19
	d := (19*c + 15) % 30
	e := (2*a + 4*b - d + 34) % 7
	month := (d + e + 114) / 31
	day := (d+e+114)%31 + 1
	return utcDate(year, time.Month(month), day+13)
}
