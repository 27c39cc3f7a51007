package retrieval

import "slices"

// substituted are the other names and spellings that were searched: names that
// the candidates hold, spellings as the candidates spell them. It tells, too,
// which concepts of the question these stand for.
func (q *Question) substituted(candidates []Candidate) (also []Also, named []bool) {
	named = make([]bool, len(q.concepts))
	for i := range q.standIns {
		s := &q.standIns[i]
		word := s.foundIn(candidates)
		if word == "" {
			continue
		}
		if s.name != "" {
			word = s.name
		}
		for _, c := range s.covers {
			named[c] = named[c] || !s.loose
		}
		if a := (Also{Word: s.asked, For: word}); !slices.Contains(also, a) {
			also = append(also, a)
		}
	}
	return also, named
}

// foundIn is how the first of the candidates that holds it spells a standIn,
// empty if none does.
func (s *standIn) foundIn(candidates []Candidate) string {
	for i := range candidates {
		if word := s.spelled(&candidates[i]); word != "" {
			return word
		}
	}
	return ""
}

// spelled is how a candidate spells what stands for a concept, empty if it
// does not hold it.
func (s *standIn) spelled(c *Candidate) string {
	if slices.Contains(s.numbers, 0) {
		return ""
	}
	for i, number := range c.Words.numbers {
		if number == s.numbers[0] && s.beginsAt(c.Words, i) {
			return c.Version.Text[c.Words.span(i).Start:c.Words.span(i+len(s.numbers)-1).End]
		}
	}
	return ""
}
