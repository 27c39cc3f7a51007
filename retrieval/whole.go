package retrieval

import (
	"dateline/retrieval/evidence"
	"dateline/retrieval/query"
)

// wholeDepth is how many of the best passages are read together: as many as are
// shown first.
const wholeDepth = 3

// readWhole judges the first passages together, where a question asks several
// things of them: a side of a comparison is moved to where it is shown, the
// passage that takes the second step of a question comes first, and what none of
// them has is objected to. Only distinct passages move.
func (q *Question) readWhole(passages []Passage, distinct []int) {
	if !q.demands.AsksSeveral() {
		return
	}
	if len(q.phrases) == 0 && query.IsQuestion(q.query.Text) && q.query.Order != query.NewestFirst {
		complete(passages, distinct, q.demands)
	}
	var shown []evidence.Evidence
	for i := range passages[:min(wholeDepth, len(passages))] {
		shown = append(shown, evidenceOf(&passages[i]))
	}
	first := &passages[0]
	if lacking := q.demands.Lacking(shown); len(lacking) > 0 {
		first.Grounds.Objections = append(first.Grounds.Objections, lacking...)
		first.Chance = q.reader().Chance(q.query.Text, first)
	}
}

// complete moves forward the passage without which the first ones are half of
// the answer. It stands for the one whose place it takes, and so has its chance.
func complete(passages []Passage, distinct []int, demands *evidence.Demands) {
	var quotes []evidence.Evidence
	shown := 0
	for _, n := range distinct {
		quotes = append(quotes, evidenceOf(&passages[n]))
		if n < wholeDepth {
			shown++
		}
	}
	at, leads := demands.Beside(quotes, shown)
	if at < 0 {
		return
	}
	to := 1
	if leads {
		to = 0
	}
	displaced := passages[to]
	moveToFront(passages[to:], distinct[at]-to)
	moved := &passages[to]
	moved.Chance = displaced.Chance
	moved.Grounds.Match, moved.Grounds.Behind = displaced.Grounds.Match, displaced.Grounds.Behind
}

// evidenceOf is what a passage holds against a question.
func evidenceOf(p *Passage) evidence.Evidence {
	return evidence.Evidence{Quote: p.QuoteText(), Headline: p.Article.Title, Passage: p.Text(), Published: p.Article.Published}
}
