package main

import (
	"slices"
	"strings"
	"testing"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/measure"
	"dateline/retrieval/query"
)

func TestAnAnswerIsDescribed(t *testing.T) {
	article := corpus.Article{ID: "ferry", Title: "Ferry sinks", Text: "The ferry Aurelia sank on 3 May off Marrow Point. All 21 on board were saved."}
	c := coverage{articles: 1, spread: map[string]int{}}
	c.count(article.Title + "\n" + article.Text)
	q := query.Query{Text: "When did the ferry Aurelia sink off Tallow?", Top: 3}
	x := exhaustive.New([]corpus.Version{{Article: article, Arrival: 1}})
	asked := retrieval.Read(q, x)
	d := describer{
		id: "q", words: c.words(q), judged: measure.Judged{"ferry": 1},
		answers: measure.Answers{"twenty-one"}, withText: true,
	}
	l := d.describe(asIs, asked.Rank(x.Find(asked, nil), retrieval.Searched{}))
	if !l.Judged || l.InQuote == nil || !*l.InAny || l.Lacking <= 0 || l.Lacking >= 1 {
		t.Errorf("%+v", l)
	}
	names := make([]string, 0, len(l.Words))
	for _, w := range l.Words {
		if w.Name {
			names = append(names, w.Term)
		}
	}
	if strings.Join(names, " ") != "aurelia tallow" {
		t.Errorf("the names are %q", names)
	}
	if p := l.Passages[0]; !slices.Equal(p.InTitle, []int{0, 2}) || !slices.Contains(p.InSentence, 1) || p.Quote == "" {
		t.Errorf("%+v", p)
	}
	if none := d.describe(asIs, retrieval.Result{}); none.Lacking != 1 || len(none.Passages) > 0 {
		t.Errorf("of nothing: %+v", none)
	}
}
