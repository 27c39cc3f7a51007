package retrieval

import (
	"slices"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// addAliases finds the names in the question that have other names in the
// coverage.
func (q *Question) addAliases(tokens []text.Token, v Vocabulary) {
	aliases := q.query.Aliases
	if aliases == nil {
		aliases = query.ShippedAliases()
	}
	number := map[string]int{}
	for i, c := range q.concepts {
		number[c.term] = i
	}
	for at := 0; at < len(tokens); at++ {
		if tokens[at].Stop {
			continue
		}
		names, taken := aliases.Match(q.query.Text, tokens, at)
		if taken == 0 {
			continue
		}
		asked := q.query.Text[tokens[at].Start:tokens[at+taken-1].End]
		covers := concepts(tokens[at:at+taken], number)
		for _, name := range names {
			q.addOthers(aliases, name, asked, covers, v)
		}
		at += taken - 1
	}
}

// addOthers searches what else the thing is called that a name stands for.
func (q *Question) addOthers(aliases *query.Aliases, name int, asked string, covers []int, v Vocabulary) {
	for other := range aliases.Synonyms(name) {
		q.standFor(standIn{terms: other.Terms, name: other.Text, asked: asked, covers: covers, loose: other.Loose}, v)
	}
}

// concepts are the different concepts among tokens.
func concepts(tokens []text.Token, number map[string]int) (ids []int) {
	for _, t := range tokens {
		if id, ok := number[t.Term]; ok && !t.Stop && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}

// standFor takes in a standIn, if the coverage holds all of its words and the
// question does not use the same words.
func (q *Question) standFor(s standIn, v Vocabulary) {
	own := 0
	for _, t := range s.terms {
		if v.Spread(t) == 0 {
			return
		}
		if slices.ContainsFunc(q.concepts, func(c concept) bool { return c.term == t }) {
			own++
		}
	}
	if len(s.covers) == 0 || own == len(s.terms) {
		return
	}
	// Of several words it is not known yet whether they stand together.
	for _, c := range s.covers {
		q.concepts[c].held = q.concepts[c].held || !s.loose && len(s.terms) == 1
	}
	q.hasLoose = q.hasLoose || s.loose
	q.standIns = append(q.standIns, s)
}
