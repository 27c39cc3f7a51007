package digest

import (
	"regexp"
	"strings"
)

// What makes a running story news again, beside a new origin: a figure that
// none of its articles had, or a denial where there was none.

// figurePattern finds numbers with two digits and more, or with a percent
// sign: "12,000", "1.5", "40%". A lone digit says too little.
var figurePattern = regexp.MustCompile(`\d[\d.,\x{202f}\x{a0}]*\d\s?%?|\d\s?%`)

// figures are the numbers of a text, written alike: no commas, no spaces.
// Years, days of a month and times of day are none, for they are in every
// article. Those that are written as words are written as digits here.
func figures(text string) map[string]bool {
	text = undated(text)
	out := map[string]bool{}
	for _, at := range figurePattern.FindAllStringIndex(text, -1) {
		if part(text, at) {
			continue
		}
		n := strings.NewReplacer(",", "", " ", "", "\u202f", "", "\u00a0", "").Replace(text[at[0]:at[1]])
		if !year(n) {
			out[n] = true
		}
	}
	digits, _ := numerals(text)
	for _, n := range digits {
		out[n] = true
	}
	return out
}

// part tells whether a number is only part of a time of day, a date or a name:
// 08:30, 2024-11-01, F-16, B52.
func part(text string, at []int) bool {
	if at[0] > 0 && (strings.IndexByte(":-/_", text[at[0]-1]) >= 0 || letter(text[at[0]-1])) {
		return true
	}
	return at[1] < len(text)-1 && strings.IndexByte(":/_", text[at[1]]) >= 0 && digit(text[at[1]+1])
}

func letter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
func digit(b byte) bool  { return b >= '0' && b <= '9' }

// year tells whether a number can be one of the years that news is about.
func year(n string) bool {
	return len(n) == 4 && (strings.HasPrefix(n, "19") || strings.HasPrefix(n, "20")) && strings.Trim(n, "0123456789") == ""
}

// denialPattern finds denials in the languages of the coverage: English,
// Korean, Russian.
var denialPattern = regexp.MustCompile(`(?i)\b(den(y|ies|ied|ying|ial)|refut(e|es|ed|ing)|dismiss(es|ed)? (the|those|such|any|reports|claims|allegations)|reject(s|ed)? (the|those|such|any|reports|claims|allegations)|no truth|untrue|categorically false|retract(s|ed|ion))\b|부인|사실무근|опроверг|отрица(ет|л|ют)`)

// denies tells whether a text tells of a denial.
func denies(text string) bool { return denialPattern.MatchString(text) }

// firstFigure is the first figure in a text that is not among the old ones,
// those in digits before those in words; empty for none.
func firstFigure(text string, old map[string]bool) string {
	text = undated(text)
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
