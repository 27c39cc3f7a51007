package retrieval

import (
	"math/bits"
	"slices"

	"dateline/retrieval/text"
)

const (
	// mostVaried is how long an answer may be for reprints to be moved down in
	// it: a longer list is read by programs, which want all of it in order.
	mostVaried = 20
	// again is what is left of the score of each further passage of one
	// article, so that others come first when they answer as well.
	again = .97
	// reprintShare is the share of a passage's word triples from which on it
	// says the same as another.
	reprintShare = .5
)

// varied picks the passages to show, best first: no more of an article than
// the query allows, and none that only says again what one before it says,
// unless there is nothing else.
func (q *Question) varied(ratings []*rated) []*rated {
	ratings = q.spread(ratings)
	if q.query.Top > mostVaried {
		return ratings[:min(len(ratings), q.query.Top)]
	}
	var picked, reprints []*rated
	var shown []*triples
	for _, r := range ratings {
		if len(picked) >= q.query.Top {
			break
		}
		own := triplesOf(r.Words)
		if slices.ContainsFunc(shown, own.sameAs) {
			reprints = append(reprints, r)
			continue
		}
		shown = append(shown, own)
		picked = append(picked, r)
	}
	room := max(0, q.query.Top-len(picked))
	for _, r := range reprints[:min(room, len(reprints))] {
		r.score = min(r.score, picked[len(picked)-1].score)
		picked = append(picked, r)
	}
	return picked
}

// spread drops what one article has beyond the query's limit, and moves its
// further passages down a little.
func (q *Question) spread(ratings []*rated) []*rated {
	seen := make([]int, len(ratings)) // by article
	kept := make([]*rated, 0, len(ratings))
	for _, r := range ratings {
		n := seen[r.of]
		if limit := q.query.PerArticle; limit > 0 && n >= limit {
			continue
		}
		seen[r.of]++
		for range n {
			r.score *= again
		}
		kept = append(kept, r)
	}
	slices.SortStableFunc(kept, compareRated)
	return kept
}

// triples are the hashes of a passage's runs of three searched words.
type triples struct {
	hashes []uint64
	sorted bool
	// bits has one for each hash, set of them in all, which tells most passages
	// apart at once.
	bits [16]uint64
	set  int
}

func triplesOf(w *text.Words) *triples {
	t := &triples{hashes: make([]uint64, 0, w.Len())}
	for i := 2; i < w.Len(); i++ {
		h := hashTriple(w.Numbers()[i-2], w.Numbers()[i-1], w.Numbers()[i])
		t.hashes = append(t.hashes, h)
		t.bits[h/64%uint64(len(t.bits))] |= 1 << (h % 64)
	}
	for _, b := range t.bits {
		t.set += bits.OnesCount64(b)
	}
	return t
}

// hashTriple mixes three numbers as MurmurHash3 and SplitMix64 mix bits.
func hashTriple(a, b, c uint32) uint64 {
	h := uint64(a)<<32 | uint64(b)
	h = (h ^ h>>33) * 0xff51afd7ed558ccd
	h ^= uint64(c) * 0x9e3779b97f4a7c15
	h = (h ^ h>>33) * 0xc4ceb9fe1a85ec53
	return h ^ h>>33
}

// sameAs tells whether two passages share so many triples that the shorter
// one says the same as the other.
func (t *triples) sameAs(o *triples) bool {
	if float64(t.mostShared(o)) < reprintShare*float64(min(t.set, o.set)) {
		return false // nearly always
	}
	t.sort()
	o.sort()
	common := overlap(t.hashes, o.hashes)
	return common > 0 && float64(common) >= reprintShare*float64(min(len(t.hashes), len(o.hashes)))
}

// mostShared bounds how many triples both have: a bit for each, but for those
// that have one with another of the same passage.
func (t *triples) mostShared(o *triples) int {
	common := len(t.hashes) - t.set
	for i := range t.bits {
		common += bits.OnesCount64(t.bits[i] & o.bits[i])
	}
	return common
}

// sort puts the hashes in order of size, each once.
func (t *triples) sort() {
	if !t.sorted {
		slices.Sort(t.hashes)
		t.hashes, t.sorted = slices.Compact(t.hashes), true
	}
}

// overlap counts what two sorted lists have in common.
func overlap(a, b []uint64) (common int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			common++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return common
}
