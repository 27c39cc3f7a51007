package index

import (
	"fmt"
	"testing"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// open opens an index that is calibrated on only a few articles unless opts say
// otherwise, since most tests are about something else.
func open(t testing.TB, dir string, store Store, opts Options) *index {
	t.Helper()
	setDefault(&opts.probes, 5)
	ix, err := openIndex(t.Context(), dir, store, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := ix.close(); err != nil {
			t.Error(err)
		}
	})
	return ix
}

func syncAll(t testing.TB, ix *index) {
	t.Helper()
	if err := ix.sync(t.Context()); err != nil {
		t.Fatal(err)
	}
}

func ask(t testing.TB, ix *index, q query.Query) retrieval.Result {
	t.Helper()
	if q.Top == 0 {
		q.Top = 10
	}
	r, err := ix.search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func paper() *memory {
	m := newMemory()
	m.add(corpus.Article{ID: "ferry", Title: "Ferry runs aground off Tallow Point", Source: "Harbour Post", Text: "The ferry Marigold ran aground on Tuesday. Nobody was hurt.\n\nA tug pulled it free at high water."})
	m.add(corpus.Article{ID: "bridge", Title: "Bridge closed for repairs", Source: "Tallow Times", Text: "The council closed the bridge for six weeks. Traffic goes by way of the ferry."})
	m.add(corpus.Article{ID: "bakery", Title: "Bakery wins prize", Source: "Tallow Times", Text: "The bakery in Mill Street won the prize for its rye bread."})
	return m
}

func TestSearch(t *testing.T) {
	for _, dir := range []string{"", t.TempDir()} {
		t.Run(fmt.Sprintf("dir=%t", dir != ""), func(t *testing.T) {
			m := paper()
			ix := open(t, dir, m, Options{})
			syncAll(t, ix)
			r := ask(t, ix, query.Query{Text: "Which bakery won a prize?"})
			if len(r.Passages) == 0 || r.Passages[0].Article.ID != "bakery" {
				t.Fatalf("got %+v", r)
			}
			if r.Searched.Articles != 3 {
				t.Errorf("searched %+v", r.Searched)
			}
			m.withdraw("bakery")
			m.add(corpus.Article{ID: "ferry", Title: "Ferry afloat", Text: "The ferry is back in service."})
			syncAll(t, ix)
			if r := ask(t, ix, query.Query{Text: "bakery prize"}); len(r.Passages) != 0 {
				t.Errorf("a withdrawn article is found: %+v", r.Passages)
			}
			if r := ask(t, ix, query.Query{Text: "Marigold"}); len(r.Passages) != 0 {
				t.Errorf("a replaced version is found: %+v", r.Passages)
			}
		})
	}
}

func TestReopen(t *testing.T) {
	m, dir := paper(), t.TempDir()
	ix := open(t, dir, m, Options{})
	syncAll(t, ix)
	if err := ix.close(); err != nil {
		t.Fatal(err)
	}
	ix = open(t, dir, m, Options{})
	if r := ask(t, ix, query.Query{Text: "ferry Marigold"}); len(r.Passages) == 0 || r.Passages[0].Article.ID != "ferry" {
		t.Errorf("got %+v", r)
	}
}
