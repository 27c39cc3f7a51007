package text

import (
	"strings"
)

var (
	// SmallNumbers are the words for the numbers below twenty, each at its own
	// index.
	SmallNumbers = []string{"-", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	// Tens are the words for the multiples of ten below a hundred, each at a
	// tenth of its value.
	Tens = []string{"-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	// Scales are the factors that a word after a number stands for, by stem.
	Scales = map[string]float64{"hundr": 100, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
)

// NumberIn is the place of a word in a list, 0 if it has none.
func NumberIn(list []string, word string) int {
	for i, w := range list {
		if w == word {
			return i
		}
	}
	return 0
}

// IsNumber tells whether a word is a number.
func IsNumber(word string) bool {
	return word != "" && strings.Trim(word, "0123456789") == ""
}
