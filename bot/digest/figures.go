package digest

import (
	"regexp"
	"strings"
)

// figurePattern finds numbers of two digits or more, or with a per cent sign:
// "12,000", "1.5", "40%". A lone digit says too little to be news.
var figurePattern = regexp.MustCompile(`\d[\d.,\x{202f}\x{a0}]*\d\s?%?|\d\s?%`)

// figures returns the numbers of a text in one spelling: in digits, without
// commas or spaces. It omits years, dates and times of day, which every article
// has.
func figures(text string) map[string]bool {
	text = blankDates(text)
	out := map[string]bool{}
	for _, at := range figurePattern.FindAllStringIndex(text, -1) {
		if isPart(text, at) {
			continue
		}
		n := strings.NewReplacer(",", "", " ", "", "\u202f", "", "\u00a0", "").Replace(text[at[0]:at[1]])
		if !isYear(n) {
			out[n] = true
		}
	}
	digits, _ := numerals(text)
	for _, n := range digits {
		out[n] = true
	}
	return out
}

// isPart reports whether the number at a place is only part of a time of day, a
// date or a name: 08:30, 2024-11-01, F-16, B52.
func isPart(text string, at []int) bool {
	if at[0] > 0 && (strings.IndexByte(":-/_", text[at[0]-1]) >= 0 || isLetter(text[at[0]-1])) {
		return true
	}
	return at[1] < len(text)-1 && strings.IndexByte(":/_", text[at[1]]) >= 0 && isDigit(text[at[1]+1])
}

func isLetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
func isDigit(b byte) bool  { return b >= '0' && b <= '9' }

// isYear reports whether a number can be a year that is in the news.
func isYear(n string) bool {
	return len(n) == 4 && (strings.HasPrefix(n, "19") || strings.HasPrefix(n, "20")) && strings.Trim(n, "0123456789") == ""
}

// firstNewFigure returns the first figure of a text that is not among the old
// ones, as the text spells it. Figures in digits come before those in words. It
// returns "" if there is none.
func firstNewFigure(text string, old map[string]bool) string {
	text = blankDates(text)
	for _, at := range figurePattern.FindAllStringIndex(text, -1) {
		for n := range figures(text[max(0, at[0]-1):min(len(text), at[1]+2)]) {
			if !old[n] {
				return strings.TrimSpace(text[at[0]:at[1]])
			}
		}
	}
	digits, words := numerals(text)
	for i, n := range digits {
		if !old[n] {
			return words[i]
		}
	}
	return ""
}
