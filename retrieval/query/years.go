package query

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

func parseYear(s string) (int, bool) {
	y, err := strconv.Atoi(s)
	return y, err == nil && len(s) == 4 && plausibleYear(y)
}

// plausibleYear tells whether news may be dated in a year.
func plausibleYear(y int) bool { return y >= 1600 && y < 2200 }

// yearAt reads the year after a month or a quarter: 2024, '24, of 2024, last
// year. It returns how many words it takes, 0 for none.
func (p *parser) yearAt(words []word) (y, n int) {
	if len(words) > 0 && words[0].bare == "of" {
		n = 1
	}
	words = words[n:]
	if len(words) == 0 {
		return 0, 0
	}
	if y, ok := parseYear(words[0].bare); ok {
		return y, n + 1
	}
	if p.now.IsZero() {
		return 0, 0
	}
	if y := p.shortYear(words[0].text); y > 0 {
		return y, n + 1
	}
	if len(words) > 1 && (words[1].bare == "year" || words[1].bare == russianYear) {
		switch words[0].bare {
		case "last":
			return p.today().Year() - 1, n + 2
		case "this":
			return p.today().Year(), n + 2
		}
	}
	return 0, 0
}

// shortYear reads '24 as the latest such year that has begun; 0 for none.
func (p *parser) shortYear(text string) int {
	if !isShortYear(text) {
		return 0
	}
	two, err := strconv.Atoi(foldWord(text))
	if err != nil || two < 0 || len(foldWord(text)) != 2 {
		return 0
	}
	now := p.today().Year()
	return now - (now-two)%100
}

// isShortYear tells whether a word is a year without its century, such as '24.
func isShortYear(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return strings.ContainsRune("'’‘", r) && len(word) > n && text.IsNumber(word[n:n+1])
}

// continuesDate tells whether words continue the date before them in a way that
// was not understood: without them it would be the wrong date.
func continuesDate(words []word) bool {
	if len(words) == 0 {
		return false
	}
	first := words[0].bare
	if first == "of" || isShortYear(words[0].text) || first != "" && strings.Trim(first, "0123456789-–/.'’") == "" {
		return true
	}
	for _, w := range words[:min(3, len(words))] {
		switch w.bare {
		case "year", "years", "ago", russianYear:
			return true
		}
	}
	return false
}

// yearOfDate is the year that the words of a date end with.
func (p *parser) yearOfDate(words []word) (int, bool) {
	if n := len(words); n > 1 && words[n-1].bare == russianYear && text.IsNumber(words[n-2].bare) {
		words = words[:n-1]
	}
	for from := range words {
		if y, n := p.yearAt(words[from:]); n > 0 && from+n == len(words) {
			return y, true
		}
	}
	return 0, false
}

func (p *parser) hasYear(words []word) bool {
	_, ok := p.yearOfDate(words)
	return ok || strings.ContainsAny(words[len(words)-1].bare, "-/.")
}
