package index

import (
	"cmp"
	"context"
	"math/bits"
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

// compare orders hits best first; equal ones by arrival, then by place.
func (h hit) compare(o hit) int {
	if h.score != o.score {
		return cmp.Compare(o.score, h.score)
	}
	a, s := h.part.table.place(h.doc)
	b, t := o.part.table.place(o.doc)
	return cmp.Or(cmp.Compare(a.arrival, b.arrival), cmp.Compare(s.Start, t.Start))
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
// allowed holds. It is exact: passages are left unscored only where their
// bound shows that they cannot be among them (MaxScore, Turtle and Flood 1995,
// https://doi.org/10.1016/0306-4573(95)00020-H, over windows of documents).
func (v *view) best(ctx context.Context, terms []wanted, k int, allowed allowance) ([]hit, error) {
	top := &heap{limit: k}
	parts := slices.SortedFunc(slices.Values(v.parts), func(a, b *part) int {
		return cmp.Or(cmp.Compare(b.table.docs(), a.table.docs()), cmp.Compare(a.id, b.id))
	})
	s := &scorer{sat: v.sat, top: top}
	for _, p := range parts {
		if err := s.begin(v, p, terms, allowed.of(p)); err != nil {
			return nil, err
		}
		if err := s.run(ctx); err != nil {
			return nil, err
		}
	}
	return top.sorted(), nil
}

// A scorer scores the passages of one part after the other.
type scorer struct {
	sat     *saturation
	top     *heap
	part    *part
	allowed bitset
	cursors []cursor
	sums    [window]float64
	touched [window / 64]uint64
}

// A cursor is a term's list during a search.
type cursor struct {
	*list
	weight float64
	factor float64 // weight times slack
	at     int
	bound  float64 // in the present window
	rest   float64 // of this and all later cursors' bounds
}

// rounding is for what sums of bounds lose in another order of addition.
const rounding = 1 + 1e-9

// begin turns to a part.
func (s *scorer) begin(v *view, p *part, terms []wanted, allowed bitset) error {
	s.part, s.allowed, s.cursors = p, allowed, s.cursors[:0]
	for _, t := range terms {
		l, err := v.list(p, t.term)
		if err != nil {
			return err
		}
		if len(l.docs) > 0 {
			f := t.weight * l.slack(s.sat.average) * rounding
			s.cursors = append(s.cursors, cursor{list: l, weight: t.weight, factor: f})
		}
	}
	return nil
}

func (s *scorer) run(ctx context.Context) error {
	for base := 0; base < s.part.table.docs(); base += window {
		if err := ctx.Err(); err != nil {
			return err
		}
		if essential := s.bounds(uint32(base)); essential > 0 {
			s.accumulate(uint32(base), essential)
			s.collect(uint32(base), essential)
		}
	}
	return nil
}

// bounds moves the cursors to the window and returns how many of them are
// essential: a passage with none of their terms cannot be among the best.
func (s *scorer) bounds(base uint32) int {
	end := base + window
	rest := 0.0
	for i := len(s.cursors) - 1; i >= 0; i-- {
		c := &s.cursors[i]
		c.bound = 0
		if c.peaks != nil {
			c.bound = float64(c.peaks[base/window]) * c.factor
		} else if c.at = c.seek(c.at, base); c.at < len(c.docs) && c.docs[c.at] < end {
			c.bound = c.most * c.factor
		}
		rest += c.bound
		c.rest = rest
	}
	worst, full := s.top.worst()
	if !full {
		return len(s.cursors)
	}
	essential := len(s.cursors)
	for essential > 0 && s.cursors[essential-1].rest < worst {
		essential--
	}
	return essential
}

// accumulate sums the essential terms of each document of the window.
func (s *scorer) accumulate(base uint32, essential int) {
	end := base + window
	lengths := s.part.table.lengths
	for i := range s.cursors[:essential] {
		c := &s.cursors[i]
		if c.bound == 0 {
			continue
		}
		at := c.seek(c.at, base)
		for ; at < len(c.docs) && c.docs[at] < end; at++ {
			doc := c.docs[at]
			off := doc - base
			s.sums[off%window] += c.weight * s.sat.of(c.counts[at], lengths[doc])
			s.touched[off%window>>6] |= 1 << (off & 63)
		}
		c.at = at
	}
}

// collect completes the sums that can still reach the best, and clears them.
func (s *scorer) collect(base uint32, essential int) {
	rest := 0.0
	if essential < len(s.cursors) {
		rest = s.cursors[essential].rest
	}
	worst, full := s.top.worst()
	for w := range s.touched {
		word := s.touched[w]
		if word == 0 {
			continue
		}
		s.touched[w] = 0
		keep := ^uint64(0)
		if s.allowed != nil {
			keep = s.allowed[int(base>>6)+w]
		}
		for ; word != 0; word &= word - 1 {
			bit := bits.TrailingZeros64(word)
			off := w<<6 | bit
			sum := s.sums[off]
			s.sums[off] = 0
			if keep&(1<<bit) == 0 || full && (sum+rest)*rounding < worst {
				continue
			}
			s.finish(base+uint32(off), sum, essential)
			worst, full = s.top.worst()
		}
	}
}

// finish adds the other terms of a document, as long as that can matter.
func (s *scorer) finish(doc uint32, sum float64, essential int) {
	worst, full := s.top.worst()
	for i := essential; i < len(s.cursors); i++ {
		c := &s.cursors[i]
		if full && (sum+c.rest)*rounding < worst {
			return
		}
		if c.bound == 0 {
			continue
		}
		c.at = c.seek(c.at, doc)
		if c.at < len(c.docs) && c.docs[c.at] == doc {
			sum += c.weight * s.sat.of(c.counts[c.at], s.part.table.lengths[doc])
		}
	}
	if !full || sum >= worst {
		s.top.push(hit{s.part, doc, sum})
	}
}
