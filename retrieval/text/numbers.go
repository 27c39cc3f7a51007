package text

import "strings"

var (
	// smallNumbers are the words for the numbers below twenty, tens those for
	// the multiples of ten below a hundred; each word's index is its number, or
	// a tenth of it.
	smallNumbers = [...]string{"-", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	tens         = [...]string{"-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	// scales are the factors by stem: an article's "hundred" is the stem "hundr".
	scales = map[string]float64{"hundr": 100, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
)

// SmallNumber is the number from 1 to 19 that a lower-case English word spells
// out; 0 if it is no such word.
func SmallNumber(word string) int { return indexIn(smallNumbers[:], word) }

// TensNumber is the multiple of ten from 20 to 90 that a lower-case English word
// spells out; 0 if it is no such word.
func TensNumber(word string) int { return 10 * indexIn(tens[:], word) }

// indexIn is the index of a word in a list, 0 if it is not there.
func indexIn(list []string, word string) int {
	for i, w := range list {
		if w == word {
			return i
		}
	}
	return 0
}

// SpellOut writes a number from 1 to 99 in English words; it is empty for any
// other number.
func SpellOut(n int) string {
	switch {
	case n < 1 || n > 99:
		return ""
	case n < 20:
		return smallNumbers[n]
	case n%10 == 0:
		return tens[n/10]
	}
	return tens[n/10] + " " + smallNumbers[n%10]
}

// Scale is the factor that a word such as million applies to the number before
// it. Both the word and its stem are known.
func Scale(word string) (factor float64, ok bool) {
	factor, ok = scales[word]
	return factor, ok
}

// IsNumber tells whether a word consists of ASCII digits alone.
func IsNumber(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}
