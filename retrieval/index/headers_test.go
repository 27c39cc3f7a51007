package index

import (
	"testing"

	"dateline/corpus"
	"dateline/retrieval/query"
)

func TestFiltersOnHeaders(t *testing.T) {
	m := newMemory()
	for _, a := range []corpus.Article{
		{ID: "a", Title: "Strikes at the rail depot", Author: "Ida Holm", Language: "en", Text: "The gantry stood still."},
		{ID: "b", Title: "Depot on rail", Author: "Bo Holm and Ana Reed", Language: "en-GB", Text: "The gantry moved at the strike."},
		{ID: "c", Title: "Учения", Text: "The gantry was seen."},
	} {
		a.Published = epoch
		m.add(a)
	}
	ix := open(t, "", m, Options{})
	syncAll(t, ix)
	for _, c := range []struct {
		filter query.Filter
		want   string
	}{
		{query.Filter{Headline: []string{"strike"}}, "a"},
		{query.Filter{Headline: []string{"rail depot"}}, "a"},
		{query.Filter{Headline: []string{"rail", "depot"}}, "ab"},
		{query.Filter{Headline: []string{"gantry"}}, ""},
		{query.Filter{NotHeadline: []string{"strike"}}, "bc"},
		{query.Filter{Authors: []string{"holm"}}, "ab"},
		{query.Filter{Authors: []string{"Ida Holm"}}, "a"},
		{query.Filter{Authors: []string{"Hol"}}, ""},
		{query.Filter{Languages: []string{"en"}}, "ab"},
		{query.Filter{Languages: []string{"ru", "ko"}}, "c"},
		{query.Filter{Languages: []string{"en"}, Headline: []string{"strike"}, Since: epoch}, "a"},
	} {
		r, err := ix.search(t.Context(), query.Query{Text: "gantry", Top: 9, Asked: epoch, Filter: c.filter})
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]bool{}
		for _, p := range r.Passages {
			got[p.Article.ID] = true
		}
		for _, id := range []string{"a", "b", "c"} {
			want := false
			for _, w := range c.want {
				want = want || id == string(w)
			}
			if got[id] != want {
				t.Errorf("%q: %v, want %q", c.filter.Words(), got, c.want)
			}
		}
		if r.Searched.Articles != len(c.want) {
			t.Errorf("%q: searched %d", c.filter.Words(), r.Searched.Articles)
		}
	}
}
