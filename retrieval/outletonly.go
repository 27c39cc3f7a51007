package retrieval

// locate notes which concepts the candidates have in the names of their outlets
// only: the Northern Star says nothing of stars. Where the question has the
// whole name, it means the outlet. It notes, too, which nothing that passes the
// filter has, where that is known.
func (r *rater) locate(all []rated) {
	said, outlet := make([]bool, len(r.concepts)), make([]bool, len(r.concepts))
	articles := 0 // which are numbered as they come
	for i := range all {
		c := &all[i]
		for _, h := range c.hits {
			said[h.concept] = true
		}
		if c.of == articles {
			articles++
			r.locateHead(c, said, outlet)
		}
	}
	filtered := r.All && !r.query.Filter.Empty() && r.query.Arrivals == nil // those are articles that are looked at by themselves
	for i := range r.concepts {
		c := &r.concepts[i]
		c.outletOnly = outlet[i] && !said[i]
		c.outside = filtered && !outlet[i] && !said[i] && c.against == nil // South Korea's Korea stands there
	}
}

// locateHead notes what the header of an article says, and what only the name
// of the outlet in it has.
func (r *rater) locateHead(c *rated, said, outlet []bool) {
	hits, name := r.heads[c.of], c.outletName()
	inName := distinct(hits, name)
	part := inName > 0 && c.Header.within(name) > inName
	for _, h := range hits {
		if part && name.has(h.Span) {
			outlet[h.concept] = true
		} else {
			said[h.concept] = true
		}
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
