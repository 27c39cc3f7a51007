package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The longest headline, in words and in bytes.
const (
	headlineWords = 30
	headlineBytes = 250
)

// hasHeadline tells whether the first of ps stands above the text as its
// headline: a short line that is no sentence, set apart by an empty line or
// by being much shorter than the paragraph below it.
func hasHeadline(ps []paragraph) bool {
	if len(ps) < 2 {
		return false
	}
	first, next := ps[0], ps[1].text
	words := strings.Fields(first.text)
	switch {
	case len(first.text) > headlineBytes || len(words) < 2 || len(words) > headlineWords:
		return false
	case !closes(next) && !closes(ps[len(ps)-1].text):
		return false // a list, or lines of verse
	case sentence(first.text) || isCredit(words):
		return false
	}
	return first.apart || 2*len(first.text) < len(next)
}

// sentence tells whether s ends or begins as a sentence of the text does and
// a headline does not.
func sentence(s string) bool {
	bare := strings.TrimRight(s, closing)
	last, _ := utf8.DecodeLastRuneInString(bare)
	start, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(".!;:,…。—-", last) || unicode.IsLower(start)
}

// closes tells whether s ends as a sentence does.
func closes(s string) bool {
	return ends(s)
}

// isCredit tells a line that names who wrote or where, not what happened.
func isCredit(words []string) bool {
	return strings.EqualFold(words[0], "by") && len(words) <= 6
}
