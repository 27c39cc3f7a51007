package retrieval

import (
	"slices"

	"dateline/retrieval/text"
)

// directions maps each direction to the terms of its opposite. North Korea is
// not South Korea, though both are Korea.
var directions = map[string][]string{
	"north": {"south", "southern"}, "northern": {"south", "southern"},
	"south": {"north", "northern"}, "southern": {"north", "northern"},
	"east": {"west", "western"}, "eastern": {"west", "western"},
	"west": {"east", "eastern"}, "western": {"east", "eastern"},
}

// markDirections notes that a word which the question names after a direction
// means something else after the opposite one, unless the question has both.
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
				q.concepts[c].opposites = opposite
			}
		}
	}
}

// isOpposite tells whether word i, which has the concept's term, stands after
// the opposite direction.
func (c *concept) isOpposite(w *text.Words, i int) bool {
	return len(c.oppositeNumbers) > 0 && i > 0 && slices.Contains(c.oppositeNumbers, w.Numbers()[i-1]) && w.Position(i-1)+1 == w.Position(i)
}
