package index

import "dateline/retrieval"

// articleScore is BM25 of a hit's whole article over the terms: their counts
// are summed over its passages, each with its header, and so are the lengths;
// the average is that of all articles. Its idf is that of passages, so that it
// can be compared with a passage's score.
func (v *view) articleScore(h hit, terms []wanted, average float64) (float64, error) {
	e, _ := h.part.table.place(h.doc)
	score := 0.0
	for _, t := range terms {
		l, err := v.list(h.part, t.term)
		if err != nil {
			return 0, err
		}
		n := 0
		for i := l.seek(0, e.first); i < len(l.docs) && l.docs[i] < e.first+e.count; i++ {
			n += int(l.counts[i])
		}
		score += t.weight * retrieval.Saturate(float64(n), float64(e.tokens), average)
	}
	return score, nil
}
