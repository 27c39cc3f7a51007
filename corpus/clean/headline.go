package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// The shortest and longest headline, in words, and the longest in bytes.
const (
	leastWords    = 3
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
	case len(first.text) > headlineBytes || len(words) < leastWords || len(words) > headlineWords:
		return false
	case !ends(next) && !ends(ps[len(ps)-1].text):
		return false // a list, or lines of verse
	case sentence(first.text) || isCredit(words) || isNames(first.text):
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

// isCredit tells a line that says who wrote or where, not what happened.
func isCredit(words []string) bool {
	switch strings.ToLower(words[0]) {
	case "by", "from", "story", "staff", "photographs", "photos":
		return len(words) <= 6 || strings.EqualFold(words[1], "by")
	}
	return false
}

// isNames tells a line that only lists people and their papers: names of two
// or three words each, with commas and "and" between them.
func isNames(s string) bool {
	s = strings.NewReplacer(" and ", ",", " & ", ",", " | ", ",", "; ", ",").Replace(s)
	for name := range strings.SplitSeq(s, ",") {
		words := strings.Fields(name)
		if len(words) < 2 || len(words) > 3 {
			return false
		}
		for _, w := range words {
			if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) {
				return false
			}
		}
	}
	return true
}
