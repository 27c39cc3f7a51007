package retrieval

import (
	"slices"
	"sync"
)

// A desk is where the candidates of one question are rated. It is used again
// for the next one: memory in use a moment ago is in the processor's caches,
// new memory is not.
type desk struct {
	all     []rated
	ratings []*rated
	room    []hit       // for the hits of all, one after the other
	heard   []wordCount // by an ear
}

var desks = sync.Pool{New: func() any { return new(desk) }}

// newDesk returns an empty desk for so many candidates.
func newDesk(candidates []Candidate) *desk {
	d := desks.Get().(*desk)
	n := len(candidates)
	d.all, d.ratings = slices.Grow(d.all[:0], n)[:n], slices.Grow(d.ratings[:0], n)[:n]
	for i := range d.all {
		d.all[i] = rated{Candidate: &candidates[i]}
		d.ratings[i] = &d.all[i]
	}
	d.room = slices.Grow(d.room[:0], usualHits*n)
	return d
}

// usualHits is how many hits there is room for at first for each candidate,
// with a part of its header's: most questions find six or seven.
const usualHits = 8

// mostKept is how many hits are kept room for: few questions have more.
const mostKept = 1 << 14

// clear leaves the desk to the next question.
func (d *desk) clear() {
	if cap(d.room) > mostKept || cap(d.heard) > mostKept {
		return
	}
	clear(d.all) // or the articles would stay in memory
	clear(d.ratings)
	desks.Put(d)
}
