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

// wordSearch scores a passage by the share of the question's words that it has. The
// suite uses it so that its answers do not depend on the real ranking.
type wordSearch struct{ articles []corpus.Version }

// The least scores of the best passage for a verdict of Found and of Partly.
const (
	foundShare  = 0.5
	partlyShare = 0.3
)

// Search implements bot.Searcher.
func (s wordSearch) Search(_ context.Context, q query.Query) (retrieval.Result, error) {
	wanted := terms(q.Text)
	res := retrieval.Result{Verdict: retrieval.None}
	var found []retrieval.Passage
	for i := range s.articles {
		v := &s.articles[i]
		if !retrieval.Admits(q.Filter, v) {
			continue
		}
		countSearched(&res.Searched, v)
		for _, span := range text.Split(v.Text) {
			res.Searched.Passages++
			if p := score(v, span, wanted); p.Score > 0 {
				found = append(found, p)
			}
		}
	}
	found = interleave(found)
	if len(found) > 0 {
		res.Confidence, res.Strength, res.Even = found[0].Score, found[0].Score, foundShare
		found[0].Chance, found[0].Grounds.Held = found[0].Score, found[0].Score
		res.Verdict = verdict(found[0].Score)
		res.Passages = found[:min(len(found), q.Top)]
	}
	return res, nil
}

func verdict(score float64) retrieval.Verdict {
	switch {
	case score >= foundShare:
		return retrieval.Found
	case score >= partlyShare:
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

func countSearched(s *retrieval.Searched, v *corpus.Version) {
	s.Articles++
	if t := corpus.WallClock(v.Published); !t.IsZero() {
		if s.Oldest.IsZero() || t.Before(s.Oldest) {
			s.Oldest = t
		}
		if t.After(s.Newest) {
			s.Newest = t
		}
	}
}

// score scores a passage by the share of the wanted words that it has.
func score(v *corpus.Version, span text.Span, wanted map[string]bool) retrieval.Passage {
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

// interleave sorts passages by score, but puts the best passage of each article before
// the second ones, and so on.
func interleave(found []retrieval.Passage) []retrieval.Passage {
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

// Survey implements bot.Surveyor.
func (s wordSearch) Survey(_ context.Context, q query.Query) (retrieval.Survey, error) {
	topic := &retrieval.Topic{}
	for _, t := range text.Analyze(nil, q.Text) {
		if !t.Stop {
			topic.Words = append(topic.Words, q.Text[t.Start:t.End])
		}
	}
	wanted := terms(q.Text)
	found := retrieval.NewSurvey(q, topic)
	for i := range s.articles {
		v := &s.articles[i]
		if !retrieval.Admits(q.Filter, v) {
			continue
		}
		countSearched(&found.Searched, v)
		held := terms(v.Title + "\n" + v.Text)
		lacks := false
		for term := range wanted {
			lacks = lacks || !held[term]
		}
		if !lacks {
			found.Add(retrieval.Listed{Arrival: v.Arrival, Published: v.Published, Source: v.Source})
		}
	}
	found.Finish()
	return *found, nil
}
