package retrieval

import (
	"math/bits"

	"dateline/retrieval/text"
)

// A conceptSet has a bit for each concept of a question.
type conceptSet [maxConcepts/64 + 1]uint64

func (c *conceptSet) add(hits []hit) {
	for i := range hits {
		n := uint(hits[i].concept)
		c[n/64] |= 1 << (n % 64)
	}
}

func (c *conceptSet) join(o *conceptSet) {
	for i := range c {
		c[i] |= o[i]
	}
}

// count adds n to the count of each concept in the set.
func (c *conceptSet) count(counts []int, n int) {
	for i, word := range c {
		for ; word != 0; word &= word - 1 {
			counts[64*i+bits.TrailingZeros64(word)] += n
		}
	}
}

// countReprintsOnce weighs the concepts anew if there are reprints among the
// candidates, as if each were in the coverage only once: a word is no less rare
// because many outlets print the same article. The scores of the first stage change
// as BM25 over concepts does.
func (s *scorer) countReprintsOnce(all []scored) {
	origin, reprints := originsOf(all, len(s.headerHits))
	if reprints == 0 {
		return
	}
	average := averageLength(all)
	before := make([]float64, len(all))
	for i := range all {
		before[i] = s.conceptBM25(&all[i], average)
	}
	for i, surplus := range s.surplus(all, origin) {
		c := &s.concepts[i]
		c.idf *= c.rarerBy(s.articles, reprints, surplus)
	}
	s.ideal, s.pairs = s.sumIDF(), s.Question.pairs()
	old, now := make([]float64, len(origin)), make([]float64, len(origin))
	for i := range all {
		c := &all[i]
		old[c.article] += before[i]
		after := s.conceptBM25(c, average)
		now[c.article] += after
		c.bm25 = inProportion(c.bm25, after, before[i])
	}
	for i := range all {
		c := &all[i]
		c.articleScore = inProportion(c.articleScore, now[c.article], old[c.article])
	}
}

// inProportion changes a score as another one changes.
func inProportion(score, after, before float64) float64 {
	if before == 0 {
		return score
	}
	return score * after / before
}

// originsOf returns, for each article, the first one that its best passage repeats,
// or else itself, and how many repeat another.
func originsOf(all []scored, articles int) (origin []int, reprints int) {
	best := make([]*scored, articles)
	origin = make([]int, articles)
	for i := range all {
		r := &all[i]
		if best[r.article] != nil {
			continue
		}
		best[r.article], origin[r.article] = r, r.article
		for j := range r.article { // articles are numbered as they come
			if origin[j] == j && r.said().sameAs(best[j].said()) {
				origin[r.article] = j
				reprints++
				break
			}
		}
	}
	return origin, reprints
}

// surplus counts, for each concept, the articles that hold it, less the origins
// that do.
func (s *scorer) surplus(all []scored, origin []int) []int {
	held, once := make([]conceptSet, len(origin)), make([]conceptSet, len(origin))
	for article, hits := range s.headerHits {
		held[article].add(hits)
	}
	for i := range all {
		held[all[i].article].add(all[i].hits)
	}
	counts := make([]int, len(s.concepts))
	for article := range held {
		once[origin[article]].join(&held[article])
		held[article].count(counts, 1)
	}
	for article := range once {
		once[article].count(counts, -1)
	}
	return counts
}

// rarerBy is the factor by which the concept is rarer if so many articles fewer are
// counted, and so many fewer that hold it.
func (c *concept) rarerBy(articles, fewer, fewerHold int) float64 {
	common := text.Commonness(c.term)
	before := rarityAmong(articles, c.spread, common)
	if before == 0 {
		return 1
	}
	hold := max(min(c.spread, 1), c.spread-fewerHold)
	return rarityAmong(max(hold, articles-fewer), hold, common) / before
}

// sumIDF is the score of a passage that holds every concept once.
func (q *Question) sumIDF() (sum float64) {
	for i := range q.concepts {
		sum += q.concepts[i].idf
	}
	return sum
}

// forgetReprints weighs the concepts as they were read.
func (q *Question) forgetReprints() {
	for i := range q.concepts {
		q.concepts[i].idf = q.concepts[i].readIDF
	}
	q.ideal = q.sumIDF()
}
