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
			a.Author = []string{"", "Ana Lund", "Bo Lund and Ida Holm"}[r.IntN(3)]
			a.Language = []string{"", "en", "ru", "en-GB"}[r.IntN(4)]
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
			switch r.IntN(4) {
			case 0:
				q.Text += " or " + anyWord(r)
			case 1:
				q.Text = "\"" + anyWord(r) + " " + anyWord(r) + "\" " + q.Text
			case 2:
				q.Text = named[r.IntN(len(named))] + ", w1 or " + anyWord(r) + " " + anyWord(r)
			}
			if r.IntN(3) == 0 {
				q.Until = epoch.AddDate(0, 0, -r.IntN(30))
			}
			if r.IntN(3) == 0 {
				q.Order = query.OldestFirst
			}
			if r.IntN(2) == 0 {
				q.Filter = anyFilterOnHeaders(r, q.Filter)
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
			for _, l := range got.Listed {
				v, err := m.Versions(ctxOf(t), l.Arrival)
				if err != nil || !retrieval.Admits(q.Filter, v[0]) {
					t.Fatalf("%q: version %d does not pass %q, %v", q.Text, l.Arrival, q.Filter.Words(), err)
				}
			}
		}
	})
	if counted == 0 {
		t.Error("nothing was counted")
	}
}

// anyFilterOnHeaders adds to a filter something that only an article's own data
// decides.
func anyFilterOnHeaders(r *rand.Rand, f query.Filter) query.Filter {
	switch r.IntN(5) {
	case 0:
		f.Authors = []string{"Lund"}
	case 1:
		f.Languages = []string{"en"}
	case 2:
		f.Headline = []string{named[0]}
	case 3:
		f.NotHeadline = []string{named[0]}
	default:
		f.Arrivals, f.Article = []corpus.Arrival{2, 5, 16}, "one"
	}
	return f
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
