package query

import (
	"strings"

	"dateline/retrieval/text"
)

// Tokens are the question's words. "us" in a question without any capital is
// taken for the country unless it reads like the pronoun. What only puts the
// question names nothing: "many" after "how", and Korean's words for that.
func (q Query) Tokens() []text.Token {
	tokens := text.Analyze(nil, q.Text)
	for i := range tokens {
		if tokens[i].Term == "us" && tokens[i].Stop && !pronounHere(q.Text, tokens, i) {
			tokens[i].Stop = false
		}
		if operators[tokens[i].Form] { // OR is no name in a question
			tokens[i].Stop = true
		}
		if i > 0 && asksNumber[q.typed(tokens[i])] && q.typed(tokens[i-1]) == "how" {
			tokens[i].Stop = true
		}
	}
	q.stopKoreanAsks(tokens)
	q.stopKoreanDates(tokens)
	return tokens
}

// stopKoreanAsks makes stop words of the words that put a question in Korean,
// each of which is several tokens: overlapping pairs of its characters.
func (q Query) stopKoreanAsks(tokens []text.Token) {
	for from, to := 0, 0; from < len(tokens); from = to {
		for to = from + 1; to < len(tokens) && tokens[to].Start < tokens[to-1].End; {
			to++
		}
		if !text.KoreanQuestionWords[q.Text[tokens[from].Start:tokens[to-1].End]] {
			continue
		}
		for i := from; i < to; i++ {
			tokens[i].Stop = true
		}
	}
}

// operators join words for those who know them from other searches.
var operators = text.WordSet("and or not")

// asksNumber are the words that after "how" ask for a number and name nothing.
var asksNumber = text.WordSet("many much")

// typed is a word as it was typed, but for its case.
func (q Query) typed(t text.Token) string { return strings.ToLower(q.Text[t.Start:t.End]) }

// pronounHere tells whether the word us at a place is the pronoun: somebody
// uses capitals, it ends the question, or a verb or preposition that takes a
// person comes before it.
func pronounHere(text string, tokens []text.Token, at int) bool {
	for i := range len(text) {
		if text[i] >= 'A' && text[i] <= 'Z' && i > 0 {
			return true
		}
	}
	return at == len(tokens)-1 || at > 0 && takesPerson[tokens[at-1].Term]
}

var takesPerson = text.WordSet("tell give show let help for to with of about from between among all both make ask remind teach")
