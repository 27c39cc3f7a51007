package adaptertest

import (
	"cmp"
	"context"
	"slices"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// plain searches by counting which of a question's words a passage holds, so
// that what the suite asks has the same answer for ever, however well the true
// ranking comes to answer it.
type plain struct{ articles []corpus.Version }

// Verdicts of the share of a question's words that the best passage holds.
const (
	enough = 0.5
	some   = 0.3
)

// Search implements bot.Searcher.
func (s plain) Search(_ context.Context, q query.Query) (retrieval.Result, error) {
	wanted := terms(q.Text)
	res := retrieval.Result{Verdict: retrieval.None}
	var found []retrieval.Passage
	for i := range s.articles {
		v := &s.articles[i]
		if !retrieval.Admits(q.Filter, v) {
			continue
		}
		admit(&res.Searched, v)
		for _, span := range text.Split(v.Text) {
			res.Searched.Passages++
			if p := weigh(v, span, wanted); p.Score > 0 {
				found = append(found, p)
			}
		}
	}
	found = spread(found)
	if len(found) > 0 {
		res.Confidence = found[0].Score
		res.Verdict = verdict(found[0].Score)
		res.Passages = found[:min(len(found), q.Top)]
	}
	return res, nil
}

func verdict(score float64) retrieval.Verdict {
	switch {
	case score >= enough:
		return retrieval.Found
	case score >= some:
		return retrieval.Partly
	}
	return retrieval.None
}

func terms(body string) map[string]bool {
	out := map[string]bool{}
	for _, t := range text.Analyze(nil, body) {
		if !t.Stop {
			out[t.Term] = true
		}
	}
	return out
}

func admit(s *retrieval.Searched, v *corpus.Version) {
	s.Articles++
	if t := v.Published; !t.IsZero() {
		if s.Oldest.IsZero() || t.Before(s.Oldest) {
			s.Oldest = t
		}
		if t.After(s.Newest) {
			s.Newest = t
		}
	}
}

// weigh scores a passage by the share of the wanted words that it holds.
func weigh(v *corpus.Version, span text.Span, wanted map[string]bool) retrieval.Passage {
	p := retrieval.Passage{Article: v, Span: span, Quote: span}
	held := map[string]bool{}
	for _, t := range text.Analyze(nil, v.Text[span.Start:span.End]) {
		if wanted[t.Term] {
			held[t.Term] = true
			p.Marks = append(p.Marks, text.Span{Start: span.Start + t.Start, End: span.Start + t.End})
		}
	}
	p.Score = float64(len(held)) / float64(max(1, len(wanted)))
	p.Signals = []retrieval.Signal{{Name: "words held", Value: p.Score, Weight: 1}}
	return p
}

// spread orders passages best first, and each article's second one after the
// first ones of all.
func spread(found []retrieval.Passage) []retrieval.Passage {
	slices.SortFunc(found, func(a, b retrieval.Passage) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.Article.Arrival, b.Article.Arrival), a.Start-b.Start)
	})
	var turns [][]retrieval.Passage
	turn := map[string]int{}
	for _, p := range found {
		n := turn[p.Article.ID]
		turn[p.Article.ID]++
		if n == len(turns) {
			turns = append(turns, nil)
		}
		turns[n] = append(turns[n], p)
	}
	return slices.Concat(turns...)
}
