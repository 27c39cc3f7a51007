package retrieval

import (
	"slices"

	"dateline/retrieval/text"
)

// A hit is a word of a passage that means a concept of the question.
type hit struct {
	// word is which of the searched words it is, token which of all.
	word, token, concept int
	text.Span
	// exact: it is the very form that the question uses; near: it stands for
	// it loosely.
	exact, near bool
}

// number looks up which numbers the question's terms have in the words of its
// candidates: most of those have nothing to do with the question, and numbers
// tell so faster than letters.
func (q *Question) number(candidates []Candidate) {
	q.numbers = text.NewNumberTable(len(q.entries))
	if len(candidates) == 0 {
		return
	}
	l := candidates[0].Words.Lexicon()
	for i := range q.concepts {
		c := &q.concepts[i]
		c.asked, c.seen = l.FindForm(c.form)
		c.barring = c.barring[:0]
		for _, term := range c.against {
			if number := l.Find(term); number != 0 {
				c.barring = append(c.barring, number)
			}
		}
	}
	for term, id := range q.table {
		q.numbers.Add(l.Find(term), id)
	}
	for i := range q.standIns {
		s := &q.standIns[i]
		s.numbers = s.numbers[:0]
		for _, term := range s.terms {
			s.numbers = append(s.numbers, l.Find(term))
		}
	}
}

// hits appends the hits among the words of a text, in order, but for what is
// only near.
func (q *Question) hits(dst []hit, w *text.Words) []hit { return q.allHits(dst, w, false) }

// allHits does so, too, with what stands loosely if near is set.
func (q *Question) allHits(dst []hit, w *text.Words, near bool) []hit {
	for i, number := range w.Numbers() {
		if !q.numbers.MayContain(number) {
			continue
		}
		id := q.numbers.Find(number)
		if id < 0 {
			continue
		}
		e, h := &q.entries[id], hit{word: i, token: w.Position(i), Span: w.Span(i)}
		if e.concept >= 0 && !q.concepts[e.concept].isOther(w, i) {
			h.concept = e.concept
			h.exact = q.concepts[e.concept].typedAs(w.FormNumber(i))
			dst = append(dst, h)
		}
		h.exact = false
		for _, s := range e.standIns {
			if s := &q.standIns[s]; (near || !s.loose) && s.beginsAt(w, i) {
				h.near = s.loose
				for _, h.concept = range s.covers {
					dst = append(dst, h)
				}
			}
		}
	}
	return dst
}

// typedAs tells whether a word is the very form that the question uses.
func (c *concept) typedAs(form text.FormNumber) bool { return c.seen && c.asked == form }

// beginsAt tells whether a standIn begins with word i. Stop words may stand
// within it, but for a tight one.
func (s *standIn) beginsAt(w *text.Words, i int) bool {
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

// looseHits counts, for each concept, the words that stand for it loosely.
func (q *Question) looseHits(counts []float64, w *text.Words) {
	for i, number := range w.Numbers() {
		if !q.numbers.MayContain(number) {
			continue
		}
		id := q.numbers.Find(number)
		if id < 0 {
			continue
		}
		for _, s := range q.entries[id].standIns {
			if s := &q.standIns[s]; s.loose && s.beginsAt(w, i) {
				for _, c := range s.covers {
					counts[c]++
				}
			}
		}
	}
}
