package retrieval

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// A sighting is where a stand-in was first seen among the candidates.
type sighting struct {
	standIn   *standIn
	candidate *Candidate
	text.Span
}

// sightings are those of the stand-ins that the candidates hold.
func (q *Question) sightings(candidates []Candidate) (seen []sighting) {
	for i := range q.standIns {
		s := &q.standIns[i]
		if slices.Contains(s.numbers, 0) {
			continue
		}
		for k := range candidates {
			if span, ok := s.within(candidates[k].Words); ok {
				seen = append(seen, sighting{s, &candidates[k], span})
				break
			}
		}
	}
	return seen
}

// within is where a standIn first stands in a passage.
func (s *standIn) within(w *text.Words) (span text.Span, ok bool) {
	for i, number := range w.Numbers() {
		if number == s.numbers[0] && s.beginsAt(w, i) {
			return text.Span{Start: w.Span(i).Start, End: w.Span(i + len(s.numbers) - 1).End}, true
		}
	}
	return text.Span{}, false
}

// spelled is how the stand-in is known: by its name, or as the candidate spells
// it.
func (s *sighting) spelled() string {
	if s.standIn.name != "" {
		return s.standIn.name
	}
	return s.candidate.Version.Text[s.Start:s.End]
}

// substituted are the other names and spellings that were searched: names that
// the candidates hold, spellings as the candidates spell them. It tells, too,
// which concepts of the question these stand for.
func (r *Ranked) substituted() (also []Also, named []bool) {
	named = make([]bool, len(r.question.concepts))
	for i := range r.sightings {
		s := &r.sightings[i]
		for _, c := range s.standIn.covers {
			named[c] = named[c] || !s.standIn.loose
		}
		if slices.ContainsFunc(r.sightings[:i], func(t sighting) bool { return t.standIn.like(*s.standIn) }) {
			continue // Zelensky and Zelenski are one word here
		}
		if a := (Also{Word: s.standIn.asked, For: s.spelled()}); !strings.EqualFold(a.Word, a.For) && !slices.Contains(also, a) {
			also = append(also, a)
		}
	}
	return also, named
}
