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
	return d.answers(d.cut(body))
}

// hasType tells whether the question asks for an answer of a type that can be
// found by itself.
func (d *Demands) hasType() bool {
	return d.asking.attribute != nil || d.foreign != Other || d.asking.kind == Why || typed[d.asking.kind]
}

// answers are the same, in a text that is cut into words.
func (d *Demands) answers(r *reading) []text.Span {
	found := d.answersIn(r)
	if len(found) < 2 {
		return found
	}
	type placed struct {
		text.Span
		near float64
	}
	matching := d.matching(r)
	answers := make([]placed, 0, len(found))
	for _, s := range found {
		covered := func(p text.Span) bool { return p != s && p.Contains(s) }
		if !slices.ContainsFunc(found, covered) {
			answers = append(answers, placed{s, nearness(r, s, matching)})
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

func (d *Demands) answersIn(r *reading) []text.Span {
	a := &d.asking
	switch {
	case a.attribute != nil:
		return d.figuresThat(r, func(f *figure) bool { return slices.Contains(a.attribute.figures, f.measure) })
	case a.kind == Why || d.foreign == Why:
		return r.reasons()
	case d.foreign != Other:
		return d.foreignCandidates(r, d.foreign)
	case !latin(r.text):
		return d.foreignCandidates(r, a.kind)
	case !typed[a.kind]:
		return nil
	case a.kind == Where:
		if names := d.namesIn(r); len(names) > 0 {
			return names
		}
	}
	return d.candidates(r)
}

// matching are the indexes of the words in a text that the question has too.
func (d *Demands) matching(r *reading) (at []int) {
	for i := range r.words {
		if !r.words[i].Stop && d.asksTerm(r.words[i].Term) {
			at = append(at, i)
		}
	}
	return at
}

// nearness is the greater, the more of the question's words stand near a span.
func nearness(r *reading, s text.Span, matching []int) (sum float64) {
	from, _ := slices.BinarySearchFunc(r.words, s.Start, func(w word, start int) int { return cmp.Compare(w.Start, start) })
	to := from
	for to < len(r.words) && r.words[to].Start < s.End {
		to++
	}
	for _, m := range matching {
		if m < from || m >= to {
			sum += 1 / float64(1+max(from-m, m-to+1))
		}
	}
	return sum
}

// HasAnswer tells whether Answers finds anything in a text.
func (d *Demands) HasAnswer(body string) bool {
	return d.hasType() && len(d.answersIn(cut(body))) > 0
}

// cut cuts a text into words, the same one only once.
func (d *Demands) cut(body string) *reading {
	if d.lastCut == nil || d.lastCut.text != body {
		d.lastCut = cut(body)
	}
	return d.lastCut
}
