package retrieval

import (
	"dateline/corpus"
	"dateline/retrieval/text"
)

// A Term is one indexed word that the first stage searches for.
type Term struct {
	Text string
	// Weight multiplies the term's part of the BM25 score, whose idf is over
	// passages.
	Weight float64
}

// A Vocabulary is what reading a question needs to know of the words in a
// coverage.
type Vocabulary interface {
	// Passages is how many passages can be found, Articles from how many
	// articles.
	Passages() int
	Articles() int
	// Frequency is how many passages hold the term, Spread how many articles.
	Frequency(term string) int
	Spread(term string) int
	// Together tells whether a passage holds all of the terms.
	Together(terms []string) bool
	// Near returns indexed terms within the given number of edits of term, the
	// most frequent first.
	Near(term string, edits int) []string
	// Between tells whether there are at least so many different indexed terms
	// t with from <= t < to, as bytes compare.
	Between(from, to string, atLeast int) bool
	// Containing returns indexed terms of Latin letters that have a part in them,
	// at most so many, in alphabetical order.
	Containing(part string, most int) []string
}

// A Candidate is a passage as the first stage hands it to the second.
type Candidate struct {
	// Version is the article. Its text is needed only where it is quoted.
	Version *corpus.Version
	text.Span
	// Ordinal is the index of the passage in its article, from 0; Count is how
	// many passages the article has.
	Ordinal, Count int
	// BM25 is the score of the passage together with its header, Article that
	// of all the article's passages taken as one, both over the question's
	// terms.
	BM25, Article float64
	// Phrases are where the phrases of the question begin in the passage, as
	// Question.FindPhrases returns them; nil if it holds none.
	Phrases []text.Span
	// Words are the words of the passage, Header those of the article's header.
	// All candidates of a search share one lexicon.
	Words, Header *text.Words
}
