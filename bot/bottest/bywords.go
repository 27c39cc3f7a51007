package bottest

import (
	"cmp"
	"context"
	"slices"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// ByWords is a searcher that scores a sentence by the share of the question's
// words in it. It splits, analyses and filters as the product does but ranks in
// its own way, so that changes of the ranking do not change the tests of the
// bot.
type ByWords struct{ Store *corpus.Store }

// Search returns the sentences with the most words of the question.
func (s ByWords) Search(ctx context.Context, q query.Query) (retrieval.Result, error) {
	var res retrieval.Result
	entries, err := s.Store.Entries(ctx)
	if err != nil {
		return res, err
	}
	wanted := terms(q.Text)
	missing := slices.Clone(wanted)
	for _, e := range entries {
		v, err := s.Store.Version(ctx, e.Arrival)
		if err != nil {
			return res, err
		}
		missing = slices.DeleteFunc(missing, func(w string) bool { return slices.Contains(terms(v.Text), w) })
		if !retrieval.Admits(q.Filter, v) {
			continue
		}
		res.Searched.Articles++
		for _, p := range passages(v, wanted) {
			res.Searched.Passages++
			if p.Score > 0 {
				res.Passages = append(res.Passages, p)
			}
		}
		published := corpus.WallClock(v.Published)
		if published.After(res.Searched.Newest) {
			res.Searched.Newest = published
		}
		if o := res.Searched.Oldest; o.IsZero() || published.Before(o) {
			res.Searched.Oldest = published
		}
	}
	for _, tok := range text.Analyze(nil, q.Text) {
		if slices.Contains(missing, tok.Term) {
			res.Missing = append(res.Missing, q.Text[tok.Start:tok.End])
		}
	}
	return judged(res, q.Top), nil
}

// judged sorts the passages, keeps the first ones and adds a verdict.
func judged(res retrieval.Result, top int) retrieval.Result {
	slices.SortStableFunc(res.Passages, func(a, b retrieval.Passage) int { return cmp.Compare(b.Score, a.Score) })
	res.Passages = res.Passages[:min(top, len(res.Passages))]
	res.Verdict = retrieval.None
	if len(res.Passages) == 0 {
		return res
	}
	first := &res.Passages[0]
	res.Confidence, res.Strength, res.Even = first.Score, first.Score, .6
	first.Chance, first.Grounds.Held = first.Score, first.Score
	switch {
	case res.Confidence > .6:
		res.Verdict = retrieval.Found
	case res.Confidence > .3:
		res.Verdict = retrieval.Partly
	}
	return res
}

// passages returns an article's sentences, scored by the share of the wanted words
// that they have.
func passages(v *corpus.Version, wanted []string) []retrieval.Passage {
	var out []retrieval.Passage
	for _, span := range text.Split(v.Text) {
		for _, s := range text.Sentences(v.Text, span) {
			p := retrieval.Passage{Article: v, Span: span, Quote: s}
			var held []string
			for _, tok := range text.Analyze(nil, v.Text[s.Start:s.End]) {
				if slices.Contains(wanted, tok.Term) {
					p.Marks = append(p.Marks, text.Span{Start: s.Start + tok.Start, End: s.Start + tok.End})
					held = append(held, tok.Term)
				}
			}
			slices.Sort(held)
			p.Score = float64(len(slices.Compact(held))) / float64(max(1, len(wanted)))
			p.Signals = []retrieval.Signal{{Name: "the question's words", Value: p.Score, Weight: 1}}
			out = append(out, p)
		}
	}
	return out
}

// terms returns the words of a text that are not stop words, each once.
func terms(body string) []string {
	var out []string
	for _, tok := range text.Analyze(nil, body) {
		if !tok.Stop && !slices.Contains(out, tok.Term) {
			out = append(out, tok.Term)
		}
	}
	return out
}
