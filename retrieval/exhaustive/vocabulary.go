package exhaustive

import (
	"cmp"
	"slices"
	"strings"

	"dateline/retrieval"
)

var _ retrieval.Vocabulary = (*Searcher)(nil)

// Passages returns how many passages the coverage has.
func (s *Searcher) Passages() int { return len(s.passages) }

// Frequency returns how many passages contain a term.
func (s *Searcher) Frequency(term string) int { return len(s.postings[term]) }

// Near returns the terms at most so many edits from a term, most frequent
// first.
func (s *Searcher) Near(term string, edits int) []string {
	var near []string
	for t := range s.postings {
		if withinEdits(term, t, edits) {
			near = append(near, t)
		}
	}
	slices.SortFunc(near, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(s.postings[b]), len(s.postings[a])), cmp.Compare(a, b))
	})
	return near
}

// Together tells whether one passage contains all of the terms.
func (s *Searcher) Together(terms []string) bool {
	held := make(map[int32]int)
	for _, term := range terms {
		for _, p := range s.postings[term] {
			if held[p.passage]++; held[p.passage] == len(terms) {
				return true
			}
		}
	}
	return false
}

// Articles returns how many articles the coverage has.
func (s *Searcher) Articles() int { return len(s.articles) }

// Spread returns how many articles contain a term.
func (s *Searcher) Spread(term string) int {
	n, last := 0, -1
	for _, p := range s.postings[term] {
		if a := s.passages[p.passage].article; a != last {
			n++
			last = a
		}
	}
	return n
}

// Between tells whether there are at least so many terms from one up to another.
func (s *Searcher) Between(from, to string, atLeast int) bool {
	n := 0
	for t := range s.postings {
		if t >= from && t < to {
			n++
		}
	}
	return n >= atLeast
}

// Containing returns the terms of Latin letters that have a part in them, at most
// so many.
func (s *Searcher) Containing(part string, most int) (terms []string) {
	for t := range s.postings {
		if t[0] >= 'a' && t[0] <= 'z' && strings.Contains(t, part) {
			terms = append(terms, t)
		}
	}
	slices.Sort(terms)
	return terms[:min(most, len(terms))]
}
