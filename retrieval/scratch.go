package retrieval

import (
	"slices"
	"sync"
)

// A scratch is the memory in which the candidates of one question are scored.
// It is pooled: memory used a moment ago is in the processor's caches, new
// memory is not.
type scratch struct {
	all        []scored
	ordered    []*scored
	hits       []hit       // holds the hits of all candidates
	termCounts []termCount // holds the counts of a feedbackModel
	prefetched uint32      // see Prefetch
}

var scratches sync.Pool //nolint:gochecknoglobals // what it holds changes no result

// newScratch returns a scratch for some candidates.
func newScratch(candidates []Candidate) *scratch {
	s, ok := scratches.Get().(*scratch)
	if !ok {
		s = new(scratch)
	}
	n := len(candidates)
	s.all, s.ordered = slices.Grow(s.all[:0], n)[:n], slices.Grow(s.ordered[:0], n)[:n]
	for i := range s.all {
		s.all[i] = scored{Candidate: &candidates[i]}
		s.ordered[i] = &s.all[i]
	}
	s.hits = slices.Grow(s.hits[:0], usualHits*n)
	return s
}

// usualHits is how many hits there is room for initially, for each candidate
// and its part of a header; most questions find six or seven.
const usualHits = 8

// maxPooled bounds the elements that a pooled scratch keeps; few questions need
// more.
const maxPooled = 1 << 14

// release returns the scratch to the pool.
func (s *scratch) release() {
	if max(cap(s.all), cap(s.hits), cap(s.termCounts)) > maxPooled {
		return
	}
	clear(s.all) // so that the pool keeps no articles alive
	clear(s.ordered)
	scratches.Put(s)
}
