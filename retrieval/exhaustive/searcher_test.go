package exhaustive

import (
	"math"
	"testing"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

func paper() []corpus.Version {
	day := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC)
	return []corpus.Version{
		{Arrival: 1, Article: corpus.Article{ID: "a", Title: "Strike", Source: "BBC News", Published: day, Text: "The harbour strike goes on.\n\nKim Jong-un said nothing."}},
		{Arrival: 2, Article: corpus.Article{ID: "b", Title: "Dam", Source: "The Lantern", Published: day.AddDate(0, 1, 0), Text: "The dam cracked near the harbour."}},
		{Arrival: 3, Withdrawn: true, Article: corpus.Article{ID: "c", Title: "Gone"}},
		{Arrival: 4, Article: corpus.Article{ID: "d", Title: "Only a headline about lightning"}},
	}
}

// The first stage's score is BM25 as its formula says.
func TestTheScoreIsBM25(t *testing.T) {
	s := New(paper())
	q := retrieval.Read(query.Query{Text: "crack"}, s)
	found := s.Find(q, nil)
	if len(found) != 1 {
		t.Fatalf("%d passages", len(found))
	}
	terms := q.Terms()
	length := float64(found[0].Words.Len() + found[0].Header.Len())
	want := terms[0].Weight * text.IDF(s.Passages(), 1) * text.Saturate(1, length, s.passageLength)
	if math.Abs(found[0].BM25-want) > 1e-12 {
		t.Errorf("BM25 is %v, want %v", found[0].BM25, want)
	}
}

func TestFiltersNarrow(t *testing.T) {
	s := New(paper())
	for _, c := range []struct {
		filter query.Filter
		want   int
	}{
		{query.Filter{}, 2},
		{query.Filter{Sources: []string{"bbc news"}}, 1},
		{query.Filter{Since: time.Date(2025, 1, 15, 0, 0, 0, 0, time.UTC)}, 1},
		{query.Filter{Until: time.Date(2024, 1, 15, 0, 0, 0, 0, time.UTC)}, 0},
		{query.Filter{People: []string{"Kim Jong Un"}}, 1},
		{query.Filter{People: []string{"Kim Il Sung"}}, 0},
	} {
		r, err := s.Search(t.Context(), query.Query{Text: "harbour", Filter: c.filter, Top: 10})
		if err != nil || len(r.Passages) != c.want {
			t.Errorf("%v: %d passages, want %d (%v)", c.filter.Words(), len(r.Passages), c.want, err)
		}
	}
}

func TestTheVocabulary(t *testing.T) {
	s := New(paper())
	if s.Articles() != 3 || s.Passages() != 3 {
		t.Errorf("%d articles, %d passages", s.Articles(), s.Passages())
	}
	if s.Frequency("harbor") != 2 || s.Spread("harbor") != 2 || s.Spread("nothing at all") != 0 {
		t.Error("wrong counts")
	}
	if !s.Together([]string{"harbor"}) || s.Together([]string{"harbor", "nothing at all"}) {
		t.Error("wrong company")
	}
	if near := s.Near("harbro", 1); len(near) != 1 || near[0] != "harbor" {
		t.Errorf("near harbro: %q", near)
	}
}

func TestAHeadlineAloneIsFound(t *testing.T) {
	r, _ := New(paper()).Search(t.Context(), query.Query{Text: "lightning", Top: 1})
	if len(r.Passages) != 1 || r.Passages[0].Article.ID != "d" {
		t.Errorf("%d passages", len(r.Passages))
	}
}
