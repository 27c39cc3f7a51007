package retrieval

import (
	"math"
	"strconv"
	"strings"

	"dateline/retrieval/text"
)

// numerals adds other ways to write numbers from a thousand on: 10,000, 10 000
// and ten thousand; 1.5 million and 1,500,000. Smaller numbers say little and
// mean too many things.
func (e *expander) numerals() {
	for i := 0; i < len(e.tokens); {
		value, taken := e.numeral(i)
		if taken == 0 {
			i++
			continue
		}
		for _, form := range numeralForms(value) {
			e.addForm(i, i+taken, form)
		}
		i += taken
	}
}

// numeral reads the number that begins with a token, and how many tokens it
// takes, 0 if there is none or it may be a year.
func (e *expander) numeral(i int) (value float64, taken int) {
	value, taken = e.digits(i)
	if taken == 0 {
		value, taken = e.spelledOut(i)
	}
	if taken == 0 {
		return 0, 0
	}
	scaled := false
	for e.adjoinsNext(i + taken - 1) {
		scale, ok := text.Scale(e.tokens[i+taken].Term)
		if !ok {
			break
		}
		value, scaled = value*scale, true
		taken++
	}
	word := e.text(i, i+1)
	year := taken == 1 && len(word) == 4 && text.IsNumber(word)
	if value < 1000 || value > 1e14 || year && !scaled {
		return 0, 0
	}
	return value, taken
}

// digits reads a number in digits, whose thousands may be separated by spaces.
func (e *expander) digits(i int) (float64, int) {
	term := e.tokens[i].Term
	if term[0] < '0' || term[0] > '9' {
		return 0, 0
	}
	if value, ok := suffixed(term); ok {
		return value, 1
	}
	taken := 1
	for len(e.tokens[i].Term) <= 3 && e.adjoinsNext(i+taken-1) && e.query.Text[e.tokens[i+taken-1].End] != '-' {
		next := e.tokens[i+taken].Term
		if len(next) != 3 || !text.IsNumber(next) {
			break
		}
		term += next
		taken++
	}
	value, err := strconv.ParseFloat(term, 64)
	if err != nil || math.IsInf(value, 0) {
		return 0, 0
	}
	return value, taken
}

// suffixed reads 10k and 1.6m, with or without a currency sign.
func suffixed(term string) (value float64, ok bool) {
	last := len(term) - 1
	scale, ok := map[byte]float64{'k': 1e3, 'm': 1e6}[term[last]]
	if !ok || strings.Trim(term[:last], "0123456789.") != "" {
		return 0, false
	}
	value, err := strconv.ParseFloat(term[:last], 64)
	return value * scale, err == nil
}

// spelledOut reads a number below a hundred in words.
func (e *expander) spelledOut(i int) (value float64, taken int) {
	word := func(at int) string { return strings.ToLower(e.text(at, at+1)) }
	if n := text.TensNumber(word(i)); n > 0 {
		value, taken = float64(n), 1
		if e.adjoinsNext(i) {
			if n := text.SmallNumber(word(i + 1)); n > 0 && n < 10 {
				return value + float64(n), 2
			}
		}
		return value, taken
	}
	if n := text.SmallNumber(word(i)); n > 0 {
		return float64(n), 1
	}
	return 0, 0
}

// numeralForms are the ways to write a number: in digits, with grouped digits,
// in digits with a scale word, in words.
func numeralForms(value float64) (forms []string) {
	if value == math.Trunc(value) {
		digits := strconv.FormatFloat(value, 'f', -1, 64)
		forms = append(forms, digits, grouped(digits))
	}
	for _, scale := range []string{"trillion", "billion", "million", "thousand"} {
		factor, _ := text.Scale(scale)
		n := value / factor
		if n < 1 {
			continue
		}
		short := strconv.FormatFloat(n, 'f', -1, 64)
		if len(short) > 5 {
			break // nobody says 12.3456 thousand
		}
		forms = append(forms, short+" "+scale)
		if scale == "million" {
			forms = append(forms, short+"m")
		}
		if n == math.Trunc(n) && n < 100 {
			forms = append(forms, text.SpellOut(int(n))+" "+scale)
		}
		break
	}
	return forms
}

// grouped separates thousands by spaces.
func grouped(digits string) string {
	for at := len(digits) - 3; at > 0; at -= 3 {
		digits = digits[:at] + " " + digits[at:]
	}
	return digits
}
