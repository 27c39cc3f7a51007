package index

import (
	"dateline/retrieval/text"
)

// rate gives the articles of groups, which are in the part's order, their scores:
// BM25 of a whole article over a search's terms. Their counts are summed over
// its passages, each with its header, and so are the lengths; the average is
// that of all articles. Its idf is that of passages, so that it can be
// compared with a passage's score.
func (j *job) rate(groups []group, average float64) {
	for _, c := range j.terms {
		at := 0
		for i := range groups {
			a := &groups[i]
			n := 0
			for at = c.seek(at, a.first); at < len(c.docs) && c.docs[at] < a.first+a.count; at++ {
				n += int(c.counts[at])
			}
			a.score += c.weight * text.Saturate(float64(n), float64(a.tokens), average)
		}
	}
}
