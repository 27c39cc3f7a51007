package query

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// russianYear is what Russian says after the number of a year.
const russianYear = "года"

// toGrammar translates a word of a filter into the English word of the grammar;
// any other word is returned as it is.
func toGrammar(word string) string {
	if word == "" || word[0] < utf8.RuneSelf {
		return word
	}
	if english, ok := filterWords()[word]; ok {
		return english
	}
	return word
}

// filterWords maps inflected Russian words to the words of the grammar. "До
// июня" is before June, "по июнь" until its end.
//
//nolint:gochecknoglobals // read once from an embedded file, then constant
var filterWords = sync.OnceValue(func() map[string]string {
	table := map[string]string{"어제": "yesterday", "오늘": "today"}
	for form, grammar := range calendars()["ru"].phrases {
		if len(grammar) == 1 && !strings.Contains(form, " ") {
			table[form] = grammar[0]
		}
	}
	return table
})

// nonLatin tells whether a word is written in another alphabet.
func nonLatin(w word) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w.text, `("'“‘«`))
	return unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r)
}
