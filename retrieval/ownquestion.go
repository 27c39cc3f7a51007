package retrieval

import (
	"strings"
	"time"

	"dateline/corpus"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

const (
	// minOwnWords is the least number of different words in the sentence that a
	// question begins with. A long question needs proportionally more.
	minOwnWords = 6
	// askedAfter is how long after publication an article is asked about.
	askedAfter = 48 * time.Hour
)

// OwnQuestions makes two questions of an article's own words, one of the usual
// length and a long one: the first searched words of a sentence and of what
// follows it, asked two days after publication. Put to the coverage without
// that article, they show how strong a wrong answer looks. They begin a third
// into the article, where sentences share less with the headline. A question
// has no text if the article has too few words.
func OwnQuestions(a *corpus.Article) (usual, long query.Query) {
	all := text.Sentences(a.Text, text.Span{Start: 0, End: len(a.Text)})
	for i := range all {
		s := all[(i+len(all)/3)%len(all)]
		words := differentWords(a.Text[s.Start:s.End])
		if len(words) < minOwnWords {
			continue
		}
		usual = ownQuestion(a, words, usualWords)
		if words = differentWords(a.Text[s.Start:]); len(words) < longWords {
			words = differentWords(a.Text)
		}
		return usual, ownQuestion(a, words, longWords)
	}
	return query.Query{}, query.Query{}
}

// ownQuestion asks about an article in the first most of some words.
func ownQuestion(a *corpus.Article, words []string, most int) query.Query {
	if len(words)*usualWords < most*minOwnWords {
		return query.Query{}
	}
	q := query.Query{Text: strings.Join(words[:min(most, len(words))], " "), Top: 1}
	if !a.Published.IsZero() {
		q.Asked = a.Published.Add(askedAfter)
	}
	return q
}

// differentWords are the searched words of a text as they are typed there, each
// once.
func differentWords(body string) (words []string) {
	seen := map[string]bool{}
	for _, t := range text.Analyze(nil, body) {
		if !t.Stop && !seen[t.Term] {
			seen[t.Term] = true
			words = append(words, body[t.Start:t.End])
		}
	}
	return words
}
