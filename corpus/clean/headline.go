package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Bounds of a headline, in words and in bytes.
const (
	minHeadlineWords = 3
	maxHeadlineWords = 30
	maxHeadlineBytes = 250
)

// hasHeadline reports whether the first of ps is the headline: a short line
// that is not a sentence, set apart by an empty line or by being much shorter
// than the paragraph below it.
func hasHeadline(ps []paragraph) bool {
	if len(ps) < 2 {
		return false
	}
	first, next := ps[0], ps[1].text
	words := strings.Fields(first.text)
	switch {
	case len(first.text) > maxHeadlineBytes || len(words) < minHeadlineWords || len(words) > maxHeadlineWords:
		return false
	case !endsClause(next) && !endsClause(ps[len(ps)-1].text):
		return false // a list or verse
	case looksLikeSentence(first.text) || isCredit(words) || isNames(first.text):
		return false
	}
	return first.blankAfter || 2*len(first.text) < len(next)
}

// looksLikeSentence reports whether s begins or ends as sentences do and
// headlines do not.
func looksLikeSentence(s string) bool {
	bare := strings.TrimRight(s, closingMarks)
	last, _ := utf8.DecodeLastRuneInString(bare)
	start, _ := utf8.DecodeRuneInString(s)
	return strings.ContainsRune(".!;:,…。—-", last) || unicode.IsLower(start)
}

// isCredit reports whether a line says who wrote the article or where, not what
// happened.
func isCredit(words []string) bool {
	switch strings.ToLower(words[0]) {
	case "by", "from", "story", "staff", "photographs", "photos":
		return len(words) <= 6 || strings.EqualFold(words[1], "by")
	}
	return false
}

// isNames reports whether a line only lists people and their newspapers: names
// of two or three words, separated by commas and "and".
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
