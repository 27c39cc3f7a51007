package exhaustive

import (
	"cmp"
	"slices"

	"dateline/retrieval"
	"dateline/retrieval/text"
)

// addPhrases puts all admitted passages that hold phrases of the question before
// the others that were found, and returns where the phrases are in each of those
// that hold any.
func (s *Searcher) addPhrases(question *retrieval.Question, sc *scores, found []int32, admitted []bool) ([]int32, [][]text.Span) {
	if len(question.Phrases()) == 0 {
		return found, nil
	}
	var held []int32
	places := map[int32][]text.Span{}
	for i := range s.passages {
		p := &s.passages[i]
		if admitted != nil && !admitted[p.article] {
			continue
		}
		v := &s.articles[p.article].version
		if spans, ok := question.FindPhrases(v.Title, v.Text, p.Span); ok {
			held = append(held, int32(i))
			places[int32(i)] = spans
		}
	}
	slices.SortFunc(held, func(a, b int32) int { return cmp.Or(cmp.Compare(sc.sum[b], sc.sum[a]), cmp.Compare(a, b)) })
	phrases := make([][]text.Span, len(held))
	for i, n := range held {
		phrases[i] = places[n]
	}
	for _, n := range found {
		if places[n] == nil {
			held = append(held, n)
		}
	}
	return held, phrases
}
