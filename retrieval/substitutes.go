package retrieval

import (
	"slices"

	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// addAliases adds the other names of what the question names.
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
			q.addSynonyms(aliases, name, asked, covers, v)
		}
		at += taken - 1
	}
}

// addSynonyms adds what else the thing is called that an alias names.
func (q *Question) addSynonyms(aliases *query.Aliases, name int, asked string, covers []int, v Vocabulary) {
	for other := range aliases.Synonyms(name) {
		q.addSubstitute(substitute{terms: other.Terms, name: other.Text, asked: asked, covers: covers, loose: other.Loose}, v)
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

// addSubstitute adds a substitute, if the coverage holds all of its words and
// they are not all in the question anyway.
func (q *Question) addSubstitute(s substitute, v Vocabulary) {
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
	switch {
	case s.paraphrase:
	case s.inflection:
		s.share = inflectionWeight
	case s.compound:
		s.share = compoundWeight
	case s.loose:
		s.share = q.looseWeight
	default:
		s.share = substituteWeight
	}
	// Whether several words ever stand together is not known yet.
	for _, c := range s.covers {
		q.concepts[c].held = q.concepts[c].held || !s.loose && !s.number && len(s.terms) == 1
	}
	q.hasLoose = q.hasLoose || s.loose
	q.substitutes = append(q.substitutes, s)
}
