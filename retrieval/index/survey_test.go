package index

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"dateline/corpus"
	"dateline/retrieval"
	whole "dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// TestSurveysAreExact checks that the index counts exactly the articles that the
// exhaustive search counts.
func TestSurveysAreExact(t *testing.T) {
	counted := 0
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		m := newMemory()
		ix, err := openIndex(ctxOf(t), "", m, Options{probes: 5, batch: 7})
		if err != nil {
			t.Fatal(err)
		}
		defer ix.close()
		for id := range 15 {
			a := article(r, id, 1+r.IntN(2))
			a.Text += " " + named[r.IntN(len(named))] + " spoke."
			m.add(a)
		}
		m.add(corpus.Article{ID: "headline", Title: named[0], Text: "w1", Source: "Lavrov Times"})
		if err := ix.sync(ctxOf(t)); err != nil {
			t.Fatal(err)
		}
		s := whole.New(versions(m))
		for range 5 {
			q := query.Query{Text: named[r.IntN(len(named))], Asked: epoch}
			if r.IntN(2) == 0 {
				q.Text = anyQuestion(r)
			}
			if r.IntN(3) == 0 {
				q.Until = epoch.AddDate(0, 0, -r.IntN(30))
			}
			if r.IntN(3) == 0 {
				q.Order = query.OldestFirst
			}
			got, err := ix.survey(ctxOf(t), q)
			if err != nil {
				t.Fatal(err)
			}
			want, _ := s.Survey(ctxOf(t), q)
			counted += want.Articles
			if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(retrieval.Survey{}, "Topic"), cmpopts.IgnoreUnexported(retrieval.Survey{}), cmpopts.EquateEmpty()); diff != "" {
				t.Fatalf("%q %+v: exhaustive survey (-), the index (+)\n%s", q.Text, q.Filter, diff)
			}
		}
	})
	if counted == 0 {
		t.Error("nothing was counted")
	}
}

func TestSurveyAsOfAnEarlierTime(t *testing.T) {
	c := newChronicle(t)
	then := c.says("a", "The dockers went on strike.")
	c.says("a", "The dockers work again.")
	c.says("b", "Another strike began.")
	got, err := c.index.survey(t.Context(), query.Query{Text: "strike", Filter: query.Filter{AsOf: then}})
	if err != nil || got.Articles != 1 || got.Searched.Articles != 1 {
		t.Errorf("%d of %d articles, %v", got.Articles, got.Searched.Articles, err)
	}
}
