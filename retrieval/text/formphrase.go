package text

import "slices"

// A FormPhrase is words that must follow one another in any of their forms, as the
// index has them: "ferry service" stands where ferry services do. A [Phrase] is the
// words as they are.
type FormPhrase []Token

// NewFormPhrase returns the phrase of some words as they were typed.
func NewFormPhrase(typed string) FormPhrase { return Analyze(nil, typed) }

// Terms are the searched terms of the phrase, each once.
func (p FormPhrase) Terms() (terms []string) {
	for _, t := range p {
		if !t.Stop && !slices.Contains(terms, t.Term) {
			terms = append(terms, t.Term)
		}
	}
	return terms
}

// StandsIn tells whether the phrase stands in the tokens of a text.
func (p FormPhrase) StandsIn(words []Token) bool {
	for at := range words[:max(0, len(words)-len(p)+1)] {
		if p.begins(words[at:]) {
			return true
		}
	}
	return false
}

// begins tells whether words begin with the phrase.
func (p FormPhrase) begins(words []Token) bool {
	for i, t := range p {
		if words[i].Term != t.Term || words[i].Stop != t.Stop {
			return false
		}
	}
	return true
}
