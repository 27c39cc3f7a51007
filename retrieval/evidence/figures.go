package evidence

import (
	"strconv"
	"strings"
	"unicode/utf8"

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
func figures(r *reading) []figure {
	if !r.haveNumbers {
		r.numbers, r.haveNumbers = readFigures(r), true
	}
	return r.numbers
}

func readFigures(r *reading) (list []figure) {
	for i := 0; i < len(r.words); {
		f, ok := r.figureAt(i)
		if !ok {
			i++
			continue
		}
		f.Span = text.Span{Start: r.words[f.from].Start, End: r.words[f.to-1].End}
		r.measure(&f)
		list = append(list, f)
		i = f.to
	}
	return list
}

// figureAt reads the number that begins with word i.
func (r *reading) figureAt(i int) (f figure, ok bool) {
	f = figure{from: i, to: i + 1}
	if form := r.form(i); form == "" || form[0] > '9' && !numberWords[form] {
		return f, false
	}
	if f, ok := r.fractionAt(i); ok {
		return f, true
	}
	if f.value, ok = ordinalValue(r.form(i)); ok {
		f.measure = ordinal
		return f, true
	}
	if f.value, ok = r.wholeValue(i); !ok {
		return f, false
	}
	if n := r.tens(i); n > 0 && r.joined(i+1) {
		if v, ok := ordinalValue(r.form(i + 1)); ok && v < 10 {
			return figure{measure: ordinal, value: f.value + v, from: i, to: i + 2}, true
		}
		if v := text.SmallNumber(r.form(i + 1)); v > 0 && v < 10 {
			f.value += float64(v)
			f.to++
		}
	}
	f.to, f.value = r.groups(f.to, f.value)
	f.value *= foreignScale(r.text[r.words[f.to-1].End:])
	for f.to < len(r.words) && (r.joined(f.to) || r.before(f.to) == "") { // 5bn is two words
		scale, ok := scaleOf(r.form(f.to))
		if !ok {
			break
		}
		f.value *= scale
		f.to++
	}
	return f, true
}

// groups reads the further digits of a number whose thousands are separated by
// spaces: 80 000.
func (r *reading) groups(to int, value float64) (int, float64) {
	for to < len(r.words) && value < 1e9 && r.joined(to) && r.before(to) != "-" && isDigits(r.slice(to, to+1), 3) &&
		text.IsNumber(r.slice(to-1, to)) && len(r.slice(to-1, to)) <= 3 {
		group, _ := strconv.Atoi(r.slice(to, to+1))
		value = value*1000 + float64(group)
		to++
	}
	return to, value
}

// foreignScale is the factor by which what follows a number in Russian or Korean
// scales it: 80 тысяч, 8만.
func foreignScale(after string) float64 {
	after = strings.TrimLeft(after, " \u00a0")
	if after == "" || after[0] < utf8.RuneSelf {
		return 1
	}
	for _, s := range foreignScales {
		if strings.HasPrefix(after, s.letters) {
			return s.factor
		}
	}
	return 1
}

var foreignScales = []struct {
	letters string
	factor  float64
}{
	{"тыс", 1e3}, {"миллион", 1e6}, {"млн", 1e6}, {"миллиард", 1e9}, {"млрд", 1e9}, {"трлн", 1e12},
	{"천만", 1e7}, {"백만", 1e6}, {"천", 1e3}, {"만", 1e4}, {"억", 1e8}, {"조", 1e12},
}

func (r *reading) tens(i int) int { return text.TensNumber(r.form(i)) }

// wholeValue is the number that word i is by itself.
func (r *reading) wholeValue(i int) (float64, bool) {
	form := r.form(i)
	if form == "" {
		return 0, false
	}
	if form[0] >= '0' && form[0] <= '9' {
		if n, _, ok := joinedUnit(form); ok {
			return n, true
		}
		return digitsValue(form)
	}
	if n := text.SmallNumber(form); n > 0 {
		return float64(n), form != "one" || r.form(i+1) != "of" && r.form(i-1) != "no" && r.form(i-1) != "this"
	}
	if n := r.tens(i); n > 0 {
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

// ordinalWords are the values of ordinals.
var ordinalWords = map[string]float64{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
	"tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
	"seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30, "fortieth": 40,
	"fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100,
}
