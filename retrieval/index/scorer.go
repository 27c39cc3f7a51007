package index

import (
	"math/bits"
	"slices"

	"dateline/retrieval/index/postings"
)

// A partSearch is the search of one part of a view.
type partSearch struct {
	part     *part
	accepted postings.Set
	terms    []cursor // heaviest first, without terms that the part lacks
}

// A cursor is a term's postings in a part, with the term's weight.
type cursor struct {
	*postings.List
	weight float64
	// factor is the weight with slack and rounding. Times a bound of the
	// saturation it bounds what the term adds to a score.
	factor float64
}

// rounding covers what sums of bounds lose because they are added up in another
// order than scores.
const rounding = 1 + 1e-9

// partSearches are those of one search, one for each part of the view.
type partSearches map[*part]*partSearch

func (v *view) partSearches(terms []weightedTerm) (partSearches, error) {
	out := make(partSearches, len(v.parts))
	for _, p := range v.parts {
		ps := &partSearch{part: p, terms: make([]cursor, 0, len(terms))}
		for _, t := range terms {
			l, err := v.postings(p, t.term)
			if err != nil {
				return nil, err
			}
			if len(l.Docs) > 0 {
				ps.terms = append(ps.terms, cursor{l, t.weight, t.weight * l.Slack(v.saturation.Average()) * rounding})
			}
		}
		out[p] = ps
	}
	return out, nil
}

// A windowTask is one window of a part to score; none of its passages scores
// above bound.
type windowTask struct {
	*partSearch
	window uint32
	bound  float64
}

// plan adds a task for each window that contains any of the terms.
func (s *scorer) plan(ps *partSearch) {
	n := (ps.part.table.docs() + window - 1) / window
	s.bounds = slices.Grow(s.bounds[:0], n)[:n]
	clear(s.bounds)
	for i := range ps.terms {
		ps.terms[i].addBounds(s.bounds)
	}
	for w, bound := range s.bounds {
		if bound > 0 {
			s.tasks = append(s.tasks, windowTask{ps, uint32(w), bound * rounding})
		}
	}
}

func (c *cursor) addBounds(bounds []float64) {
	for w, peak := range c.WindowMax {
		bounds[w] += float64(peak) * c.factor
	}
	if c.WindowMax != nil {
		return
	}
	last := uint32(len(bounds))
	for _, doc := range c.Docs {
		if w := doc / window; w != last {
			last = w
			bounds[w] += c.MaxSaturation * c.factor
		}
	}
}

// window is how many documents are scored together.
const window = postings.Window

// A scorer scores windows, one after the other, and keeps the best hits.
type scorer struct {
	saturation *postings.Saturation
	top        heap
	tasks      []windowTask
	bounds     []float64 // of the windows of one part
	ranges     []windowPostings
	alive      []uint16 // documents that can still be among the best
	buffer     [window]uint16
	sums       [window]float64
	touched    [window / 64]uint64
}

// A windowPostings is a term's postings in the present window, [from, to).
type windowPostings struct {
	cursor   *cursor
	from, to int
	rest     float64 // bounds what this and all later terms add to a score
}

// defaultDepth is how many passages a search retrieves unless told otherwise.
const defaultDepth = 100

// getScorer returns a scorer for the k best passages. It takes a used one if it
// can, because a scorer is as large as a core's first-level cache.
func (v *view) getScorer(k int) *scorer {
	s, ok := v.ix.scorerPool.Get().(*scorer)
	if !ok {
		s = new(scorer)
	}
	s.saturation, s.top = v.saturation, heap{limit: k, hits: make([]hit, 0, min(k, defaultDepth))}
	return s
}

// putScorer takes back a scorer whose sums are all zero again, and drops the
// references that belong to the search.
func (v *view) putScorer(s *scorer) {
	clear(s.tasks)
	clear(s.ranges[:cap(s.ranges)])
	s.saturation, s.top, s.tasks, s.ranges, s.alive = nil, heap{}, s.tasks[:0], s.ranges[:0], nil
	v.ix.scorerPool.Put(s)
}

// score scores the passages of a window that can be among the best. Terms are
// added to every passage in the same order, so sums are the same to the last bit
// whatever has been skipped.
func (s *scorer) score(t windowTask) {
	essential := s.openWindow(t)
	least := s.minSum(essential)
	many := least > 0 && s.countPostings(essential) > window/scanDensity
	for i := range s.ranges[:essential] {
		s.accumulate(&s.ranges[i], t, !many)
	}
	if many {
		s.collectScored(t, least)
	} else {
		s.collectTouched(t, least)
	}
	for i := essential; i < len(s.ranges) && len(s.alive) > 0; i++ {
		r := &s.ranges[i]
		if r.to-r.from <= 4*len(s.alive) {
			s.accumulate(r, t, false)
			s.prune(s.minSum(i + 1))
		} else {
			s.addToAlive(r, t, s.minSum(i+1))
		}
	}
	s.offer(t)
	clear(s.sums[:])
}

// offer offers the passages that are still alive to the best hits.
func (s *scorer) offer(t windowTask) {
	worst, _ := s.top.threshold()
	for _, off := range s.alive {
		if score := s.sums[off]; score >= worst {
			s.top.push(hit{t.part, t.window*window + uint32(off), score})
			worst, _ = s.top.threshold()
		}
	}
}

// openWindow finds the window's postings and returns how many terms are
// essential: a passage that contains none of those cannot be among the best.
func (s *scorer) openWindow(t windowTask) int {
	s.ranges = s.ranges[:0]
	for i := range t.terms {
		c := &t.terms[i]
		if from, to := c.WindowRange(t.window); from < to {
			s.ranges = append(s.ranges, windowPostings{cursor: c, from: from, to: to})
		}
	}
	rest := 0.0
	for i := len(s.ranges) - 1; i >= 0; i-- {
		r := &s.ranges[i]
		if r.cursor.WindowMax != nil {
			rest += float64(r.cursor.WindowMax[t.window]) * r.cursor.factor
		} else {
			rest += r.cursor.MaxSaturation * r.cursor.factor
		}
		r.rest = rest
	}
	worst, full := s.top.threshold()
	essential := len(s.ranges)
	for full && essential > 0 && s.ranges[essential-1].rest*rounding < worst {
		essential--
	}
	return essential
}

// accumulate adds a term's score to all passages of the window that contain it.
func (s *scorer) accumulate(r *windowPostings, t windowTask, touch bool) {
	docs, counts := r.cursor.Docs[r.from:r.to], r.cursor.Counts[r.from:r.to]
	lengths, weight := t.part.table.lengths, r.cursor.weight
	for i, doc := range docs {
		s.sums[doc%window] += weight * s.saturation.Of(counts[i], lengths[doc])
	}
	if touch {
		for _, doc := range docs {
			s.touched[doc%window>>6] |= 1 << (doc & 63)
		}
	}
}

// collectTouched lists in alive the touched passages that are accepted and can
// be among the best, and clears the touched bits.
func (s *scorer) collectTouched(t windowTask, least float64) {
	n := 0
	for w := range s.touched {
		word := s.touched[w]
		s.touched[w] = 0
		if t.accepted != nil && word != 0 {
			word &= t.accepted[int(t.window)*window/64+w]
		}
		for ; word != 0; word &= word - 1 {
			off := w<<6 | bits.TrailingZeros64(word)
			s.buffer[n] = uint16(off) // overwritten by the next one, unless it stays
			if s.sums[off] >= least {
				n++
			}
		}
	}
	s.alive = s.buffer[:n]
}

// scanDensity is the share of a window's documents (one in so many) above which
// it is faster to scan all sums than to note which ones are touched.
const scanDensity = 8

// countPostings returns how many postings the first terms have in the window.
func (s *scorer) countPostings(terms int) (n int) {
	for i := range s.ranges[:terms] {
		n += s.ranges[i].to - s.ranges[i].from
	}
	return n
}

// collectScored lists in alive what collectTouched would, but by scanning all
// sums. It needs a least sum above 0.
func (s *scorer) collectScored(t windowTask, least float64) {
	n := 0
	for off := range s.sums {
		s.buffer[n] = uint16(off) // overwritten by the next one, unless it stays
		if s.sums[off] >= least {
			n++
		}
	}
	s.alive = s.buffer[:n]
	if t.accepted != nil {
		s.alive = slices.DeleteFunc(s.alive, func(off uint16) bool { return !t.accepted.Has(t.window*window + uint32(off)) })
	}
}

// minSum returns the sum that a passage needs before the terms from i on are
// added, if it is to be among the best.
func (s *scorer) minSum(i int) float64 {
	worst, full := s.top.threshold()
	switch {
	case !full:
		return 0
	case i == len(s.ranges):
		return worst
	}
	return worst/rounding - s.ranges[i].rest*rounding
}

// addToAlive adds a term's score to the passages that are alive and contain it,
// and drops those whose sum is then below least.
func (s *scorer) addToAlive(r *windowPostings, t windowTask, least float64) {
	lengths, at, n := t.part.table.lengths, r.from, 0
	for _, off := range s.alive {
		doc := t.window*window + uint32(off)
		if at = r.cursor.Seek(at, doc); at < r.to && r.cursor.Docs[at] == doc {
			s.sums[off] += r.cursor.weight * s.saturation.Of(r.cursor.Counts[at], lengths[doc])
		}
		if s.sums[off] >= least {
			s.alive[n] = off
			n++
		}
	}
	s.alive = s.alive[:n]
}

// prune drops the passages whose sum is below least: the remaining terms cannot
// bring them among the best.
func (s *scorer) prune(least float64) {
	n := 0
	for _, off := range s.alive {
		s.alive[n] = off // overwritten by the next one, unless it stays
		if s.sums[off] >= least {
			n++
		}
	}
	s.alive = s.alive[:n]
}
