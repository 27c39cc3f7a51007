package retrieval_test

import (
	"testing"
	"time"

	"dateline/corpus"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

func TestNumbersAreNoDaysOfPublication(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2025, 1, n, 0, 0, 0, 0, time.UTC) }
	s := exhaustive.New([]corpus.Version{
		{Arrival: 1, Article: corpus.Article{Title: "Hangar", Text: "The yard builds a hangar for F-16 jets. Dockers get a 6 percent rise.", Published: day(2)}},
		{Arrival: 2, Article: corpus.Article{Title: "Storm", Text: "A storm shut the port.", Published: day(16)}},
		{Arrival: 3, Article: corpus.Article{Title: "Fair", Text: "A fair opened in Marsk.", Published: day(6)}},
	})
	for question, want := range map[string]int{
		"F16": 1, "F-16": 1, "six percent rise": 1, "6 percent": 1, "16 jets": 1,
		"storm on 16 January": 2,
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 3, Asked: day(30)})
		if err != nil || len(r.Passages) == 0 || r.Passages[0].Article.Arrival != corpus.Arrival(want) || want == 1 && len(r.Passages) != 1 {
			t.Errorf("%q finds %d passages, the first of %v; want article %d (%v)", question, len(r.Passages), r.Passages, want, err)
		}
	}
}
