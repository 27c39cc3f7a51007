package retrieval

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// dropMeasured takes out of the missing words those that ask with "how" for a
// number, if the first quote has what may be the answer: how old is told by an
// age, how far by a distance, and how long it lasted without lasting.
func (q *Question) dropMeasured(result *Result) {
	if len(result.Missing) == 0 || len(result.Passages) == 0 || len(result.Passages[0].Answer) == 0 {
		return
	}
	asking := q.measuring()
	result.Missing = slices.DeleteFunc(result.Missing, func(word string) bool { return asking[strings.ToLower(word)] })
}

// measuring are the words of the question behind "how" that ask for a number.
func (q *Question) measuring() map[string]bool {
	words := map[string]bool{}
	tokens := q.query.Tokens()
	for i := 1; i < len(tokens); i++ {
		form := tokens[i].Form
		if tokens[i-1].Form != "how" || !measured[form] {
			continue
		}
		words[form] = true
		for _, t := range tokens[i+1:] {
			if form == "long" && lasting[t.Form] || form == "far" && apart[t.Form] {
				words[t.Form] = true
			}
		}
	}
	return words
}

var (
	// measured are adjectives and adverbs of what is told by a number.
	measured = text.WordSet(`far old long high tall deep wide big large small heavy fast quickly soon often late early many thick
frequently hot cold strong expensive young short low broad steep warm`)
	// lasting are the verbs with which a length of time is asked for, apart the
	// adverbs with which a distance is.
	lasting = text.WordSet("last lasted lasts take taken took")
	apart   = text.WordSet("away apart")
)
