package text

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

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

// ordinals are the words for the ordinals below twenty, ordinalTens those of the
// multiples of ten.
var (
	ordinals    = [...]string{"-", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"}
	ordinalTens = [...]string{"-", "-", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth"}
)

// OrdinalWord is the number of a lower-case English ordinal of one word; 0 if it
// is no such word.
func OrdinalWord(word string) int {
	if n := indexIn(ordinals[:], word); n > 0 {
		return n
	}
	return 10 * indexIn(ordinalTens[:], word)
}

// OrdinalDigits is the number of an ordinal in digits, such as 21st; 0 if a word
// is none.
func OrdinalDigits(word string) int {
	if len(word) < 3 || len(word) > 5 || !IsNumber(word[:len(word)-2]) {
		return 0
	}
	n, err := strconv.Atoi(word[:len(word)-2])
	if err != nil || n < 1 || OrdinalEnding(n) != word[len(word)-2:] {
		return 0
	}
	return n
}

// OrdinalEnding are the letters that make an ordinal of a number in digits.
func OrdinalEnding(n int) string {
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}

// SpellOrdinal writes an ordinal from 1 to 100 in English words; it is empty for
// any other number.
func SpellOrdinal(n int) string {
	switch {
	case n < 1 || n > 100:
		return ""
	case n < 20:
		return ordinals[n]
	case n%10 == 0:
		return ordinalTens[n/10]
	}
	return tens[n/10] + " " + ordinals[n%10]
}

// NumberTerms are the terms of the words that numbers are made of, in the
// languages that are read.
//
//nolint:gochecknoglobals // made once of constant lists, then constant
var NumberTerms = sync.OnceValue(func() []string {
	var words []string
	for n := range 100 {
		words = append(words, SpellOut(n))
	}
	words = append(words, "hundred thousand million billion trillion dozen тысяч тысячи тыс миллион млн миллиард млрд триллион трлн мільйон мільярд тисяч тис")
	for _, list := range cardinalWords().byValue {
		for _, c := range list {
			if c.language != "de" {
				words = append(words, c.word)
			}
		}
	}
	seen := map[string]bool{}
	var terms []string
	for _, t := range Analyze(nil, strings.Join(words, " ")) {
		// Short stems of Russian are those of other words, too, and the halves of
		// a word with an apostrophe are no numbers.
		if !seen[t.Term] && !t.Stop && (IsASCII(t.Term) || utf8.RuneCountInString(t.Term) > 3) {
			seen[t.Term] = true
			terms = append(terms, t.Term)
		}
	}
	return terms
})
