// Package words writes the numbers and lists that stand in the sentences that
// people read.
package words

import "strconv"

// Dot separates the facts on one line.
const Dot = " · "

// Count writes a number with its noun, which takes an s in the plural:
// "1 article", "1,204 articles".
func Count(n int, noun string) string { return Counted(n, noun, noun+"s") }

// Counted writes a number with the singular or the plural of its noun.
func Counted(n int, singular, plural string) string {
	if n == 1 {
		return "1 " + singular
	}
	return Number(n) + " " + plural
}

// Number writes n with a comma between thousands.
func Number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
