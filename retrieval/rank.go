package retrieval

import (
	"cmp"
	"slices"
)

// Rank orders candidates by how well they answer, and says how far the best of
// them does.
func (q *Question) Rank(candidates []Candidate, searched Searched) Result {
	result := Result{Verdict: None, Searched: searched, Also: q.also, Missing: q.missing}
	scored := make([]scoredCandidate, len(candidates))
	for i := range candidates {
		scored[i] = scoredCandidate{&candidates[i], q.signals(&candidates[i])}
	}
	slices.SortStableFunc(scored, func(a, b scoredCandidate) int {
		return cmp.Or(cmp.Compare(b.score(), a.score()), cmp.Compare(b.Version.Arrival, a.Version.Arrival), cmp.Compare(a.Start, b.Start))
	})
	perArticle := map[int64]int{}
	for _, s := range scored {
		if len(result.Passages) >= q.query.Top {
			break
		}
		n := int64(s.Version.Arrival)
		if q.query.PerArticle > 0 && perArticle[n] >= q.query.PerArticle {
			continue
		}
		perArticle[n]++
		result.Passages = append(result.Passages, q.passage(s))
	}
	if len(result.Passages) > 0 {
		result.Confidence = min(1, max(0, result.Passages[0].Signals[0].Value))
		switch {
		case result.Confidence >= .4:
			result.Verdict = Found
		case result.Confidence >= .25:
			result.Verdict = Partly
		}
	}
	return result
}

type scoredCandidate struct {
	*Candidate
	parts []Signal
}

func (s scoredCandidate) score() float64 {
	total := 0.0
	for _, p := range s.parts {
		total += p.Weight * p.Value
	}
	return total
}

func (q *Question) signals(c *Candidate) []Signal {
	if q.ideal == 0 {
		return []Signal{{Name: "the question's words", Weight: 1}}
	}
	return []Signal{
		{Name: "the question's words", Value: c.BM25 / q.ideal, Weight: 1},
		{Name: "the article about it", Value: c.Article / q.ideal, Weight: .5},
	}
}

func (q *Question) passage(s scoredCandidate) Passage {
	p := Passage{Article: s.Version, Span: s.Span, Quote: s.Span, Score: s.score(), Signals: s.parts}
	if first := Sentences(s.Version.Text, s.Span); len(first) > 0 {
		p.Quote = first[0]
	}
	for _, t := range s.Tokens {
		if t.Start >= p.Quote.Start && t.End <= p.Quote.End && q.table.find(t.Term) >= 0 {
			p.Marks = append(p.Marks, t.Span)
		}
	}
	return p
}
