package retrieval

import "dateline/retrieval/text"

// firstStageScores takes over the scores of the first stage. That stage adds up
// substitutes, so a passage with both North Korea and DPRK would count twice:
// if there are any, BM25 is computed again over concepts, and the articles'
// scores are reduced in the same proportion.
func (s *scorer) firstStageScores(all []scored) {
	for i := range all {
		all[i].bm25, all[i].articleScore = all[i].BM25, all[i].Article
	}
	if len(s.substitutes) == 0 && len(s.names) == 0 {
		return
	}
	average := averageLength(all)
	first, once := make([]float64, len(s.headerHits)), make([]float64, len(s.headerHits))
	for i := range all {
		c := &all[i]
		c.bm25 = s.conceptBM25(c, average)
		first[c.article] += c.BM25
		once[c.article] += c.bm25
	}
	for i := range all {
		all[i].articleScore *= ratio(once[all[i].article], first[all[i].article])
	}
}

// conceptBM25 is the BM25 score of a candidate over the concepts of the
// question, each counted by whatever names it.
func (s *scorer) conceptBM25(c *scored, average float64) (score float64) {
	s.tally.reset()
	for _, hits := range [][]hit{c.hits, s.headerHits[c.article]} {
		for i := range hits {
			s.tally.add(hits[i].concept, 0)
		}
	}
	clear(s.looseShares)
	if s.hasLoose {
		s.weighLoose(s.looseShares, c.Words)
	}
	for concept, n := range s.tally.count {
		tf := float64(n)
		if n == 0 {
			tf = s.looseShares[concept]
		}
		score += s.concepts[concept].idf * text.Saturate(tf, float64(c.Words.Len()), average)
	}
	return score
}

// averageLength is the mean length of the candidates, which is close to that of
// all passages.
func averageLength(all []scored) (mean float64) {
	for i := range all {
		mean += float64(all[i].Words.Len()) / float64(len(all))
	}
	return mean
}
