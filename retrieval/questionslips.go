package retrieval

import (
	"maps"
	"strings"
	"sync"

	"dateline/retrieval/text"
)

// stopSlips makes stop words of misspelled words by which people put a question
// (wat, hwo many), unless the coverage has such a word.
func stopSlips(body string, tokens []text.Token, v Vocabulary) {
	for i := range tokens {
		t := &tokens[i]
		word := body[t.Start:t.End]
		if !t.Stop && len(t.Form) >= text.MinListedLength && text.EnglishStopWords[t.Form] && v.Spread(t.Term) == 0 {
			t.Stop = true // in capitals for emphasis
		}
		small := strings.ToLower(word) == word || beginsSentence(body[:t.Start])
		if t.Stop || !small || !isQuestionSlip(t.Form, t.Term) || v.Spread(t.Term) > 0 {
			continue
		}
		t.Stop = true
		if i+1 < len(tokens) && quantities[tokens[i+1].Form] {
			tokens[i+1].Stop = true
		}
	}
}

// quantities ask for a number after "how".
var quantities = text.WordSet("many much")

// shortSlips are misspelled question words that are too short to be told from
// words of the language by their letters.
var shortSlips = text.WordSet(`
wat wht waht wha hwat whar hwo hw hwy wy wen wehn whe wer whre
teh hte tha adn nad fo giv hav hs ha iz wuz wre dd dod duz dit ddi deos sya sez bcoz cuz coz abt thru frm wth wid
`)

// isQuestionSlip tells whether a form that is no English word differs by a
// likely slip from a word by which people put a question. term is its stem.
func isQuestionSlip(form, term string) bool {
	return shortSlips[form] ||
		len(form) >= text.MinListedLength && questionSlips()[form] && text.EnglishListing(term) == text.Unlisted
}

// questionSlips are the forms that likely slips make of the words by which
// people put a question.
//
//nolint:gochecknoglobals // made once of constant lists, then constant
var questionSlips = sync.OnceValue(func() map[string]bool {
	words := maps.Clone(text.EnglishStopWords)
	maps.Copy(words, quantities)
	maps.Copy(words, questionWords)
	forms := map[string]bool{}
	for word := range words {
		if len(word) >= minSlipped && text.IsASCII(word) {
			addMisspellings(forms, word)
		}
	}
	return forms
})

// minSlipped is the least number of letters of a question word of which slips
// are made.
const minSlipped = 3

// addMisspellings adds what becomes of a word if two letters are swapped, one is
// typed twice, or one is left out.
func addMisspellings(forms map[string]bool, word string) {
	for i := range len(word) {
		forms[word[:i]+word[i:i+1]+word[i:]] = true
		if len(word) > text.MinListedLength && i > 0 {
			forms[word[:i]+word[i+1:]] = true
		}
		if i+1 < len(word) {
			forms[word[:i]+word[i+1:i+2]+word[i:i+1]+word[i+2:]] = true
		}
	}
}
