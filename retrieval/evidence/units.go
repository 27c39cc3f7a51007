package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// measure finds out what a figure counts, and extends it to its unit.
func (r *reading) measure(f *figure) {
	before, after, next := r.before(f.from), r.before(f.to), r.form(f.to)
	if f.measure == ordinal {
		if months[next] > 0 && r.joined(f.to) || months[r.form(f.from-1)] > 0 || next == "of" && months[r.form(f.to+1)] > 0 {
			f.measure = calendar
		}
		return
	}
	if sign := strings.LastIndexAny(before, "$€£¥₩₽"); sign >= 0 && len(before)-sign <= 4 && !strings.ContainsAny(before[sign:], ",.") {
		f.measure = money
		f.Start -= len(before) - sign
		return
	}
	if strings.HasPrefix(strings.TrimLeft(after, " "), "%") {
		f.measure = percent
		f.End += strings.Index(after, "%") + 1
		return
	}
	if r.isCode(f) {
		f.measure = code
		return
	}
	if _, m, ok := joinedUnit(r.form(f.from)); ok {
		f.measure = m
		return
	}
	if r.metres(f) {
		f.measure, f.value = length, f.value/1e6
		return
	}
	if r.isCalendar(f) {
		f.measure = calendar
		return
	}
	if next == "per" && r.form(f.to+1) == "cent" {
		f.measure, f.End = percent, r.words[f.to+1].End
		return
	}
	if f.to < len(r.words) && (r.joined(f.to) || after == "") {
		if m, ok := unitOf(next); ok {
			f.measure, f.End = m, r.words[f.to].End
		}
	}
	if f.measure == duration && r.form(f.to+1) == "old" || isAge(r, f) {
		f.measure = age
	}
}

// unitOf is the measure that a word is a unit of.
func unitOf(form string) (measure, bool) {
	m, ok := units[form]
	if !ok && strings.HasSuffix(form, "s") {
		m, ok = units[form[:len(form)-1]]
	}
	return m, ok
}

// units are the measures of words that are units, in the singular.
var units = func() map[string]measure {
	all := map[string]measure{}
	for m, list := range map[measure]string{
		money:     "dollar euro cent rubl rouble ruble yen yuan won rupee pound franc crown krona peso usd eur gbp buck shekel",
		percent:   "percent percentage",
		duration:  "second minute hour day week fortnight month year decade century night yr hr min",
		length:    "mile kilometer kilometre km meter metre foot feet inch inches yard cm mm centimeter centimetre ft mi nm block lap m acre hectare page",
		otherUnit: "ton tonne kilogram kg kilo gram ounce lb degree mph kph kmh knot gallon liter litre barrel watt megawatt gigawatt kilowatt mw gw bit byte",
	} {
		for _, unit := range strings.Fields(list) {
			all[unit] = m
		}
	}
	return all
}()

// isCode tells whether a figure is part of a name: Covid-19, K-12, Flight 370.
func (r *reading) isCode(f *figure) bool {
	if f.from == 0 || r.text[r.words[f.from].Start] > '9' {
		return false
	}
	switch before := r.before(f.from); before {
	case "-", "–":
		return r.words[f.from-1].capital || isDigits(r.form(f.from-1), 4) && f.value < 100
	case "/":
		return true
	}
	switch r.form(f.from - 1) {
	case "flight", "route", "highway", "apollo", "chapter", "article", "section", "phase", "episode", "interstate", "windows", "iphone", "no":
		return true
	}
	return strings.HasPrefix(r.before(f.to), "/")
}

// isCalendar tells whether a figure is a year, the day of a month or a time of
// day.
func (r *reading) isCalendar(f *figure) bool {
	if _, ok := yearAt(r, f.from); ok && f.to == f.from+1 {
		_, unit := unitOf(r.form(f.to))
		return f.value >= 1000 && f.value < 2100 && !unit || f.value < 100
	}
	if f.value >= 1 && f.value <= 31 {
		if months[r.form(f.from-1)] > 0 && r.words[f.from-1].capital || months[r.form(f.to)] > 0 && r.words[f.to].capital && r.joined(f.to) {
			return true
		}
	}
	switch r.form(f.to) {
	case "am", "pm", "p.m", "a.m", "o'clock", "oclock":
		return true
	}
	return strings.HasPrefix(r.before(f.to), ":") && r.form(f.to) != "" && text.IsNumber(r.form(f.to)) && r.before(f.to) == ":" ||
		f.from > 0 && r.before(f.from) == ":" && text.IsNumber(r.form(f.from-1))
}

// isAge tells whether a figure is set off as an age is: "Brandt, 62,", "aged 62",
// "Brandt (62)".
func isAge(r *reading, f *figure) bool {
	if f.measure != count || f.value > 125 || f.value < 1 {
		return false
	}
	before, after := r.before(f.from), r.before(f.to)
	if before == ", " && f.from > 0 && r.words[f.from-1].capital && after != "" && strings.ContainsAny(after[:1], ",.;)") || before == " (" && strings.HasPrefix(after, ")") {
		return true
	}
	switch r.form(f.from - 1) {
	case "aged", "age", "turned", "turning", "turns":
		return true
	}
	return false
}
