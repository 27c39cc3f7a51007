package retrieval

import "dateline/retrieval/text"

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

// distinct is how many words in a part of a text are hits.
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
