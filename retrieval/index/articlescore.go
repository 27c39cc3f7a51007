package index

import (
	"dateline/retrieval/text"
)

// scoreArticles sets the scores of the groups' articles, which are in document
// order: the BM25 of a whole article. An article's counts and length are summed
// over its passages, each with its header; average is the mean length of all
// articles. The idf is that of passages, so that the score can be compared with
// a passage's score.
func (ps *partSearch) scoreArticles(groups []articleHits, average float64) {
	for _, c := range ps.terms {
		at := 0
		for i := range groups {
			a := &groups[i]
			n := 0
			for at = c.Seek(at, a.first); at < len(c.Docs) && c.Docs[at] < a.first+a.count; at++ {
				n += int(c.Counts[at])
			}
			a.score += c.weight * text.Saturate(float64(n), float64(a.tokens), average)
		}
	}
}
