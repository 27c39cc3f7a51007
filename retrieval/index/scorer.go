package index

import (
	"math/bits"
	"slices"
)

// A job is the search of one part.
type job struct {
	part    *part
	allowed bitset
	terms   []cursor // heaviest first; terms that the part lacks are not there
}

// A cursor is a term's list in a job.
type cursor struct {
	*list
	weight float64
	// factor is the weight, with slack and rounding: times a bound of
	// saturation, it bounds the term's part in a score.
	factor float64
}

// rounding is for what sums of bounds lose in another order of addition.
const rounding = 1 + 1e-9

// jobs are the jobs of one search, one for each part of the view.
type jobs map[*part]*job

func (v *view) jobs(terms []wanted) (jobs, error) {
	out := make(jobs, len(v.parts))
	for _, p := range v.parts {
		j := &job{part: p, terms: make([]cursor, 0, len(terms))}
		for _, t := range terms {
			l, err := v.list(p, t.term)
			if err != nil {
				return nil, err
			}
			if len(l.docs) > 0 {
				j.terms = append(j.terms, cursor{l, t.weight, t.weight * l.slack(v.sat.average) * rounding})
			}
		}
		out[p] = j
	}
	return out, nil
}

// A task is one window of a job; no passage of it scores above bound.
type task struct {
	*job
	window uint32
	bound  float64
}

// plan makes a task of each window that has any of the job's terms.
func (s *scorer) plan(j *job) {
	n := (j.part.table.docs() + window - 1) / window
	s.bounds = slices.Grow(s.bounds[:0], n)[:n]
	clear(s.bounds)
	for i := range j.terms {
		j.terms[i].addBounds(s.bounds)
	}
	for w, bound := range s.bounds {
		if bound > 0 {
			s.tasks = append(s.tasks, task{j, uint32(w), bound * rounding})
		}
	}
}

func (c *cursor) addBounds(bounds []float64) {
	for w, peak := range c.peaks {
		bounds[w] += float64(peak) * c.factor
	}
	if c.peaks != nil {
		return
	}
	last := uint32(len(bounds))
	for _, doc := range c.docs {
		if w := doc / window; w != last {
			last = w
			bounds[w] += c.most * c.factor
		}
	}
}

// A scorer scores windows, one after the other.
type scorer struct {
	sat     *saturation
	top     heap
	tasks   []task
	bounds  []float64 // of the windows of one job
	ranges  []within
	open    []uint16 // documents that can still be among the best
	room    [window]uint16
	sums    [window]float64
	touched [window / 64]uint64
}

// A within is a term's postings in the present window.
type within struct {
	c        *cursor
	from, to int
	rest     float64 // bounds this and all later terms' parts in a score
}

// usualDepth is how many passages a search mostly looks for.
const usualDepth = 100

// scorer returns one for the k best passages: one that has been used before,
// where there is one, since each is as large as a core's first cache.
func (v *view) scorer(k int) *scorer {
	s, ok := v.ix.scorers.Get().(*scorer)
	if !ok {
		s = new(scorer)
	}
	s.sat, s.top = v.sat, heap{limit: k, hits: make([]hit, 0, min(k, usualDepth))}
	return s
}

// keepScorer keeps one that has done its work, so that its sums are all zero
// again, without what belongs to this search.
func (v *view) keepScorer(s *scorer) {
	clear(s.tasks)
	clear(s.ranges[:cap(s.ranges)])
	s.sat, s.top, s.tasks, s.ranges, s.open = nil, heap{}, s.tasks[:0], s.ranges[:0], nil
	v.ix.scorers.Put(s)
}

// score scores the passages of a window that can be among the best. Terms are
// added in their order to every passage, so that sums are the same to the last
// bit whatever has been left out.
func (s *scorer) score(t task) {
	essential := s.enter(t)
	least := s.least(essential)
	many := least > 0 && s.postings(essential) > window/scanFrom
	for i := range s.ranges[:essential] {
		s.accumulate(&s.ranges[i], t, !many)
	}
	if many {
		s.scan(t, least)
	} else {
		s.gather(t, least)
	}
	for i := essential; i < len(s.ranges) && len(s.open) > 0; i++ {
		r := &s.ranges[i]
		if r.to-r.from <= 4*len(s.open) {
			s.accumulate(r, t, false)
			s.prune(s.least(i + 1))
		} else {
			s.look(r, t, s.least(i+1))
		}
	}
	s.offer(t)
	clear(s.sums[:])
}

// offer offers what is still open to the best.
func (s *scorer) offer(t task) {
	worst, _ := s.top.worst()
	for _, off := range s.open {
		if score := s.sums[off]; score >= worst {
			s.top.push(hit{t.part, t.window*window + uint32(off), score})
			worst, _ = s.top.worst()
		}
	}
}

// enter finds the window's postings and returns how many terms are essential:
// a passage with none of those cannot be among the best.
func (s *scorer) enter(t task) int {
	s.ranges = s.ranges[:0]
	for i := range t.terms {
		c := &t.terms[i]
		if from, to := c.within(t.window); from < to {
			s.ranges = append(s.ranges, within{c: c, from: from, to: to})
		}
	}
	rest := 0.0
	for i := len(s.ranges) - 1; i >= 0; i-- {
		r := &s.ranges[i]
		if r.c.peaks != nil {
			rest += float64(r.c.peaks[t.window]) * r.c.factor
		} else {
			rest += r.c.most * r.c.factor
		}
		r.rest = rest
	}
	worst, full := s.top.worst()
	essential := len(s.ranges)
	for full && essential > 0 && s.ranges[essential-1].rest*rounding < worst {
		essential--
	}
	return essential
}

// accumulate adds a term to all passages of the window that hold it.
func (s *scorer) accumulate(r *within, t task, touch bool) {
	docs, counts := r.c.docs[r.from:r.to], r.c.counts[r.from:r.to]
	lengths, weight := t.part.table.lengths, r.c.weight
	for i, doc := range docs {
		s.sums[doc%window] += weight * s.sat.of(counts[i], lengths[doc])
	}
	if touch {
		for _, doc := range docs {
			s.touched[doc%window>>6] |= 1 << (doc & 63)
		}
	}
}

// gather lists the touched passages that are allowed and can be among the
// best, and forgets what was touched.
func (s *scorer) gather(t task, least float64) {
	n := 0
	for w := range s.touched {
		word := s.touched[w]
		s.touched[w] = 0
		if t.allowed != nil && word != 0 {
			word &= t.allowed[int(t.window)*window/64+w]
		}
		for ; word != 0; word &= word - 1 {
			off := w<<6 | bits.TrailingZeros64(word)
			s.room[n] = uint16(off) // overwritten by the next one, unless it stays
			if s.sums[off] >= least {
				n++
			}
		}
	}
	s.open = s.room[:n]
}

// scanFrom is from which share of a window's documents on (one in so many) it
// is faster to look at all sums than to note which are touched.
const scanFrom = 8

// postings is how many postings the first terms have in the present window.
func (s *scorer) postings(terms int) (n int) {
	for i := range s.ranges[:terms] {
		n += s.ranges[i].to - s.ranges[i].from
	}
	return n
}

// scan lists what gather would, where least is more than nothing, by all sums.
func (s *scorer) scan(t task, least float64) {
	n := 0
	for off := range s.sums {
		s.room[n] = uint16(off) // overwritten by the next one, unless it stays
		if s.sums[off] >= least {
			n++
		}
	}
	s.open = s.room[:n]
	if t.allowed != nil {
		s.open = slices.DeleteFunc(s.open, func(off uint16) bool { return !t.allowed.has(t.window*window + uint32(off)) })
	}
}

// least is the sum that a passage needs before the terms from i on are added.
func (s *scorer) least(i int) float64 {
	worst, full := s.top.worst()
	switch {
	case !full:
		return 0
	case i == len(s.ranges):
		return worst
	}
	return worst/rounding - s.ranges[i].rest*rounding
}

// look adds a term to the open passages that hold it, and closes those that
// have less than the least sum then.
func (s *scorer) look(r *within, t task, least float64) {
	lengths, at, n := t.part.table.lengths, r.from, 0
	for _, off := range s.open {
		doc := t.window*window + uint32(off)
		if at = r.c.seek(at, doc); at < r.to && r.c.docs[at] == doc {
			s.sums[off] += r.c.weight * s.sat.of(r.c.counts[at], lengths[doc])
		}
		if s.sums[off] >= least {
			s.open[n] = off
			n++
		}
	}
	s.open = s.open[:n]
}

// prune closes the passages that have less than the least sum: the terms that
// come cannot bring them among the best.
func (s *scorer) prune(least float64) {
	n := 0
	for _, off := range s.open {
		s.open[n] = off // overwritten by the next one, unless it stays
		if s.sums[off] >= least {
			n++
		}
	}
	s.open = s.open[:n]
}
