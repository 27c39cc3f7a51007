package index

import "dateline/retrieval"

// articleScore is BM25 of a whole article over a search's terms: their counts
// are summed over its passages, each with its header, and so are the lengths;
// the average is that of all articles. Its idf is that of passages, so that it
// can be compared with a passage's score.
func (j *job) articleScore(e *entry, average float64) (score float64) {
	for _, c := range j.terms {
		n := 0
		for i := c.seek(0, e.first); i < len(c.docs) && c.docs[i] < e.first+e.count; i++ {
			n += int(c.counts[i])
		}
		score += c.weight * retrieval.Saturate(float64(n), float64(e.tokens), average)
	}
	return score
}
