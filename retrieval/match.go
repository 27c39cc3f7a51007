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

// find is the number of a token's entry, -1 if it has none.
func (q *Question) find(t *Token) int {
	if t.Number != 0 && q.numbers.slots != nil {
		return q.numbers.find(t.Number)
	}
	return q.table.find(t.Term)
}

// Number tells the question which numbers its terms have in the tokens of its
// candidates: most of the words of a passage have nothing to do with the
// question, and numbers tell so faster than letters. All terms of a search
// are numbered by one function, or by none.
func (q *Question) Number(number func(term string) uint32) {
	q.numbers = newNumberTable(len(q.entries))
	for _, s := range q.table.slots {
		if s.term != "" {
			q.numbers.add(number(s.term), s.id)
		}
	}
}

// hits appends the hits among the words of a text, in order.
func (q *Question) hits(dst []hit, text string, tokens []Token) []hit {
	for i := range tokens {
		t := &tokens[i]
		if t.Stop {
			continue
		}
		id := q.find(t)
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
		id := q.find(t)
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
