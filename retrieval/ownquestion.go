package retrieval

import (
	"strings"
	"time"

	"dateline/corpus"
)

const (
	// ownLeast and ownMost are how many different words a question has that is
	// made of a sentence.
	ownLeast, ownMost = 6, 8
	// ownLater is how long after an article appeared it is asked about.
	ownLater = 48 * time.Hour
)

// OwnQuestion makes a question of an article's own words: the first searched
// words of a sentence, asked two days after the article was published. Put to
// the coverage without that article, it shows how strong an answer looks that
// is none. It is taken from a third of the article on, where sentences carry
// less of the headline; ok is false where no sentence has enough words.
func OwnQuestion(a *corpus.Article) (q Query, ok bool) {
	all := Sentences(a.Text, Span{0, len(a.Text)})
	for i := range all {
		s := all[(i+len(all)/3)%len(all)]
		if words := differentWords(a.Text[s.Start:s.End]); len(words) >= ownLeast {
			q = Query{Text: strings.Join(words[:min(ownMost, len(words))], " "), Top: 1}
			if !a.Published.IsZero() {
				q.Asked = a.Published.Add(ownLater)
			}
			return q, true
		}
	}
	return Query{}, false
}

// differentWords are the searched words of a text as they stand there, each
// once.
func differentWords(text string) (words []string) {
	seen := map[string]bool{}
	for _, t := range Analyze(nil, text) {
		if !t.Stop && !seen[t.Term] {
			seen[t.Term] = true
			words = append(words, text[t.Start:t.End])
		}
	}
	return words
}
