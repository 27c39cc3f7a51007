package clean

import (
	"strings"
	"unicode"
)

// minCrossLinkWords is how many words a line of capitals must have to pass for
// another article's headline. Shorter ones are mostly the article's own
// headings, dates and names.
const minCrossLinkWords = 6

// isCrossLink reports whether a line in capitals is the headline of another
// article: long enough, and without a mark that ends a sentence.
func isCrossLink(s string) bool {
	return len(s) <= maxHeadlineBytes && !strings.ContainsAny(s, ".!?;:…") &&
		len(strings.Fields(s)) >= minCrossLinkWords
}

// allCapitals reports whether s has capitals and no lower-case letter.
func allCapitals(s string) bool {
	some := false
	for _, r := range s {
		if unicode.IsLower(r) {
			return false
		}
		some = some || unicode.IsUpper(r)
	}
	return some
}

// dropCrossLinks removes lines in capitals that stand between two paragraphs
// with lower-case letters. If half of a text is in capitals, they mean nothing.
func dropCrossLinks(ps []paragraph) (kept []paragraph, left []removal) {
	mixed := 0
	capitals := make([]bool, len(ps))
	for i, p := range ps {
		if capitals[i] = allCapitals(p.text); !capitals[i] {
			mixed++
		}
	}
	for i, p := range ps {
		between := i > 0 && i < len(ps)-1 && !capitals[i-1] && !capitals[i+1]
		if capitals[i] && between && 2*mixed > len(ps) && isCrossLink(p.text) {
			left = append(left, removal{p.text, ruleCrossLink})
			continue
		}
		kept = append(kept, p)
	}
	return kept, left
}
