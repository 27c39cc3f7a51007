package retrieval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// addSpellings adds corrections for words that the coverage does not hold:
// words that it does hold and that are spelled nearly the same.
func (q *Question) addSpellings(v Vocabulary) {
	for i := range q.concepts {
		c := &q.concepts[i]
		if c.held {
			continue
		}
		for _, term := range spellings(c, q.mayBeName(c.surface), v) {
			c.held = true
			q.substitutes = append(q.substitutes, substitute{terms: []string{term}, asked: c.surface, covers: []int{i}, share: substituteWeight})
		}
	}
}

// mayBeName tells whether a word that English does not list may be a name: it
// is capitalised, or the question has no capitals at all.
func (q *Question) mayBeName(word string) bool {
	return strings.ToLower(word) != word || strings.ToLower(q.query.Text) == q.query.Text
}

// maxSpellings is how many corrections of one word are searched.
const maxSpellings = 2

// spellings are the terms of the coverage that a word unknown to it may be
// meant for: one edit away for words of five letters or more, up to two for
// nine or more, the most frequent first. A listed English word is spelled as
// meant, even if the coverage lacks it: bread is no error for break.
func spellings(c *concept, name bool, v Vocabulary) (found []string) {
	length := utf8.RuneCountInString(c.term)
	if length < 5 || strings.ContainsAny(c.term, "0123456789") || text.EnglishListing(c.term) != text.Unlisted {
		return nil
	}
	for edits := 1; edits <= 1+length/9 && edits <= 2 && len(found) == 0; edits++ {
		near := v.Near(c.term, edits)
		if edits == 1 {
			near = append(slipTerms(c.form), near...)
		}
		for _, term := range near {
			if term == c.term || slices.Contains(found, term) || !isSlip(c.term, term, name) || v.Spread(term) == 0 {
				continue
			}
			if found = append(found, term); len(found) == maxSpellings {
				break
			}
		}
	}
	return found
}

// slipTerms are the terms of the words from which a form differs by one
// inserted letter or two swapped ones. Near would miss those whose ending is
// stemmed differently: Djokovich is its own stem, Djokovic is not.
func slipTerms(form string) (terms []string) {
	letters := []rune(form)
	if len(letters) > maxNamePart {
		return nil
	}
	meant := func(letters []rune) {
		word := string(letters)
		if t := text.Analyze(nil, word); len(t) == 1 && !t[0].Stop && strings.HasPrefix(word, t[0].Term) {
			terms = append(terms, t[0].Term)
		}
	}
	for i := 1; i < len(letters); i++ {
		meant(slices.Delete(slices.Clone(letters), i, i+1))
		if i+1 < len(letters) && letters[i] != letters[i+1] {
			other := slices.Clone(letters)
			other[i], other[i+1] = other[i+1], other[i]
			meant(other)
		}
	}
	return terms
}

// isSlip tells whether written may be a typing error for meant. Short words
// must keep their first letter. In short names no letter may be replaced by
// another, or Macron would be micron and Scholz Schulz.
func isSlip(written, meant string, name bool) bool {
	x, y := []rune(written), []rune(meant)
	if len(x) < 8 && x[0] != y[0] {
		return false
	}
	return !name || len(x) >= 7 || len(x) != len(y) || sameLetters(x, y)
}

// sameLetters tells whether two words of equal length are permutations of each
// other.
func sameLetters(x, y []rune) bool {
	count := map[rune]int{}
	for i := range x {
		count[x[i]]++
		count[y[i]]--
	}
	for _, n := range count {
		if n != 0 {
			return false
		}
	}
	return true
}
