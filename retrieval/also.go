package retrieval

import "slices"

// substituted are the other names and spellings that were searched: names that
// the candidates hold, spellings as the candidates spell them.
func (q *Question) substituted(candidates []Candidate) (also []Also) {
	for i := range q.standIns {
		s := &q.standIns[i]
		for k := range candidates {
			if word := s.spelled(&candidates[k]); word != "" {
				if s.name != "" {
					word = s.name
				}
				if a := (Also{Word: s.asked, For: word}); !slices.Contains(also, a) {
					also = append(also, a)
				}
				break
			}
		}
	}
	return also
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
