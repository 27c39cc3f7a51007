package digest

import (
	"regexp"
	"strconv"
	"strings"
)

// numeralPattern finds English numerals: "twelve", "two hundred and forty",
// "thirty-one thousand".
var numeralPattern = regexp.MustCompile(`(?i)\b` + numeral + `(?:(?:[ -]| and )` + numeral + `)*\b`)

const numeral = `(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|` +
	`seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion)`

// numerals returns the English numerals of a text from ten on: digits has each
// in digits, words as the text spells it.
func numerals(text string) (digits, words []string) {
	for _, at := range numeralPattern.FindAllStringIndex(text, -1) {
		if isCompound(text[at[1]:]) {
			continue
		}
		if n := numeralValue(text[at[0]:at[1]]); n >= 10 {
			digits, words = append(digits, strconv.Itoa(n)), append(words, text[at[0]:at[1]])
		}
	}
	return digits, words
}

// isCompound reports whether the text after a numeral makes another word of it:
// twenty-first, fifty-something.
func isCompound(after string) bool {
	return len(after) > 1 && after[0] == '-' && isLetter(after[1])
}

// numeralValue returns the number that a numeral stands for.
func numeralValue(words string) int {
	total, part := 0, 0
	for _, w := range strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return r == ' ' || r == '-' }) {
		switch n := wordValue(w); {
		case n == 100:
			part = max(1, part) * 100
		case n > 100:
			total, part = total+max(1, part)*n, 0
		default:
			part += n
		}
	}
	return total + part
}

// wordValue returns the number that one word of a numeral stands for, 0 for
// "and".
func wordValue(word string) int {
	for i, w := range strings.Fields("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen") {
		if w == word {
			return i + 1
		}
	}
	for i, w := range strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety") {
		if w == word {
			return 10 * (i + 2)
		}
	}
	switch word {
	case "hundred":
		return 100
	case "thousand":
		return 1000
	case "million":
		return 1e6
	case "billion":
		return 1e9
	}
	return 0
}
