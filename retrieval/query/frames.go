package query

import "dateline/retrieval/text"

var (
	// kindNouns ask for one of a kind between "what" or "which" and "of".
	kindNouns = text.WordSet("kind kinds sort sorts type types")
	// askedNouns say what is asked for where a question begins with them and "of"
	// follows: number of troops, what is the name of the ship.
	askedNouns = text.WordSet("number numbers amount amounts name names")
	// askingWords come before the first, frameWords before the second.
	askingWords = text.WordSet("what which whats what's what’s")
	frameWords  = text.WordSet("what which whats what's what’s is was are were the a an exact total")
)

// stopFrames makes stop words of nouns and verbs that only make a question of
// it: what kind of, number of, how come. An answer need not have them.
func (q Query) stopFrames(tokens []text.Token) {
	begins := true // nothing but frameWords so far
	for i := range tokens {
		t, word := &tokens[i], q.typed(tokens[i])
		asking := i > 0 && askingWords[q.typed(tokens[i-1])]
		ofFollows := i+2 < len(tokens) && q.typed(tokens[i+1]) == "of"
		switch {
		case ofFollows && (asking && kindNouns[word] || begins && askedNouns[word]),
			word == "come" && i == 1 && q.typed(tokens[0]) == "how":
			t.Stop = true
		}
		begins = begins && frameWords[word]
	}
}
