package retrieval

import "dateline/corpus"

// A Term is one indexed word that the first stage looks for.
type Term struct {
	Text string
	// Weight multiplies the term's BM25 part: 1 for the question's own words.
	Weight float64
}

// A Vocabulary is what reading a question needs to know of the coverage's
// words. The index is one; tests bring a map.
type Vocabulary interface {
	// Passages is how many passages can be found.
	Passages() int
	// Frequency is how many of them hold the term.
	Frequency(term string) int
	// Near returns indexed terms at most the given number of edits from term,
	// most frequent first.
	Near(term string, edits int) []string
}

// A Candidate is a passage as the first stage hands it to the second.
type Candidate struct {
	Version *corpus.Version
	Span
	// Ordinal is the passage's place in its article, from 0; Count is how many
	// passages the article has.
	Ordinal, Count int
	// BM25 is the score of the passage with its header, Article that of the
	// whole article, both over the question's terms.
	BM25, Article float64
	// Tokens are the words of the passage; their spans are offsets into the
	// article's text. Header are the words of the article's header.
	Tokens, Header []Token
}
