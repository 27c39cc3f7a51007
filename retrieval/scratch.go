package retrieval

import (
	"slices"
	"sync"
)

// A scratch is memory in which the candidates of one question are rated. The
// next one uses it again: what was in use a moment ago is in the processor's
// caches, new memory is not.
type scratch struct {
	all     []rated
	ratings []*rated
	room    []hit       // for the hits of all, one after the other
	heard   []wordCount // by an ear
	touched uint32      // see touch
}

var scratches sync.Pool //nolint:gochecknoglobals // what it holds changes no result

// newScratch returns one for so many candidates.
func newScratch(candidates []Candidate) *scratch {
	s, ok := scratches.Get().(*scratch)
	if !ok {
		s = new(scratch)
	}
	n := len(candidates)
	s.all, s.ratings = slices.Grow(s.all[:0], n)[:n], slices.Grow(s.ratings[:0], n)[:n]
	for i := range s.all {
		s.all[i] = rated{Candidate: &candidates[i]}
		s.ratings[i] = &s.all[i]
	}
	s.room = slices.Grow(s.room[:0], usualHits*n)
	return s
}

// usualHits is how many hits there is room for at first for each candidate,
// with a part of its header's: most questions find six or seven.
const usualHits = 8

// mostKept is how much of each there may be in what is used again: few
// questions have more hits.
const mostKept = 1 << 14

// clear leaves the scratch to the next question.
func (s *scratch) clear() {
	if max(cap(s.all), cap(s.room), cap(s.heard)) > mostKept {
		return
	}
	clear(s.all) // or the articles would stay in memory
	clear(s.ratings)
	scratches.Put(s)
}
