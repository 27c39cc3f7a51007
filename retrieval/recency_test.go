package retrieval_test

import (
	"math"
	"testing"
	"time"

	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// shellArticles are an old article that answers a question in full, one of the
// day that has one word of it, and another old one.
func shellArticles(today time.Time) *exhaustive.Searcher {
	versions := articles(
		"Answer\nThe founder of the Ostrand harbour was a whaler named Brink.",
		"News\nThe harbour was full on a sunny day.",
		"Other\nNobody knows who rang the bell.",
	)
	versions[0].Published, versions[1].Published, versions[2].Published = today.AddDate(-3, 0, 0), today, today.AddDate(-3, 0, 0)
	return exhaustive.New(versions)
}

func TestNewsThatHardlyMatchesDoesNotDisplaceAnOldAnswer(t *testing.T) {
	today := time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)
	for _, text := range []string{"Who was the founder of the Ostrand harbour?", "Who was the founder of the Ostrand harbour, as recently said?"} {
		r, err := shellArticles(today).Search(t.Context(), query.Query{Text: text, Top: 3, Asked: today})
		if err != nil || len(r.Passages) == 0 {
			t.Fatal(r, err)
		}
		if got := r.Passages[0].Article.ID; got != "Answer" {
			t.Errorf("%q: first is %s", text, got)
		}
	}
}

// What explains a score adds up to it, recency included.
func TestSignalsAddUpToTheScore(t *testing.T) {
	today := time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)
	r, err := shellArticles(today).Search(t.Context(), query.Query{Text: "the latest on the harbour of Ostrand", Top: 30, Asked: today})
	if err != nil || len(r.Passages) < 2 {
		t.Fatal(r, err)
	}
	for _, p := range r.Passages {
		sum, recent := 0.0, false
		for _, s := range p.Signals {
			sum += s.Weight * s.Value
			recent = recent || s.Name == retrieval.Recency && s.Weight > 0
			if s.Value > 1 {
				t.Errorf("%s: %s is %v", p.Article.ID, s.Name, s.Value)
			}
		}
		if math.Abs(sum-p.Score) > 1e-9 || p.Article.ID == "News" && !recent {
			t.Errorf("%s: the signals add up to %v, the score is %v", p.Article.ID, sum, p.Score)
		}
	}
}

// A word of now makes recency count for more.
func TestAWordOfNowMakesRecencyCount(t *testing.T) {
	today := time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)
	versions := articles("Old\nThe harbour strike in Ostrand ended.", "New\nThe harbour strike began.")
	versions[0].Published, versions[1].Published = today.AddDate(-1, 0, 0), today
	weights := map[string]float64{}
	for _, text := range []string{"Did the harbour strike end?", "Did the harbour strike just end?"} {
		r, err := exhaustive.New(versions).Search(t.Context(), query.Query{Text: text, Top: 2, Asked: today})
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range r.Passages {
			for _, s := range p.Signals {
				if s.Name == retrieval.Recency && p.Article.ID == "New" {
					weights[text] = s.Weight
				}
			}
		}
	}
	if ever, now := weights["Did the harbour strike end?"], weights["Did the harbour strike just end?"]; !(now > ever && ever > 0) {
		t.Errorf("recency counts %v with a word of now, %v without", now, ever)
	}
}

func TestTheOrderAskedForDecidesOnRecency(t *testing.T) {
	today := time.Date(2025, 6, 1, 0, 0, 0, 0, time.UTC)
	versions := articles("Old\nThe harbour strike in Ostrand ended.", "New\nThe harbour strike in Ostrand began, and nobody in the town knew when it would end.")
	versions[0].Published, versions[1].Published = today.AddDate(-2, 0, 0), today.AddDate(-1, 0, 0)
	s := exhaustive.New(versions)
	for _, c := range []struct {
		order query.Order
		first string
	}{{"", "Old"}, {query.BestFirst, "Old"}, {query.AnyTime, "Old"}, {query.NewestFirst, "New"}} {
		r, err := s.Search(t.Context(), query.Query{Text: "harbour strike Ostrand?", Top: 2, Asked: today, Filter: query.Filter{Order: c.order}})
		if err != nil || len(r.Passages) != 2 || r.Passages[0].Article.ID != c.first {
			t.Errorf("%q: %v, %v", c.order, r.Passages, err)
			continue
		}
		for _, signal := range r.Passages[0].Signals {
			if signal.Name == retrieval.Recency && c.order == query.AnyTime {
				t.Errorf("from any time, recency counts %v", signal.Weight)
			}
		}
	}
}
