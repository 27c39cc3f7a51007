package retrieval

import "strings"

// A hit is a place in a passage that means a concept of the question.
type hit struct {
	// token is the place, counted in words.
	token, concept int
	// end is where the word ends, in bytes.
	end int
	// exact: it is the very form that the question uses.
	exact bool
}

// hits appends the hits among the words of a text, in order.
func (q *Question) hits(dst []hit, text string, tokens []Token) []hit {
	for i := range tokens {
		t := &tokens[i]
		if t.Stop {
			continue
		}
		id := q.table.find(t.Term)
		if id < 0 {
			continue
		}
		e := &q.entries[id]
		if e.concept >= 0 {
			exact := strings.EqualFold(text[t.Start:t.End], q.concepts[e.concept].surface)
			dst = append(dst, hit{i, e.concept, t.End, exact})
		}
		for _, s := range e.standIns {
			if !q.standIns[s].loose && q.standIns[s].at(tokens[i:]) > 0 {
				for _, c := range q.standIns[s].covers {
					dst = append(dst, hit{i, c, t.End, false})
				}
			}
		}
	}
	return dst
}

// at is how many tokens the standIn takes at their beginning, 0 if it does not
// stand there.
func (s *standIn) at(tokens []Token) int {
	at := 0
	for i, term := range s.terms {
		for i > 0 && at < len(tokens) && tokens[at].Stop {
			at++
		}
		if at >= len(tokens) || tokens[at].Term != term {
			return 0
		}
		at++
	}
	return at
}

// looseHits counts, for each concept, the words that stand for it loosely.
func (q *Question) looseHits(counts []float64, tokens []Token) {
	for i := range tokens {
		t := &tokens[i]
		if t.Stop {
			continue
		}
		id := q.table.find(t.Term)
		if id < 0 {
			continue
		}
		for _, s := range q.entries[id].standIns {
			if s := &q.standIns[s]; s.loose && s.at(tokens[i:]) > 0 {
				for _, c := range s.covers {
					counts[c]++
				}
			}
		}
	}
}
