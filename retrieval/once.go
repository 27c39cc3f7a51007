package retrieval

import "dateline/retrieval/text"

// measure takes over the scores of the first stage. Where names stand in for
// others, the first stage added them up, and a passage that has North Korea
// and DPRK would count twice: then BM25 is computed anew over what the words
// mean, and the articles' scores are cut in the same proportion.
func (r *rater) measure(all []rated) {
	for i := range all {
		all[i].bm25, all[i].article = all[i].BM25, all[i].Article
	}
	if len(r.standIns) == 0 && len(r.names) == 0 {
		return
	}
	average := averageLength(all)
	first, once := make([]float64, len(r.heads)), make([]float64, len(r.heads))
	for i := range all {
		c := &all[i]
		c.bm25 = r.once(c, average)
		first[c.of] += c.BM25
		once[c.of] += c.bm25
	}
	for i := range all {
		all[i].article *= ratio(once[all[i].of], first[all[i].of])
	}
}

// once is the BM25 of a candidate over the question's concepts, each counted
// by whatever names it.
func (r *rater) once(c *rated, average float64) (score float64) {
	r.tally.reset()
	for _, hits := range [][]hit{c.hits, r.heads[c.of]} {
		for i := range hits {
			r.tally.add(hits[i].concept, 0)
		}
	}
	clear(r.near)
	if r.hasLoose {
		r.looseHits(r.near, c.Words)
	}
	for concept, n := range r.tally.count {
		tf := float64(n)
		if n == 0 && r.near[concept] > 0 {
			tf = r.Question.loose
		}
		score += r.concepts[concept].idf * text.Saturate(tf, float64(c.Words.Len()), average)
	}
	return score
}

// averageLength is the mean length of the candidates, which is near that of
// all passages.
func averageLength(all []rated) (mean float64) {
	for i := range all {
		mean += float64(all[i].Words.Len()) / float64(len(all))
	}
	return mean
}
