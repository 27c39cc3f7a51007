package retrieval

import (
	"slices"
	"strings"

	"dateline/retrieval/text"
)

// A sighting is where a substitute first occurs among the candidates.
type sighting struct {
	substitute *substitute
	candidate  *Candidate
	// inHeader: the span is one of the article's header, not of its text.
	inHeader bool
	text.Span
}

// sightings finds the first occurrence of each substitute among the candidates,
// and of a paraphrase among those shown.
func (q *Question) sightings(candidates []Candidate, shown []*scored) (seen []sighting) {
	for i := range q.substitutes {
		s := &q.substitutes[i]
		if slices.Contains(s.numbers, 0) {
			continue
		}
		if c, span, ok := q.firstSighting(s, candidates, shown); ok {
			seen = append(seen, sighting{s, c, false, span})
		} else if !s.tight && !s.number {
			continue
		} else if c, span, ok := q.firstInHeader(s, candidates); ok {
			seen = append(seen, sighting{s, c, true, span})
		}
	}
	return seen
}

// firstSighting is the first candidate that holds the substitute, and where it
// does.
func (q *Question) firstSighting(s *substitute, candidates []Candidate, shown []*scored) (*Candidate, text.Span, bool) {
	if s.paraphrase {
		for _, c := range shown {
			if span, ok := q.firstSpan(s, c.Words); ok {
				return c.Candidate, span, true
			}
		}
		return nil, text.Span{}, false
	}
	for k := range candidates {
		if span, ok := q.firstSpan(s, candidates[k].Words); ok {
			return &candidates[k], span, true
		}
	}
	return nil, text.Span{}, false
}

// firstInHeader is the first candidate whose headline holds another way to write
// what is asked, where no text does.
func (q *Question) firstInHeader(s *substitute, candidates []Candidate) (*Candidate, text.Span, bool) {
	for k := range candidates {
		if c := &candidates[k]; k == 0 || c.Version != candidates[k-1].Version {
			if span, ok := q.firstSpan(s, c.Header); ok && span.End <= len(c.Version.Title) {
				return c, span, true
			}
		}
	}
	return nil, text.Span{}, false
}

// firstSpan is where the substitute first occurs in a passage.
func (q *Question) firstSpan(s *substitute, w *text.Words) (span text.Span, ok bool) {
	for i, number := range w.Numbers() {
		if number == s.numbers[0] && q.standsAt(s, w, i) {
			return text.Span{Start: w.Span(i).Start, End: w.Span(i + len(s.numbers) - 1).End}, true
		}
	}
	return text.Span{}, false
}

// displayName is how to show the substitute: by its name, or as the candidate
// spells it.
func (s *sighting) displayName() string {
	if s.substitute.name != "" {
		return s.substitute.name
	}
	if s.inHeader {
		return Header(&s.candidate.Version.Article)[s.Start:s.End]
	}
	return s.candidate.Version.Text[s.Start:s.End]
}

// substitutions lists the substitutes that the candidates hold, and tells for
// each concept of the question whether one that is not loose stands for it.
func (r *Ranked) substitutions() (also []Also, substituted []bool) {
	substituted = make([]bool, len(r.question.concepts))
	for i := range r.sightings {
		s := &r.sightings[i]
		for _, c := range s.substitute.covers {
			substituted[c] = substituted[c] || !s.substitute.loose || s.substitute.paraphrase
		}
		if slices.ContainsFunc(r.sightings[:i], func(t sighting) bool { return t.substitute.sameAs(*s.substitute) }) {
			continue // Zelensky and Zelenski have one stem
		}
		if s.substitute.inflection {
			continue
		}
		if s.substitute.paraphrase && reported(also, s.substitute.asked) >= maxReported {
			continue
		}
		if a := (Also{Word: s.substitute.asked, For: s.displayName()}); !strings.EqualFold(a.Word, a.For) && !slices.Contains(also, a) {
			also = append(also, a)
		}
	}
	return also, substituted
}

// maxReported is how many substitutes for a word are reported from which on no
// more paraphrases of it are.
const maxReported = 3

// reported is how many substitutes for a word are reported.
func reported(also []Also, word string) (n int) {
	for _, a := range also {
		if a.Word == word {
			n++
		}
	}
	return n
}
