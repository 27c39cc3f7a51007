package query

import (
	"dateline/retrieval/text"
)

// minGermanQuestion is the least score of a German question, which is short.
const minGermanQuestion = 2

// IsGerman tells whether the question is put in German. A few words without an
// article or a preposition are in no language in particular.
func (q Query) IsGerman() bool { return text.GermanScore(q.Text) >= minGermanQuestion }

// stopGerman makes stop words of those that only make a question of a German
// one. Many are other words in English, so the question must be German.
func (q Query) stopGerman(tokens []text.Token) {
	if !q.IsGerman() {
		return
	}
	before := ""
	for i := range tokens {
		word := q.typed(tokens[i])
		if text.GermanStopWords[word] || (before == "wie" || before == "viele") && germanMeasures[word] {
			tokens[i].Stop = true
		}
		before = word
	}
}

// germanMeasures ask for a number after "wie", and name nothing.
var germanMeasures = text.WordSet("viel viele vielen vieler hoch groß lang lange oft teuer weit alt schnell schwer tief breit spät früh")
