package evidence

import (
	"strconv"
	"strings"

	"dateline/retrieval/text"
)

// A measure is what a figure counts.
type measure uint8

const (
	count measure = iota
	ordinal
	money
	percent
	duration
	age
	length
	otherUnit
	calendar // the day of a month, a year, a time of day
	code     // no number, though it has digits: Covid-19
)

// A figure is a number in a text, in digits or words.
type figure struct {
	measure
	value float64
	// from and to are its words; its unit is not among them.
	from, to int
	// noun is the stem of the word after a figure that the question demands.
	noun string
	// loose: its absence alone says nothing; only another one in its place does.
	loose bool
	// span reaches from its currency to its unit.
	text.Span
}

// figures are the numbers in a text, read once.
func figures(b *body) []figure {
	if !b.haveNumbers {
		b.numbers, b.haveNumbers = readFigures(b), true
	}
	return b.numbers
}

func readFigures(b *body) (list []figure) {
	for i := 0; i < len(b.words); {
		f, ok := b.figureAt(i)
		if !ok {
			i++
			continue
		}
		f.Span = text.Span{Start: b.words[f.from].Start, End: b.words[f.to-1].End}
		b.measure(&f)
		list = append(list, f)
		i = f.to
	}
	return list
}

// figureAt reads the number that begins with word i.
func (b *body) figureAt(i int) (f figure, ok bool) {
	f = figure{from: i, to: i + 1}
	if form := b.form(i); form == "" || form[0] > '9' && !numberWords[form] {
		return f, false
	}
	if f.value, ok = ordinalValue(b.form(i)); ok {
		f.measure = ordinal
		return f, true
	}
	if f.value, ok = b.wholeValue(i); !ok {
		return f, false
	}
	if n := b.tens(i); n > 0 && b.joined(i+1) {
		if v, ok := ordinalValue(b.form(i + 1)); ok && v < 10 {
			return figure{measure: ordinal, value: f.value + v, from: i, to: i + 2}, true
		}
		if v := text.SmallNumber(b.form(i + 1)); v > 0 && v < 10 {
			f.value += float64(v)
			f.to++
		}
	}
	for f.to < len(b.words) && b.joined(f.to) {
		scale, ok := scaleOf(b.form(f.to))
		if !ok {
			break
		}
		f.value *= scale
		f.to++
	}
	return f, true
}

func (b *body) tens(i int) int { return text.TensNumber(b.form(i)) }

// wholeValue is the number that word i is by itself.
func (b *body) wholeValue(i int) (float64, bool) {
	form := b.form(i)
	if form == "" {
		return 0, false
	}
	if form[0] >= '0' && form[0] <= '9' {
		return digitsValue(form)
	}
	if n := text.SmallNumber(form); n > 0 {
		return float64(n), form != "one" || b.form(i+1) != "of" && b.form(i-1) != "no" && b.form(i-1) != "this"
	}
	if n := b.tens(i); n > 0 {
		return float64(n), true
	}
	if n, ok := scaleOf(form); ok {
		return n, true
	}
	n, ok := vagueNumbers[form]
	return n, ok
}

// digitsValue reads digits, with or without a letter for thousands or millions.
func digitsValue(form string) (float64, bool) {
	scale := 1.0
	for i := range scaleSuffixes {
		suffix := &scaleSuffixes[i]
		if digits, found := strings.CutSuffix(form, suffix.letters); found && digits != "" && digits[len(digits)-1] <= '9' {
			form, scale = digits, suffix.factor
			break
		}
	}
	value, err := strconv.ParseFloat(form, 64)
	return value * scale, err == nil
}

var scaleSuffixes = [...]struct {
	letters string
	factor  float64
}{{"k", 1e3}, {"m", 1e6}, {"mn", 1e6}, {"bn", 1e9}, {"b", 1e9}, {"tn", 1e12}}

func scaleOf(form string) (float64, bool) {
	if n := len(form); n > 0 && form[n-1] == 's' {
		form = form[:n-1]
	}
	if form == "dozen" {
		return 12, true
	}
	return text.Scale(form)
}

// vagueNumbers are words that answer how many without a number below them in
// smallNumbers.
var vagueNumbers = map[string]float64{
	"zero": 0, "none": 0, "couple": 2, "pair": 2, "both": 2, "twice": 2, "thrice": 3, "half": .5, "quarter": .25,
	"several": 3, "trio": 3, "single": 1, "once": 1, "double": 2, "triple": 3,
}

// ordinalValue reads 3rd and third.
func ordinalValue(form string) (float64, bool) {
	if n, ok := ordinalWords[form]; ok {
		return n, true
	}
	if len(form) < 3 || form[0] < '0' || form[0] > '9' {
		return 0, false
	}
	switch form[len(form)-2:] {
	case "st", "nd", "rd", "th":
		n, err := strconv.Atoi(form[:len(form)-2])
		return float64(n), err == nil
	}
	return 0, false
}

// numberWords are all words that a figure may begin with.
var numberWords = func() map[string]bool {
	all := text.WordSet("hundred hundreds thousand thousands million millions billion billions trillion trillions dozen dozens")
	for w := range vagueNumbers {
		all[w] = true
	}
	for w := range ordinalWords {
		all[w] = true
	}
	for n := 1; n < 100; n++ {
		all[text.SpellOut(n)] = true
	}
	return all
}()

var ordinalWords = map[string]float64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
	"fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}
