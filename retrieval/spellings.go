package retrieval

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// addSpellings finds, for words that the coverage does not hold, those that it
// does and that are spelled nearly so.
func (q *Question) addSpellings(v Vocabulary) {
	for i := range q.concepts {
		c := &q.concepts[i]
		if c.held {
			continue
		}
		for _, term := range spellings(c, q.maybeName(c.surface), v) {
			c.held = true
			q.standIns = append(q.standIns, standIn{terms: []string{term}, asked: c.surface, covers: []int{i}})
		}
	}
}

// maybeName tells whether a word that English does not know may be a name: one
// with a capital, or any in a question without capitals.
func (q *Question) maybeName(word string) bool {
	return strings.ToLower(word) != word || strings.ToLower(q.query.Text) == q.query.Text
}

// mostSpellings is how many spellings of one word are searched.
const mostSpellings = 2

// spellings are the terms of the coverage that a word unknown to it may be
// meant for: one edit away for words of five letters or more, two for nine or
// more, the most frequent first. What English spells so, and the coverage just
// does not say, is meant as it stands: bread is no mistake for break.
func spellings(c *concept, name bool, v Vocabulary) (found []string) {
	length := utf8.RuneCountInString(c.term)
	if length < 5 || strings.ContainsAny(c.term, "0123456789") || text.EnglishListing(c.term) != text.Unlisted {
		return nil
	}
	for edits := 1; edits <= 1+length/9 && edits <= 2 && len(found) == 0; edits++ {
		near := v.Near(c.term, edits)
		if edits == 1 {
			near = append(slips(c.form), near...)
		}
		for _, term := range near {
			if term == c.term || slices.Contains(found, term) || !slip(c.term, term, name) || v.Spread(term) == 0 {
				continue
			}
			if found = append(found, term); len(found) == mostSpellings {
				break
			}
		}
	}
	return found
}

// slips are the terms of what a hand may have meant that wrote one letter too
// many or two in the wrong order. Their endings may be others: Djokovich is
// stemmed to itself, and Djokovic is not.
func slips(form string) (terms []string) {
	letters := []rune(form)
	if len(letters) > longestPart {
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

// slip tells whether a hand that meant one word may have written another. Short
// words keep their first letter. Short names moreover have no letter instead of
// another, or Macron would be micron and Scholz Schulz.
func slip(written, meant string, name bool) bool {
	x, y := []rune(written), []rune(meant)
	if len(x) < 8 && x[0] != y[0] {
		return false
	}
	return !name || len(x) >= 7 || len(x) != len(y) || swapped(x, y)
}

// swapped tells whether two words of one length have the same letters.
func swapped(x, y []rune) bool {
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
