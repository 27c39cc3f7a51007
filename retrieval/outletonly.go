package retrieval

import "dateline/retrieval/text"

// markUnsaid marks the concepts that the candidates have only in the names of
// outlets: the Northern Star says nothing of stars. A question with the whole
// name means the outlet. It also marks concepts that nothing passing the filter
// has, if the candidates are complete enough to know.
func (s *scorer) markUnsaid(all []scored) {
	said, outlet := make([]bool, len(s.concepts)), make([]bool, len(s.concepts))
	articles := 0 // the number of the next article
	for i := range all {
		c := &all[i]
		for _, h := range c.hits {
			said[h.concept] = true
		}
		if c.article == articles {
			articles++
			s.locateHeader(c, said, outlet)
		}
	}
	// Nobody types a filter by arrivals, so what it hides is not reported.
	filtered := s.All && !s.query.Filter.Empty() && s.query.Arrivals == nil
	for i := range s.concepts {
		c := &s.concepts[i]
		c.outletOnly = outlet[i] && !said[i]
		// A concept with opposites may be held where it is no hit: Korea in South
		// Korea.
		c.outsideFilter = filtered && !outlet[i] && !said[i] && c.opposites == nil
	}
}

// locateHeader marks what the header of an article says, and what of that is
// only a part of the outlet's name.
func (s *scorer) locateHeader(c *scored, said, outlet []bool) {
	hits, name := s.headerHits[c.article], c.outletName()
	inName := distinct(hits, name)
	part := inName > 0 && c.Header.CountWithin(name) > inName
	for _, h := range hits {
		if part && name.Contains(h.Span) {
			outlet[h.concept] = true
		} else {
			said[h.concept] = true
		}
	}
}

// outletName is where the outlet stands in the header.
func (c *Candidate) outletName() text.Span {
	from := len(c.Version.Title) + 1
	return text.Span{Start: from, End: from + len(c.Version.Source)}
}

// distinct is how many different words inside a span are hits.
func distinct(hits []hit, s text.Span) (n int) {
	last := -1
	for _, h := range hits {
		if s.Contains(h.Span) && h.word != last {
			last = h.word
			n++
		}
	}
	return n
}
