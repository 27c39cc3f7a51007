package query

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

func year(s string) (int, bool) {
	y, err := strconv.Atoi(s)
	return y, err == nil && len(s) == 4 && sensible(y)
}

// sensible tells whether news may have been dated in a year.
func sensible(y int) bool { return y >= 1600 && y < 2200 }

// yearAt reads the year that follows a month or a quarter: 2024, '24, of 2024,
// last year. It returns how many words it takes, 0 for none.
func (p *parser) yearAt(words []word) (y, n int) {
	if len(words) > 0 && words[0].bare == "of" {
		n = 1
	}
	words = words[n:]
	if len(words) == 0 {
		return 0, 0
	}
	if y, ok := year(words[0].bare); ok {
		return y, n + 1
	}
	if p.now.IsZero() {
		return 0, 0
	}
	if y := p.shortYear(words[0].text); y > 0 {
		return y, n + 1
	}
	if len(words) > 1 && (words[1].bare == "year" || words[1].bare == yearWord) {
		switch words[0].bare {
		case "last":
			return p.today().Year() - 1, n + 2
		case "this":
			return p.today().Year(), n + 2
		}
	}
	return 0, 0
}

// shortYear reads '24, the latest such year that has begun; 0 for none.
func (p *parser) shortYear(text string) int {
	if !shortened(text) {
		return 0
	}
	two, err := strconv.Atoi(plain(text))
	if err != nil || two < 0 || len(plain(text)) != 2 {
		return 0
	}
	now := p.today().Year()
	return now - (now-two)%100
}

// shortened tells whether a word lacks its beginning, as '24 does.
func shortened(word string) bool {
	r, n := utf8.DecodeRuneInString(word)
	return strings.ContainsRune("'’‘", r) && len(word) > n && text.IsNumber(word[n:n+1])
}

// goesOn tells whether words go on with the date before them in a way that
// was not understood: it would be the wrong date without them.
func goesOn(words []word) bool {
	if len(words) == 0 {
		return false
	}
	first := words[0].bare
	if first == "of" || shortened(words[0].text) || first != "" && strings.Trim(first, "0123456789-–/.'’") == "" {
		return true
	}
	for _, w := range words[:min(3, len(words))] {
		switch w.bare {
		case "year", "years", "ago", yearWord:
			return true
		}
	}
	return false
}

// yearOfDate is the year that the words of a date end with.
func (p *parser) yearOfDate(words []word) (int, bool) {
	if n := len(words); n > 1 && words[n-1].bare == yearWord && text.IsNumber(words[n-2].bare) {
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
