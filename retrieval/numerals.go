package retrieval

import (
	"math"
	"strconv"
	"strings"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// numerals adds other ways to write the numbers of the question: 6 and six,
// 10,000, 10 000 and ten thousand, 1.5 million and 1,500,000, and notes where
// they end, since units follow. One is hardly ever a number, and the day of a
// date is never written in words.
func (e *expander) numerals() {
	e.languages = holds(e.v)
	e.german = e.v.Spread("und") > 0 && e.v.Spread("der") > 0
	for i, read := 0, 0; i < len(e.tokens) && read < maxNumerals; {
		if taken := e.ordinal(i); taken > 0 {
			i += taken
			read++
			continue
		}
		n := e.numeral(i)
		if n.taken == 0 {
			i++
			continue
		}
		e.addNumeral(i, n)
		e.measure(i, n)
		i += n.taken
		read++
	}
}

// maxNumerals is how many numbers of a question are searched in other ways. What
// has more is a table.
const maxNumerals = 8

// A numeral is a number in a question: its value, how many tokens it takes, and
// whether it is a year or the day of a date, or part of one as 30 is of 9:30.
type numeral struct {
	value float64
	taken int
	dated bool
}

// numeral reads the number that begins with a token.
func (e *expander) numeral(i int) numeral {
	if n := e.koreanNumeral(i); n.taken > 0 {
		return n
	}
	value, at, words := e.chunk(i)
	if at == i {
		return numeral{}
	}
	scale, at := e.scales(at)
	total := value * scale
	for words && scale > 1 { // three thousand five hundred
		next, to, more := e.chunk(e.skipAnd(at))
		factor, end := e.scales(to)
		if to <= at || !more || factor >= scale {
			break
		}
		total, at, scale = total+next*factor, end, factor
	}
	n := numeral{value: total, taken: at - i}
	n.dated = n.taken == 1 && e.isDated(i)
	if total > maxNumeral || total <= 0 {
		return numeral{}
	}
	return n
}

// maxNumeral is the greatest number that is written in other ways.
const maxNumeral = 1e14

// scales multiplies the scale words from token at on, and returns the token after
// them.
func (e *expander) scales(at int) (factor float64, end int) {
	factor = 1
	for at > 0 && at < len(e.tokens) && (e.adjoinsNext(at-1) || e.between(at-1) == "") { // 5bn is two words
		scale, ok := scaleOf(e.tokens[at].Term)
		if !ok {
			break
		}
		factor *= scale
		at++
	}
	return factor, at
}

// scaleOf is the factor of a scale word, as its term, in any language.
func scaleOf(term string) (float64, bool) {
	if scale, ok := text.Scale(term); ok {
		return scale, true
	}
	scale, ok := otherScales[term]
	return scale, ok
}

// otherScales are factors by term.
var otherScales = map[string]float64{
	"dozen": 12, "тысяч": 1e3, "тыс": 1e3, "миллион": 1e6, "млн": 1e6, "миллиард": 1e9, "млрд": 1e9, "триллион": 1e12, "трлн": 1e12,
	"мільйон": 1e6, "мільярд": 1e9, "тисяч": 1e3, "тис": 1e3, "тысяча": 1e3, "тысячи": 1e3,
	"tausend": 1e3, "millionen": 1e6, "mio": 1e6, "milliarden": 1e9, "milliard": 1e9, "mrd": 1e9, "mln": 1e6, "bln": 1e9,
}

// lastYear is the last number that may be a year.
const lastYear = "2100"

// isDated tells whether a token in digits is a year, the day of a date, or joined
// to other digits as in 9:30 and 9/11.
func (e *expander) isDated(i int) bool {
	word := e.text(i, i+1)
	if !text.IsNumber(word) {
		return false
	}
	month := func(at int) bool {
		return at >= 0 && at < len(e.tokens) && query.IsCalendarWord(strings.ToLower(e.text(at, at+1)))
	}
	if len(word) == 4 && word <= lastYear && e.v.Spread(word) > 0 || e.dates.Words[word] || len(word) <= 2 && (month(i-1) || month(i+1)) {
		return true
	}
	joins := func(at int) bool {
		return at >= 0 && at < len(e.query.Text) && strings.IndexByte(":/.", e.query.Text[at]) >= 0
	}
	t := e.tokens[i]
	return i > 0 && e.tokens[i-1].End == t.Start-1 && joins(t.Start-1) || i+1 < len(e.tokens) && e.tokens[i+1].Start == t.End+1 && joins(t.End)
}

// chunk reads a number without its scale from token i on, in digits or in words
// below a thousand, and returns the token after it, i if there is none.
func (e *expander) chunk(i int) (value float64, end int, words bool) {
	if i >= len(e.tokens) {
		return 0, i, false
	}
	if value, taken := e.digits(i); taken > 0 {
		return value, i + taken, false
	}
	if e.isScaleAfterArticle(i) {
		factor, end := e.scales(i)
		return factor, end, true
	}
	below, at := e.belowHundred(i)
	if at > i {
		if at < len(e.tokens) && e.adjoinsNext(at-1) && isHundred(e.tokens[at].Form) {
			rest, to := e.belowHundred(e.skipAnd(at + 1))
			if below, at = 100*below, at+1; rest > 0 {
				below, at = below+rest, to
			}
		}
		return below, at, true
	}
	value, at = e.foreignWords(i)
	return value, at, true
}

// isScaleAfterArticle tells whether a token is the scale of a hundred, a dozen or
// a million.
func (e *expander) isScaleAfterArticle(i int) bool {
	_, ok := scaleOf(e.tokens[i].Term)
	return ok && i > 0 && (e.tokens[i-1].Form == "a" || e.tokens[i-1].Form == "an") && e.adjoinsNext(i-1)
}

func isHundred(form string) bool { return form == "hundred" || form == "hundreds" }

// skipAnd is the token after an "and" within a number: two hundred and six.
func (e *expander) skipAnd(at int) int {
	if at > 0 && at+1 < len(e.tokens) && e.tokens[at].Form == "and" && e.adjoinsNext(at-1) && e.adjoinsNext(at) {
		return at + 1
	}
	return at
}

// belowHundred reads an English number below a hundred in words.
func (e *expander) belowHundred(i int) (value float64, end int) {
	if i >= len(e.tokens) {
		return 0, i
	}
	if n := text.TensNumber(e.tokens[i].Form); n > 0 {
		if e.adjoinsNext(i) {
			if unit := text.SmallNumber(e.tokens[i+1].Form); unit > 0 && unit < 10 {
				return float64(n + unit), i + 2
			}
		}
		return float64(n), i + 1
	}
	if n := text.SmallNumber(e.tokens[i].Form); n > 0 {
		return float64(n), i + 1
	}
	return 0, i
}

// foreignWords reads a number below a thousand in words of another language.
func (e *expander) foreignWords(i int) (value float64, end int) {
	limit, own := 1000, ""
	for end = i; end < len(e.tokens); {
		n, language, to := e.foreignWord(end)
		if n == 0 || n >= limit || end > i && (language != own && language != "uk" && own != "uk" || !e.adjoinsNext(end-1)) {
			break
		}
		value, own, end = value+float64(n), language, to
		if limit = magnitude(n); language == "de" || limit < 10 {
			break
		}
	}
	return value, end
}

// magnitude is the place value of a number: what follows it in words is less.
func magnitude(n int) int {
	switch {
	case n >= 100:
		return 100
	case n >= 20:
		return 10
	}
	return 1
}

// foreignWord reads one word of a number, which an apostrophe may have cut in
// two.
func (e *expander) foreignWord(i int) (n int, language string, end int) {
	if i+1 < len(e.tokens) && isApostrophe(e.between(i)) {
		if n, language = text.ForeignNumber(e.text(i, i+2)); n > 0 {
			return n, language, i + 2
		}
	}
	word := e.text(i, i+1)
	if len(word) > maxNamePart || !e.german && text.IsASCII(word) {
		return 0, "", i
	}
	n, language = text.ForeignNumber(word)
	if language == "de" && !e.german {
		return 0, "", i
	}
	return n, language, i + 1
}

func isApostrophe(s string) bool { return s == "'" || s == "’" || s == "ʼ" }

// digits reads a number in digits, whose thousands may be separated by spaces or
// full stops, and whose fraction may follow a comma.
func (e *expander) digits(i int) (float64, int) {
	term := e.tokens[i].Term
	if term[0] < '0' || term[0] > '9' {
		return 0, 0
	}
	if value, ok := suffixed(term); ok {
		return value, 1
	}
	if whole, ok := dotted(term); ok {
		return whole, 1
	}
	if fraction, ok := e.fractionAfter(i); ok {
		if value, err := strconv.ParseFloat(term+"."+fraction, 64); err == nil {
			return value, 2
		}
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

// fractionAfter is the fraction that follows the comma after a token: 3,5.
func (e *expander) fractionAfter(i int) (digits string, ok bool) {
	comma := func(at int) bool {
		return at+1 < len(e.tokens) && e.between(at) == ","
	}
	if !text.IsNumber(e.tokens[i].Term) || !comma(i) || comma(i+1) || i > 0 && comma(i-1) {
		return "", false
	}
	digits = e.tokens[i+1].Term
	return digits, text.IsNumber(digits) && len(digits) < 3
}

// dotted reads a number whose thousands are separated by full stops.
func dotted(term string) (value float64, ok bool) {
	groups := strings.Split(term, ".")
	if len(groups) < 2 || groups[0] == "" || len(groups[0]) > 3 || groups[0] == "0" {
		return 0, false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return 0, false
		}
	}
	value, err := strconv.ParseFloat(strings.Join(groups, ""), 64)
	return value, err == nil
}

// suffixed reads 10k and 1.6m, with or without a currency sign.
func suffixed(term string) (value float64, ok bool) {
	last := len(term) - 1
	scale, ok := map[byte]float64{'k': 1e3, 'm': 1e6, 'b': 1e9}[term[last]]
	if !ok || strings.Trim(term[:last], "0123456789.") != "" {
		return 0, false
	}
	value, err := strconv.ParseFloat(term[:last], 64)
	return value * scale, err == nil
}

// koreanNumeral reads a number in Korean words that are followed by nothing but a
// counter and its particle, or in digits with Korean scales.
func (e *expander) koreanNumeral(i int) numeral {
	start := e.tokens[i].Start
	word := e.query.Text[start:e.tokens[query.WordEnd(e.tokens, i)-1].End]
	value, size := 0., 0
	if word[0] >= '0' && word[0] <= '9' {
		value, size = text.KoreanDigits(e.query.Text[start:min(len(e.query.Text), start+maxNamePart)])
	} else if n, length := text.KoreanNumber(word); n > 1 && (length == len(word) || query.CountsKorean(word[length:])) {
		value, size = float64(n), length
	}
	if size == 0 {
		return numeral{}
	}
	taken := 0
	for i+taken < len(e.tokens) && e.tokens[i+taken].Start < start+size {
		taken++
	}
	return numeral{value: value, taken: taken}
}
