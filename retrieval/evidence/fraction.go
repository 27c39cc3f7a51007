package evidence

import (
	"strings"

	"dateline/retrieval/text"
)

// fractionAt reads the fraction that begins with word i: two-thirds, one fifth,
// and a third where it is a share of something or an amount. A third medal is no
// fraction.
func (r *reading) fractionAt(i int) (f figure, ok bool) {
	form := r.form(i)
	if parts := text.SmallNumber(form); parts > 0 && r.joined(i+1) {
		whole, plural := denominator(r.form(i + 1))
		if whole > 0 && plural == (parts > 1) {
			return figure{value: float64(parts) / whole, from: i, to: i + 2}, true
		}
	}
	whole, plural := denominator(form)
	if whole > 0 && !plural && r.form(i-1) == "a" && (r.form(i+1) == "of" || amountLeads[r.form(i-2)]) && r.form(i-2) != "for" {
		return figure{value: 1 / whole, from: i, to: i + 1}, true
	}
	return f, false
}

// denominator is the number below the line of a fraction, and whether the word
// for it is in the plural; 0 if a word is none.
func denominator(form string) (whole float64, plural bool) {
	single, plural := strings.CutSuffix(form, "s")
	switch single {
	case "quarter":
		return 4, plural
	case "first", "second":
		return 0, false
	}
	return ordinalWords[single], plural
}

// amountLeads stand before a fraction by which something changes.
var amountLeads = text.WordSet("by about around over nearly almost roughly approximately than only some")

// joinedUnit reads a number that is written together with its unit, such as
// 2km and 24hr.
func joinedUnit(form string) (value float64, m measure, ok bool) {
	letters := strings.TrimLeft(form, "0123456789.")
	if letters == "" || letters == "m" || letters == "b" || len(letters) == len(form) {
		return 0, 0, false
	}
	if m, ok = unitOf(letters); !ok {
		return 0, 0, false
	}
	value, ok = digitsValue(form[:len(form)-len(letters)])
	return value, m, ok
}

// metres tells whether a figure such as 90m is a length, by what follows it, and
// not a sum of money.
func (r *reading) metres(f *figure) bool {
	return f.to == f.from+1 && strings.HasSuffix(r.form(f.from), "m") && r.form(f.from)[0] <= '9' && dimensions[r.form(f.to)] && r.joined(f.to)
}

// dimensions follow a length.
var dimensions = text.WordSet("long high tall wide deep thick away apart across below above from off tower wall bridge tunnel")
