package retrieval

// locate notes which concepts the candidates have in the names of their outlets
// only: the Northern Star says nothing of stars. Where the question has the
// whole name, it means the outlet.
func (r *rater) locate(all []rated) {
	said, outlet := make([]bool, len(r.concepts)), make([]bool, len(r.concepts))
	for i := range all {
		c := &all[i]
		for _, h := range c.hits {
			said[h.concept] = true
		}
		name := c.outletName()
		part := c.Header.within(name) > distinct(r.heads[c.of], name)
		for _, h := range r.heads[c.of] {
			if part && name.has(h.Span) {
				outlet[h.concept] = true
			} else {
				said[h.concept] = true
			}
		}
	}
	for i := range r.concepts {
		r.concepts[i].outletOnly = outlet[i] && !said[i]
	}
}

// outletName is where the outlet stands in the header.
func (c *Candidate) outletName() Span {
	from := len(c.Version.Title) + 1
	return Span{from, from + len(c.Version.Source)}
}

func (s Span) has(t Span) bool { return t.Start >= s.Start && t.End <= s.End }

// within is how many words stand in a part of a text.
func (w *Words) within(s Span) (n int) {
	for i := range w.numbers {
		if s.has(w.span(i)) {
			n++
		}
	}
	return n
}

// distinct is how many words in a part of a text are hits.
func distinct(hits []hit, s Span) (n int) {
	last := -1
	for _, h := range hits {
		if s.has(h.Span) && h.word != last {
			last = h.word
			n++
		}
	}
	return n
}
