package query

import (
	"unicode/utf8"

	"dateline/retrieval/text"
)

// matchKorean finds the longest Korean word that begins with a token. Particles
// and endings that follow it within the same word are taken with it.
func (d *Dictionary) matchKorean(body string, tokens []text.Token, at int) (words []int, taken int) {
	end := WordEnd(tokens, at)
	word := []rune(body[tokens[at].Start:tokens[end-1].End])
	inside := at > 0 && tokens[at-1].End > tokens[at].Start
	for n := min(d.longest, len(word)); n > 0; n-- {
		if n == 1 && inside && at+1 < end {
			break // within a word, a single character is no evidence
		}
		head, rest := word[:n], string(word[n:])
		found, whole := d.koreanWords(head, rest)
		switch {
		case len(found) == 0:
		case whole:
			return found, end - at
		case n > 1 || d.beginsWithKorean(word[n:]):
			return found, min(n, end-at)
		}
	}
	return nil, 0
}

// koreanWords are the words that a Korean word may be a form of, if head is a
// noun or the beginning of a verb. whole tells whether the rest belongs to it.
func (d *Dictionary) koreanWords(head []rune, rest string) (found []int, whole bool) {
	noun := endsKoreanNoun(rest)
	for _, id := range d.korean[string(head)] {
		switch w := &d.words[id]; {
		case w.verb && endsKoreanVerb(rest):
			found, whole = append(found, id), true
		case !w.verb && (noun || endsKoreanVerb(rest) && len(head) > 2):
			found, whole = append(found, id), true
		case !w.verb:
			found = append(found, id)
		}
	}
	if found != nil || !endsKoreanVerb(rest) {
		return found, whole
	}
	last := len(head) - 1
	stem := append([]rune(nil), head...)
	for _, stem[last] = range uncontracted(head[last]) {
		for _, id := range d.korean[string(stem)] {
			if d.words[id].verb {
				found, whole = append(found, id), true
			}
		}
	}
	return found, whole
}

// beginsWithKorean tells whether a text begins with a Korean word of two
// characters or more.
func (d *Dictionary) beginsWithKorean(word []rune) bool {
	for n := min(d.longest, len(word)); n > 1; n-- {
		if d.korean[string(word[:n])] != nil {
			return true
		}
	}
	return false
}

// WordEnd is the token after the last one of the word that begins or continues
// with token at: the bigrams of a word overlap.
func WordEnd(tokens []text.Token, at int) int {
	for at++; at < len(tokens) && tokens[at].Start < tokens[at-1].End; at++ {
	}
	return at
}

// InflectsKorean tells whether what is left of a Korean word only inflects it.
func InflectsKorean(rest string) bool {
	return rest != "" && utf8.ValidString(rest) && endsKoreanNoun(rest)
}
