package retrieval

import (
	"dateline/retrieval/evidence"
	"dateline/retrieval/query"
)

// wholeDepth is how many of the best passages are read together: as many as are
// shown first.
const wholeDepth = 3

// readWhole judges the best passages together, where a question asks several
// things of them: a side of a comparison is moved to where it is shown, the
// passage that takes the second step of a question comes first, and what none of
// them has is objected to. Only distinct passages move.
func (q *Question) readWhole(near []Passage, distinct int, demands *evidence.Demands) {
	if !demands.AsksSeveral() {
		return
	}
	if query.IsQuestion(q.query.Text) && q.query.Order != query.NewestFirst {
		q.complete(near[:min(distinct, len(near))], demands)
	}
	first := &near[0]
	if lacking := demands.Lacking(evidenceOf(near[:min(wholeDepth, len(near))])); len(lacking) > 0 {
		first.Grounds.Objections = append(first.Grounds.Objections, lacking...)
		first.Chance = q.reader().Chance(q.query.Text, first)
	}
}

// complete moves forward the passage without which the first ones are half of
// the answer.
func (q *Question) complete(passages []Passage, demands *evidence.Demands) {
	at, leads := demands.Beside(evidenceOf(passages), wholeDepth)
	if at < 0 {
		return
	}
	moved, to := passages[at], min(1, at)
	if leads {
		to = 0
	}
	moved.Chance = passages[to].Chance
	copy(passages[to+1:at+1], passages[to:at])
	passages[to] = moved
}

// evidenceOf is what passages hold against a question.
func evidenceOf(passages []Passage) []evidence.Evidence {
	all := make([]evidence.Evidence, len(passages))
	for i := range passages {
		p := &passages[i]
		all[i] = evidence.Evidence{Quote: p.QuoteText(), Headline: p.Article.Title, Passage: p.Text(), Published: p.Article.Published}
	}
	return all
}
