package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// TestPerArticle checks that a long article that fills the first page does not
// starve the answer.
func TestPerArticle(t *testing.T) {
	m := newMemory()
	long := strings.Repeat("The dam at Orrin held. Orrin dam, the dam of Orrin, stood. "+strings.Repeat("Water stood behind it for weeks on end that year. ", 12)+"\n\n", 60)
	m.add(corpus.Article{ID: "long", Title: "Orrin dam", Text: long})
	for i := range 6 {
		m.add(corpus.Article{ID: fmt.Sprint(i), Text: fmt.Sprintf("In place %d somebody spoke of the dam at Orrin in passing, among many other matters of the day.", i)})
	}
	ix := open(t, "", m, Options{depth: 10})
	syncAll(t, ix)
	_, candidates, _, err := ix.candidatesWithTexts(t.Context(), query.Query{Text: "Orrin dam", Top: 4, PerArticle: 1})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]bool{}
	for _, c := range candidates {
		ids[c.Version.ID] = true
	}
	if len(ids) != 7 {
		t.Errorf("candidates from %d articles, want 7", len(ids))
	}
}

func TestCandidates(t *testing.T) {
	ix := open(t, "", paper(), Options{})
	syncAll(t, ix)
	for range 2 { // from the store, then from the cache
		_, candidates, searched, err := ix.candidatesWithTexts(t.Context(), query.Query{Text: "ferry", Top: 4})
		if err != nil || len(candidates) != 2 || searched.Articles != 3 {
			t.Fatalf("%+v %+v %v", candidates, searched, err)
		}
		for _, c := range candidates {
			l := text.NewLexicon()
			want := l.Words(c.Version.Text, c.Span, nil)
			if got := collect(c.Words); len(got) == 0 || !slices.Equal(got, collect(want)) {
				t.Errorf("words %v, want %v", got, collect(want))
			}
			want = l.HeaderWords(retrieval.Header(&c.Version.Article), nil)
			if got := collect(c.Header); !slices.Equal(got, collect(want)) {
				t.Errorf("header %v, want %v", got, collect(want))
			}
			if c.Article < c.BM25/2 || c.Count != 1 || c.Ordinal != 0 {
				t.Errorf("%+v", c)
			}
		}
	}
}

// collect lists words with their spans.
func collect(w *text.Words) (list []string) {
	for term, span := range w.All() {
		list = append(list, fmt.Sprint(term, span))
	}
	return list
}

func TestFilters(t *testing.T) {
	m := newMemory()
	m.add(corpus.Article{ID: "a", Source: "BBC News", Published: epoch, Text: "Ana Petrova met the mayor about the bridge."})
	m.add(corpus.Article{ID: "b", Source: "Süddeutsche Zeitung", Published: epoch.AddDate(0, 0, -9), Text: "The bridge was opened by Petrova's brother Ivan."})
	m.add(corpus.Article{ID: "c", Text: "A bridge without a date."})
	ix := open(t, "", m, Options{})
	syncAll(t, ix)
	for name, c := range map[string]struct {
		f    query.Filter
		want string
	}{
		"none":             {query.Filter{}, "a b c"},
		"source":           {query.Filter{Sources: []string{"bbc"}}, "a"},
		"accents":          {query.Filter{Sources: []string{"suddeutsche ZEITUNG"}}, "b"},
		"part of a word":   {query.Filter{Sources: []string{"b"}}, ""},
		"either":           {query.Filter{Sources: []string{"BBC NEWS", "Zeitung"}}, "a b"},
		"no source":        {query.Filter{Sources: []string{""}}, ""},
		"since":            {query.Filter{Since: epoch}, "a"},
		"until":            {query.Filter{Until: epoch}, "b"},
		"not dates":        {query.Filter{NotDates: []query.Period{{Start: epoch, End: epoch.AddDate(0, 0, 1)}}}, "b c"},
		"as of":            {query.Filter{AsOf: epoch.Add(2 * arrivedStep)}, "a"},
		"person":           {query.Filter{People: []string{"Petrova"}}, "a b"},
		"whole name":       {query.Filter{People: []string{"Ivan Petrova"}}, "b"},
		"two people":       {query.Filter{People: []string{"Ana", "Petrova"}}, "a"},
		"a stranger":       {query.Filter{People: []string{"Olsen"}}, ""},
		"a name of blanks": {query.Filter{People: []string{" "}}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			r := ask(t, ix, query.Query{Text: "bridge", Filter: c.f})
			var ids []string
			for _, p := range r.Passages {
				ids = append(ids, p.Article.ID)
			}
			slices.Sort(ids)
			if got := strings.Join(ids, " "); got != c.want {
				t.Errorf("found %q, want %q", got, c.want)
			}
			if n := len(strings.Fields(c.want)); r.Searched.Articles != n {
				t.Errorf("searched %d articles, want %d", r.Searched.Articles, n)
			}
		})
	}
}

func TestVocabulary(t *testing.T) {
	m := paper()
	ix := open(t, "", m, Options{})
	syncAll(t, ix)
	m.withdraw("bakery")
	syncAll(t, ix)
	v, err := ix.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer v.release()
	w := &vocabulary{v: v}
	if w.Passages() != 2 {
		t.Errorf("%d passages", w.Passages())
	}
	ferry := text.Analyze(nil, "ferry")[0].Term
	if n := w.Frequency(ferry); n != 2 {
		t.Errorf("ferry in %d", n)
	}
	if n := w.Frequency("bakeri"); n != 0 {
		t.Errorf("a withdrawn word in %d", n)
	}
	if near := w.Near(ferry[:len(ferry)-1]+"x", 1); !slices.Equal(near, []string{ferry}) {
		t.Errorf("near: %v", near)
	}
	if near := w.Near(strings.Repeat("a", 1<<20), 2); near != nil || w.err != nil {
		t.Errorf("near a bomb: %v %v", near, w.err)
	}
}
