package retrieval

import (
	"slices"

	"dateline/retrieval/text"
)

// directions have the terms of the opposite ones: North Korea is not South
// Korea, though both are Korea.
var directions = map[string][]string{
	"north": {"south", "southern"}, "northern": {"south", "southern"},
	"south": {"north", "northern"}, "southern": {"north", "northern"},
	"east": {"west", "western"}, "eastern": {"west", "western"},
	"west": {"east", "eastern"}, "western": {"east", "eastern"},
}

// markDirections notes of what the question names behind a direction that it is
// something else behind the opposite one, unless the question names both.
func (q *Question) markDirections(tokens []text.Token) {
	for i := 1; i < len(tokens); i++ {
		opposite := directions[tokens[i-1].Form]
		if opposite == nil || tokens[i].Stop || !adjoins(q.query.Text[tokens[i-1].End:tokens[i].Start]) {
			continue
		}
		if slices.ContainsFunc(tokens, func(t text.Token) bool { return slices.Contains(opposite, t.Form) }) {
			continue
		}
		for c := range q.concepts {
			if q.concepts[c].term == tokens[i].Term {
				q.concepts[c].against = opposite
			}
		}
	}
}

// isOther tells whether word i, which has the concept's term, is something
// else by the word before it.
func (c *concept) isOther(w *text.Words, i int) bool {
	return len(c.barring) > 0 && i > 0 && slices.Contains(c.barring, w.Numbers()[i-1]) && w.Position(i-1)+1 == w.Position(i)
}
