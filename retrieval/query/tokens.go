package query

import (
	"strings"
	"unicode/utf8"

	"dateline/retrieval/text"
)

// Tokens are the words of the question. They differ from those of an article in
// what is a stop word: in a question without capitals, "us" is taken for the
// country unless it reads like the pronoun, and words that only make a question
// of it, such as "many" after "how", are not searched.
func (q Query) Tokens() []text.Token {
	tokens := text.Analyze(nil, q.Text)
	for i := range tokens {
		if tokens[i].Term == "us" && tokens[i].Stop && !isPronounUs(q.Text, tokens, i) {
			tokens[i].Stop = false
		}
		if operators[tokens[i].Form] { // written in capitals it would be a name
			tokens[i].Stop = true
		}
		if text.RussianQuestionWords[tokens[i].Form] {
			tokens[i].Stop = true
		}
		if i > 0 && quantityWords[q.typed(tokens[i])] && q.typed(tokens[i-1]) == "how" {
			tokens[i].Stop = true
		}
	}
	q.stopUkrainian(tokens)
	q.stopGerman(tokens)
	q.stopRomance(tokens)
	q.stopFrames(tokens)
	q.stopKoreanAsks(tokens)
	q.stopKoreanDates(tokens)
	q.stopHanAsks(tokens)
	return tokens
}

// stopKoreanAsks makes stop words of Korean interrogatives, and of the counters
// after 몇 (how many). Each is several tokens: the overlapping bigrams of its
// characters.
func (q Query) stopKoreanAsks(tokens []text.Token) {
	before := ""
	for from, to := 0, 0; from < len(tokens); from = to {
		to = WordEnd(tokens, from)
		word := q.Text[tokens[from].Start:tokens[to-1].End]
		if text.KoreanQuestionWords[word] || before == "몇" && CountsKorean(word) || saysThisPeriod(before, word) {
			for i := from; i < to; i++ {
				tokens[i].Stop = true
			}
		}
		before = word
	}
}

// saysThisPeriod tells whether a Korean word, with the one before it, says this
// week or this month.
func saysThisPeriod(before, word string) bool {
	bare := withoutTimeParticle(word)
	return thisPeriods[bare] || word == "이번" || before == "이번" && (bare == "주" || bare == "달")
}

var thisPeriods = text.WordSet("이번주 이번달 이달 금주")

// koreanCounters are the words with which Korean counts people and things.
const koreanCounters = "개명발대척회번곳건"

// CountsKorean tells whether a word after 몇 is a counter, and no unit such as
// tons, which articles say.
func CountsKorean(word string) bool {
	first, size := utf8.DecodeRuneInString(word)
	return strings.ContainsRune(koreanCounters, first) && endsKoreanNoun(word[size:])
}

// operators join words in other search engines.
var operators = text.WordSet("and or not")

// quantityWords ask for a number after "how", and name nothing.
var quantityWords = text.WordSet("many much")

// typed is a token as it was typed, in lower case.
func (q Query) typed(t text.Token) string { return strings.ToLower(q.Text[t.Start:t.End]) }

// isPronounUs tells whether the token "us" at a place is the pronoun: the
// question has capitals elsewhere, or ends with it, or a verb or preposition
// that takes a person comes before it.
func isPronounUs(text string, tokens []text.Token, at int) bool {
	for i := range len(text) {
		if text[i] >= 'A' && text[i] <= 'Z' && i > 0 {
			return true
		}
	}
	return at == len(tokens)-1 || at > 0 && takesPerson[tokens[at-1].Term]
}

var takesPerson = text.WordSet("tell give show let help for to with of about from between among all both make ask remind teach")
