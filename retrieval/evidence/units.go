package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// measure finds out what a figure counts, and extends it to its unit.
func (b *body) measure(f *figure) {
	before, after, next := b.before(f.from), b.before(f.to), b.form(f.to)
	if f.measure == ordinal {
		if months[next] > 0 && b.joined(f.to) || months[b.form(f.from-1)] > 0 || next == "of" && months[b.form(f.to+1)] > 0 {
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
	if b.isCode(f) {
		f.measure = code
		return
	}
	if b.isCalendar(f) {
		f.measure = calendar
		return
	}
	if f.to < len(b.words) && (b.joined(f.to) || after == "") {
		if m, ok := unitOf(next); ok {
			f.measure, f.End = m, b.words[f.to].End
		}
	}
	if f.measure == duration && b.form(f.to+1) == "old" || isAge(b, f) {
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

var units = func() map[string]measure {
	all := map[string]measure{}
	for m, list := range map[measure]string{
		money:     "dollar euro cent rubl rouble ruble yen yuan won rupee pound franc crown krona peso usd eur gbp buck shekel",
		percent:   "percent percentage",
		duration:  "second minute hour day week month year decade century night yr hr min",
		length:    "mile kilometer kilometre km meter metre foot feet inch inches yard cm mm centimeter centimetre ft mi nm block lap m acre hectare",
		otherUnit: "ton tonne kilogram kg kilo gram ounce lb degree mph kph knot gallon liter litre barrel watt megawatt gigawatt kilowatt mw gw bit byte",
	} {
		for _, unit := range strings.Fields(list) {
			all[unit] = m
		}
	}
	return all
}()

// isCode tells whether a figure is part of a name: Covid-19, K-12, Flight 370.
func (b *body) isCode(f *figure) bool {
	if f.from == 0 || b.text[b.words[f.from].Start] > '9' {
		return false
	}
	switch before := b.before(f.from); before {
	case "-", "–":
		return b.capital(f.from-1) || isDigits(b.form(f.from-1), 4) && f.value < 100
	case "/":
		return true
	}
	switch b.form(f.from - 1) {
	case "flight", "route", "highway", "apollo", "chapter", "article", "section", "phase", "episode", "interstate", "windows", "iphone", "no":
		return true
	}
	return strings.HasPrefix(b.before(f.to), "/")
}

// isCalendar tells whether a figure is a year, the day of a month or a time of
// day.
func (b *body) isCalendar(f *figure) bool {
	if _, ok := yearAt(b, f.from); ok && f.to == f.from+1 {
		_, unit := unitOf(b.form(f.to))
		return f.value >= 1000 && f.value < 2100 && !unit || f.value < 100
	}
	if f.value >= 1 && f.value <= 31 {
		if months[b.form(f.from-1)] > 0 && b.capital(f.from-1) || months[b.form(f.to)] > 0 && b.capital(f.to) && b.joined(f.to) {
			return true
		}
	}
	switch b.form(f.to) {
	case "am", "pm", "p.m", "a.m", "o'clock", "oclock":
		return true
	}
	return strings.HasPrefix(b.before(f.to), ":") && b.form(f.to) != "" && text.IsNumber(b.form(f.to)) && b.before(f.to) == ":" ||
		f.from > 0 && b.before(f.from) == ":" && text.IsNumber(b.form(f.from-1))
}

// isAge tells whether a figure is set off as an age is: "Brandt, 62,", "aged 62",
// "Brandt (62)".
func isAge(b *body, f *figure) bool {
	if f.measure != count || f.value > 125 || f.value < 1 {
		return false
	}
	before, after := b.before(f.from), b.before(f.to)
	if before == ", " && f.from > 0 && b.capital(f.from-1) && after != "" && strings.ContainsAny(after[:1], ",.;)") || before == " (" && strings.HasPrefix(after, ")") {
		return true
	}
	switch b.form(f.from - 1) {
	case "aged", "age", "turned", "turning", "turns":
		return true
	}
	return false
}
