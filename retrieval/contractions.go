package retrieval

import (
	"strings"

	"dateline/retrieval/text"
)

// stopContractions makes stop words of contractions that were typed without their
// apostrophe, as didnt, which are no words with it. One that the coverage holds
// stays.
func stopContractions(body string, tokens []text.Token, v Vocabulary) {
	for i := range tokens {
		t := &tokens[i]
		if !t.Stop && contractions[t.Form] && (strings.ToLower(body[t.Start:t.End]) == body[t.Start:t.End] || beginsSentence(body[:t.Start])) && v.Spread(t.Term) == 0 {
			t.Stop = true
		}
	}
}

// contractions are those that lack their apostrophe, without the ones that are
// words of the language: were, well, shell, hell, ill, id, wed, shed.
var contractions = text.WordSet(`
didnt doesnt dont isnt arent wasnt werent hasnt havent hadnt wouldnt couldnt shouldnt mustnt neednt mightnt aint wont cant shant
im ive youre youve youll youd theyre theyve theyll theyd weve hes shes thats whats wheres whos whod whens whys hows heres theres
itll itd lets oclock`)

// possessives searches a word that the coverage lacks without its last s: Kims
// statement, womens team. Stemming takes the s of most words.
func (e *expander) possessives() {
	for i, t := range e.tokens {
		word := e.text(i, i+1)
		if !t.Stop && len(word) > minPossessive && (word[len(word)-1] == 's' || word[len(word)-1] == 'S') && e.v.Spread(t.Term) == 0 && lettersOnly(word) {
			e.addForm(i, i+1, word[:len(word)-1])
		}
	}
}

// minPossessive is the least number of letters of a name whose possessive is
// read without its apostrophe.
const minPossessive = 3
