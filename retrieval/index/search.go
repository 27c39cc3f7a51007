package index

import (
	"cmp"
	"context"
	"slices"

	"dateline/retrieval"
)

// A hit is a passage that the first stage found.
type hit struct {
	part  *part
	doc   uint32
	score float64
}

// entry is the version that the passage is from.
func (h hit) entry() *entry { return &h.part.table.versions[h.part.table.of[h.doc]] }

// before tells whether h is better than o.
func (h hit) before(o hit) bool {
	if h.score != o.score { // nearly always
		return h.score > o.score
	}
	return h.compare(o) < 0
}

// compare orders hits best first; equal ones by arrival, then by place.
func (h hit) compare(o hit) int {
	if h.score != o.score {
		return cmp.Compare(o.score, h.score)
	}
	// The passages of an article are documents in their order.
	return cmp.Or(cmp.Compare(h.entry().arrival, o.entry().arrival), cmp.Compare(h.doc, o.doc))
}

// A wanted is one term of a search with its weight: the question's times idf.
type wanted struct {
	term   string
	weight float64
}

// mostTerms bounds how many different terms are searched: the weightiest.
const mostTerms = 256

// weigh joins equal terms and orders them by weight, heaviest first. The score
// of a passage is defined as the sum in this order, so that it is the same to
// the last bit however it is found.
func (v *view) weigh(terms []retrieval.Term) ([]wanted, error) {
	sum := make(map[string]float64, len(terms))
	for _, t := range terms {
		sum[t.Text] += t.Weight
	}
	out := make([]wanted, 0, len(sum))
	for term, weight := range sum {
		idf, err := v.idf(term)
		if err != nil {
			return nil, err
		}
		if w := weight * idf; w > 0 {
			out = append(out, wanted{term, w})
		}
	}
	slices.SortFunc(out, func(a, b wanted) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.term, b.term))
	})
	return out[:min(len(out), mostTerms)], nil
}

// best returns the k best passages for the terms, best first, among those that
// allowed holds. It is exact: windows and passages are left unscored only where
// their bound shows that they cannot be among them (MaxScore, Turtle and Flood
// 1995, https://doi.org/10.1016/0306-4573(95)00020-H, with bounds for each
// window of documents, the most promising windows first).
func (v *view) best(ctx context.Context, jobs jobs, k int, allowed allowance) ([]hit, error) {
	s := v.scorer(k)
	for p, j := range jobs {
		j.allowed = allowed.of(p)
		s.plan(j)
	}
	slices.SortFunc(s.tasks, func(a, b task) int { return cmp.Compare(b.bound, a.bound) })
	for _, t := range s.tasks {
		if worst, full := s.top.worst(); full && t.bound < worst {
			break
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s.score(t)
	}
	hits := s.top.sorted()
	v.keepScorer(s)
	return hits, ctx.Err()
}
