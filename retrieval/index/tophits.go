package index

import (
	"cmp"
	"context"
	"slices"

	"dateline/retrieval"
)

// A hit is a passage that the first stage found, as a document of a segment.
type hit struct {
	part  *part
	doc   uint32
	score float64
}

// entry returns the version that the passage is from.
func (h hit) entry() *entry { return &h.part.table.versions[h.part.table.versionOf[h.doc]] }

// beats tells whether h is better than o.
func (h hit) beats(o hit) bool {
	if h.score != o.score { // nearly always
		return h.score > o.score
	}
	return h.compare(o) < 0
}

// compare orders hits best first, those with equal scores by arrival and then by
// position in the article.
func (h hit) compare(o hit) int {
	if h.score != o.score {
		return cmp.Compare(o.score, h.score)
	}
	// The passages of an article are documents in their order.
	return cmp.Or(cmp.Compare(h.entry().arrival, o.entry().arrival), cmp.Compare(h.doc, o.doc))
}

// A weightedTerm is a term of a search with its weight: the question's weight
// times the idf.
type weightedTerm struct {
	term   string
	weight float64
}

// maxTerms is how many different terms are searched at most, the heaviest.
const maxTerms = 256

// weighTerms joins equal terms and orders them by weight, heaviest first. The
// score of a passage is defined as the sum in this order, so that it is the same
// to the last bit however the passage is found.
func (v *view) weighTerms(terms []retrieval.Term) ([]weightedTerm, error) {
	sum := make(map[string]float64, len(terms))
	for _, t := range terms {
		sum[t.Text] += t.Weight
	}
	out := make([]weightedTerm, 0, len(sum))
	for term, weight := range sum {
		idf, err := v.idf(term)
		if err != nil {
			return nil, err
		}
		if w := weight * idf; w > 0 {
			out = append(out, weightedTerm{term, w})
		}
	}
	slices.SortFunc(out, func(a, b weightedTerm) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.term, b.term))
	})
	return out[:min(len(out), maxTerms)], nil
}

// topHits returns the k best accepted passages, best first. It is exact: a
// window or a passage is skipped only if its upper bound shows that it cannot be
// among the best. That is MaxScore (Turtle and Flood 1995,
// https://doi.org/10.1016/0306-4573(95)00020-H) with a bound for each window of
// documents, the most promising windows first.
func (v *view) topHits(ctx context.Context, searches partSearches, k int, accepted acceptSet) ([]hit, error) {
	s := v.getScorer(k)
	for p, ps := range searches {
		ps.accepted = accepted.docs(p)
		s.plan(ps)
	}
	slices.SortFunc(s.tasks, func(a, b windowTask) int { return cmp.Compare(b.bound, a.bound) })
	for _, t := range s.tasks {
		if worst, full := s.top.threshold(); full && t.bound < worst {
			break
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.score(t)
	}
	hits := s.top.sorted()
	v.putScorer(s)
	return hits, ctx.Err()
}
