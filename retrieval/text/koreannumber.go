package text

import (
	"strconv"
	"strings"
)

// koreanUnits and koreanTens are the native Korean words for the numbers below
// ten and the multiples of ten, as they stand before a counter; the words that
// differ by themselves follow in koreanAlone.
var (
	koreanUnits = [...]string{"", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"}
	koreanTens  = [...]string{"", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"}
	koreanAlone = map[string]int{"하나": 1, "둘": 2, "셋": 3, "넷": 4, "스무": 20}
)

// SpellKorean writes a number from 2 to 99 in native Korean; empty for any other
// number.
func SpellKorean(n int) string {
	switch {
	case n < 2 || n > 99:
		return ""
	case n == 20:
		return "스무"
	}
	return koreanTens[n/10] + koreanUnits[n%10]
}

// KoreanNumber reads the native Korean number that a word begins with, and how
// many bytes of the word it takes; 0 if there is none.
func KoreanNumber(word string) (value, size int) {
	for i := len(koreanTens) - 1; i > 0; i-- {
		if strings.HasPrefix(word, koreanTens[i]) {
			value, size = 10*i, len(koreanTens[i])
		}
	}
	best := 0
	for i := 1; i < len(koreanUnits); i++ {
		if unit := koreanUnits[i]; strings.HasPrefix(word[size:], unit) && len(unit) > best {
			value, best = value/10*10+i, len(unit)
		}
	}
	for unit, n := range koreanAlone {
		if strings.HasPrefix(word[size:], unit) && len(unit) > best && (n < 10 || size == 0) {
			value, best = value/10*10+n, len(unit)
		}
	}
	return value, size + best
}

// koreanScales are the scales of Korean, the longer words first.
var koreanScales = []struct {
	word   string
	factor float64
}{{"천만", 1e7}, {"백만", 1e6}, {"천억", 1e11}, {"백억", 1e10}, {"십만", 1e5}, {"조", 1e12}, {"억", 1e8}, {"만", 1e4}, {"천", 1e3}, {"백", 100}}

// KoreanDigits reads a number in digits and Korean scales that a text begins
// with, such as 3만 5천, and how many bytes it takes; 0 if there is none, or
// no scale.
func KoreanDigits(text string) (value float64, size int) {
	last := 1e15
	for at := 0; at < len(text); {
		number := text[at : at+digitsLength(text[at:])]
		n, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", ""), 64)
		if err != nil {
			break
		}
		end, factor := at+len(number), 0.
		for _, s := range koreanScales {
			if strings.HasPrefix(text[end:], s.word) {
				end, factor = end+len(s.word), s.factor
				break
			}
		}
		if factor == 0 || factor >= last {
			break
		}
		value, size, last = value+n*factor, end, factor
		at = end
		if strings.HasPrefix(text[at:], " ") {
			at++
		}
	}
	return value, size
}

// digitsLength is how many bytes of a text are its leading digits, with points
// and commas between them.
func digitsLength(text string) int {
	n := 0
	for n < len(text) && n < maxNumeral && (text[n] >= '0' && text[n] <= '9' || n > 0 && (text[n] == ',' || text[n] == '.')) {
		n++
	}
	return n
}

// maxNumeral is the most bytes of a number in digits.
const maxNumeral = 24

// InKoreanScales writes a number in digits and Korean scales, as in 3만 5천;
// empty if it is below a thousand, or needs more than two scales.
func InKoreanScales(value float64) string {
	var parts []string
	for _, s := range koreanScales {
		if s.factor != 1e12 && s.factor != 1e8 && s.factor != 1e4 && s.factor != 1e3 {
			continue
		}
		n := float64(int64(value / s.factor))
		if n < 1 || s.factor == 1e3 && n > 9 {
			continue
		}
		parts = append(parts, strconv.FormatFloat(n, 'f', -1, 64)+s.word)
		value -= n * s.factor
	}
	if value != 0 || len(parts) == 0 || len(parts) > 2 {
		return ""
	}
	return strings.Join(parts, " ")
}
