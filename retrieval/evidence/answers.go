package evidence

import (
	"cmp"
	"slices"

	"dateline/retrieval/text"
)

// Answers are the places in a text that can be the answer, by its type: a figure
// with its unit, a date, a name. Those nearest to the question's own words come
// first. There are none for a question whose answer has no such type.
func (d *Demands) Answers(body string) []text.Span {
	if !d.hasType() {
		return nil
	}
	b := cut(body)
	return d.answers(&b)
}

// hasType tells whether the question asks for an answer of a type that can be
// found by itself.
func (d *Demands) hasType() bool {
	return d.asking.attribute != nil || d.foreign != Other || d.asking.kind == Why || typed[d.asking.kind]
}

// answers are the same, in a text that is cut into words.
func (d *Demands) answers(b *body) []text.Span {
	found := d.answersIn(b)
	if len(found) < 2 {
		return found
	}
	type placed struct {
		text.Span
		near float64
	}
	matching := d.matching(b)
	answers := make([]placed, 0, len(found))
	for _, s := range found {
		covered := func(p text.Span) bool { return p != s && p.Contains(s) }
		if !slices.ContainsFunc(found, covered) {
			answers = append(answers, placed{s, nearness(b, s, matching)})
		}
	}
	slices.SortStableFunc(answers, func(x, y placed) int { return cmp.Compare(y.near, x.near) })
	found = found[:0]
	for _, a := range answers {
		if !slices.Contains(found, a.Span) {
			found = append(found, a.Span)
		}
	}
	return found
}

func (d *Demands) answersIn(b *body) []text.Span {
	a := &d.asking
	switch {
	case a.attribute != nil:
		return d.figuresThat(b, func(f *figure) bool { return slices.Contains(a.attribute.figures, f.measure) })
	case a.kind == Why || d.foreign == Why:
		return b.reasons()
	case d.foreign != Other:
		return d.foreignCandidates(b, d.foreign)
	case !latin(b.text):
		return d.foreignCandidates(b, a.kind)
	case !typed[a.kind]:
		return nil
	case a.kind == Where:
		if names := d.namesIn(b); len(names) > 0 {
			return names
		}
	}
	return d.candidates(b)
}

// matching are the indexes of the words in a text that the question has too.
func (d *Demands) matching(b *body) (at []int) {
	for i := range b.words {
		if !b.words[i].Stop && d.asksTerm(b.words[i].Term) {
			at = append(at, i)
		}
	}
	return at
}

// nearness is the greater, the more of the question's words stand near a span.
func nearness(b *body, s text.Span, matching []int) (sum float64) {
	from, _ := slices.BinarySearchFunc(b.words, s.Start, func(w text.Token, start int) int { return cmp.Compare(w.Start, start) })
	to := from
	for to < len(b.words) && b.words[to].Start < s.End {
		to++
	}
	for _, m := range matching {
		if m < from || m >= to {
			sum += 1 / float64(1+max(from-m, m-to+1))
		}
	}
	return sum
}
