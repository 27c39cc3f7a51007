package retrieval

import (
	"slices"

	"dateline/retrieval/text"
)

// A hit is a word of a passage that means a concept of the question.
type hit struct {
	// word is its index among the searched words, position that among all
	// words.
	word, position, concept int
	text.Span
	// exact: it is the very form that the question uses. loose: it is part of a
	// substitute that means only nearly the same.
	exact, loose bool
}

// numberTerms looks up the numbers of the question's terms in the lexicon of
// the candidates: most of their words have nothing to do with the question, and
// comparing numbers tells so faster than comparing strings.
func (q *Question) numberTerms(candidates []Candidate) {
	q.numbers = text.NewNumberTable(len(q.entries))
	if len(candidates) == 0 {
		return
	}
	l := candidates[0].Words.Lexicon()
	for i := range q.concepts {
		c := &q.concepts[i]
		c.askedForm, c.askedFormSeen = l.FindForm(c.form)
		c.oppositeNumbers = c.oppositeNumbers[:0]
		for _, term := range c.opposites {
			if number := l.Find(term); number != 0 {
				c.oppositeNumbers = append(c.oppositeNumbers, number)
			}
		}
	}
	for term, id := range q.table {
		q.numbers.Add(l.Find(term), id)
	}
	q.numberWords = q.numberWords[:0]
	if slices.ContainsFunc(q.substitutes, func(s substitute) bool { return s.number }) {
		for _, term := range text.NumberTerms() {
			if n := l.Find(term); n != 0 {
				q.numberWords = append(q.numberWords, n)
			}
		}
	}
	for i := range q.substitutes {
		s := &q.substitutes[i]
		s.numbers = s.numbers[:0]
		s.formNumber, s.formSeen = l.FindForm(s.form)
		for _, term := range s.terms {
			s.numbers = append(s.numbers, l.Find(term))
		}
	}
}

// appendHits appends the hits among the words of a text to dst, in order; those
// of loose substitutes only if loose is set.
func (q *Question) appendHits(dst []hit, w *text.Words, loose bool) []hit {
	for i, number := range w.Numbers() {
		if !q.numbers.MayContain(number) {
			continue
		}
		id := q.numbers.Find(number)
		if id < 0 {
			continue
		}
		e, h := &q.entries[id], hit{word: i, position: w.Position(i), Span: w.Span(i)}
		if e.concept >= 0 && !q.concepts[e.concept].isOpposite(w, i) {
			h.concept = e.concept
			h.exact = q.concepts[e.concept].typedAs(w.FormNumber(i))
			dst = append(dst, h)
		}
		h.exact = false
		for _, s := range e.substitutes {
			if s := &q.substitutes[s]; (loose || !s.loose) && q.standsAt(s, w, i) {
				h.loose = s.loose
				for _, h.concept = range s.covers {
					dst = append(dst, h)
				}
			}
		}
	}
	return dst
}

// typedAs tells whether a form is the very one that the question uses.
func (c *concept) typedAs(form text.FormNumber) bool { return c.askedFormSeen && c.askedForm == form }

// beginsAt tells whether the substitute begins with word i. Stop words may
// stand between its words, unless it is tight.
func (s *substitute) beginsAt(w *text.Words, i int) bool {
	if i+len(s.numbers) > len(w.Numbers()) || !slices.Equal(w.Numbers()[i:i+len(s.numbers)], s.numbers) {
		return false
	}
	for k := i + 1; s.tight && k < i+len(s.numbers); k++ {
		if w.Span(k).Start-w.Span(k-1).End > 1 {
			return false
		}
	}
	return true
}

// standsAt tells whether a substitute begins with word i. A number must not be
// part of another: two is not in forty-two, nor 6 in 6 million.
func (q *Question) standsAt(s *substitute, w *text.Words, i int) bool {
	if !s.beginsAt(w, i) || s.form != "" && (!s.formSeen || w.FormNumber(i) != s.formNumber) {
		return false
	}
	if !s.number {
		return true
	}
	last := i + len(s.numbers) - 1
	return !(i > 0 && w.Span(i).Start-w.Span(i-1).End <= 1 && slices.Contains(q.numberWords, w.Numbers()[i-1])) &&
		!(last+1 < w.Len() && w.Span(last+1).Start-w.Span(last).End <= 1 && slices.Contains(q.numberWords, w.Numbers()[last+1]))
}

// weighLoose finds, for each concept, the greatest share of its loose
// substitutes that occur.
func (q *Question) weighLoose(shares []float64, w *text.Words) {
	for i, number := range w.Numbers() {
		if !q.numbers.MayContain(number) {
			continue
		}
		id := q.numbers.Find(number)
		if id < 0 {
			continue
		}
		for _, s := range q.entries[id].substitutes {
			if s := &q.substitutes[s]; s.loose && q.standsAt(s, w, i) {
				for _, c := range s.covers {
					shares[c] = max(shares[c], s.share)
				}
			}
		}
	}
}
