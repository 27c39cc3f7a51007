package retrieval

import (
	"testing"

	"dateline/corpus"
)

// TestFurtherPassagesOfAnArticleComeAfterOthersThatAnswerAsWell: three of one
// article are as good as one of each of two others, or hardly better.
func TestFurtherPassagesOfAnArticleComeAfterOthersThatAnswerAsWell(t *testing.T) {
	var ratings []*rated
	for i, arrival := range []corpus.Arrival{9, 9, 9, 2, 1} {
		c := Candidate{Version: &corpus.Version{Arrival: arrival}, Span: Span{Start: i, End: i + 1}}
		r := &rated{Candidate: &c, score: 1}
		if arrival == 9 {
			r.score = 1.01
		}
		ratings = append(ratings, r)
	}
	q := &Question{query: Query{Top: 5}}
	for i, r := range q.spread(ratings) {
		if want := []corpus.Arrival{9, 2, 1, 9, 9}[i]; r.Version.Arrival != want {
			t.Errorf("place %d has article %d, want %d", i, r.Version.Arrival, want)
		}
	}
}
