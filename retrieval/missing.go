package retrieval

import (
	"strings"
	"unicode/utf8"
)

// missing are the words of the question that the coverage does not hold, but
// for those that a question is put with and that nobody would miss. What is
// searched as pairs of characters is one word again, and missing only if no
// part of it is held: the rest may be its ending. Concepts that are named
// otherwise are not missing.
func (q *Question) missing(named []bool) (words []string) {
	for i := 0; i < len(q.concepts); {
		word, held := q.concepts[i].surface, q.concepts[i].held || named[i]
		for i++; i < len(q.concepts) && continues(word, q.concepts[i].surface); i++ {
			_, first := utf8.DecodeRuneInString(q.concepts[i].surface)
			word += q.concepts[i].surface[first:]
			held = held || q.concepts[i].held || named[i]
		}
		if !held && !puttingWords[strings.ToLower(word)] {
			words = append(words, word)
		}
	}
	return words
}

// lacksNames tells whether the coverage lacks a quarter or more of the words
// that name somebody or something in the question: one among many may be beside
// the point. Concepts that are named otherwise are not lacking.
func (q *Question) lacksNames(otherwise []bool) bool {
	names, lacking := 0, 0
	for i, c := range q.concepts {
		if c.named {
			names++
			if !c.held && !otherwise[i] {
				lacking++
			}
		}
	}
	return lacking > 0 && 4*lacking >= names
}

// continues tells whether the next pair of characters begins with the last
// character of a word.
func continues(word, next string) bool {
	last, _ := utf8.DecodeLastRuneInString(word)
	first, _ := utf8.DecodeRuneInString(next)
	return pairwise(last) && last == first
}

var puttingWords = words(`say says said saying tell tells told call calls called get gets got give gives gave
make makes made take takes took go goes went come comes came happen happens happened think thinks thought use uses used
какого какому какую какова каковы чего чему кого кому кем чей чья чьё чьи говорит сказал сказала`)
