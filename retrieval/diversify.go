package retrieval

import "slices"

const (
	// maxDiversified is the longest answer in which reprints are moved down.
	// Longer lists are read by programs, which want everything in order.
	maxDiversified = 20
	// repeatFactor is applied to the score of each further passage of an
	// article, so that others that answer as well come first.
	repeatFactor = .97
)

// diversify picks the passages to show, best first: at most as many of an
// article as the query allows, and reprints of what is shown already only if
// there is nothing else.
func (q *Question) diversify(passages []*scored) []*scored {
	passages = q.limitPerArticle(passages)
	if q.query.Top > maxDiversified {
		return passages[:min(len(passages), q.query.Top)]
	}
	var picked, reprints []*scored
	var seen []*trigrams
	for _, r := range passages {
		if len(picked) >= q.query.Top {
			break
		}
		own := r.said()
		if slices.ContainsFunc(seen, own.sameAs) {
			reprints = append(reprints, r)
			continue
		}
		seen = append(seen, own)
		picked = append(picked, r)
	}
	room := max(0, q.query.Top-len(picked))
	for _, r := range reprints[:min(room, len(reprints))] {
		r.score = min(r.score, picked[len(picked)-1].score)
		picked = append(picked, r)
	}
	return picked
}

// limitPerArticle drops what exceeds the query's limit per article, and lowers
// further passages of an article a little.
func (q *Question) limitPerArticle(passages []*scored) []*scored {
	seen := map[int]int{} // by article
	kept := make([]*scored, 0, len(passages))
	for _, r := range passages {
		n := seen[r.article]
		if limit := q.query.PerArticle; limit > 0 && n >= limit {
			continue
		}
		seen[r.article]++
		for range n {
			r.score *= repeatFactor
		}
		kept = append(kept, r)
	}
	slices.SortStableFunc(kept, compareScores)
	return kept
}
