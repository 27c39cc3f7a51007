package clean

import (
	"strings"
	"unicode"
)

// crossLinkWords is how many words a line of capitals must have to be another
// article's headline: shorter ones are mostly the article's own headings,
// dates and names.
const crossLinkWords = 6

// isCrossLink tells a line in capitals that is the headline of another
// article: long enough, and without any mark that ends a sentence.
func isCrossLink(s string) bool {
	return len(s) <= headlineBytes && !strings.ContainsAny(s, ".!?;:…") &&
		len(strings.Fields(s)) >= crossLinkWords
}

// allCapitals tells whether s has capitals and no small letter.
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

// dropCrossLinks leaves out the lines in capitals that stand between two
// paragraphs with small letters. Where half of a text is in capitals they
// tell nothing.
func dropCrossLinks(ps []paragraph) (kept []paragraph, left []leftover) {
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
			left = append(left, leftover{p.text, crossLink})
			continue
		}
		kept = append(kept, p)
	}
	return kept, left
}
