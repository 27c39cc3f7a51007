package retrieval_test

import (
	"strings"
	"testing"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

func TestWhatIsLeftOutIsNotAdmitted(t *testing.T) {
	v := &corpus.Version{Article: corpus.Article{
		Title: "Opinion: ferries of Marsk", Source: "March Post", Published: time.Date(2025, 3, 4, 0, 0, 0, 0, time.UTC),
		Text: "Ferry crews walked out, Сергей Лавров said.\n\nThe harbour tax applies. One spoke of tax on harbours.",
	}}
	for _, c := range []struct {
		not  query.Exclusions
		want bool // it passes
	}{
		{query.Exclusions{}, true},
		{query.Exclusions{Words: []string{"opinions"}}, false}, // in the headline, in another form
		{query.Exclusions{Words: []string{"crew"}}, false},
		{query.Exclusions{Words: []string{"Ferry"}}, false},
		{query.Exclusions{Words: []string{"boat"}}, true},  // no synonyms
		{query.Exclusions{Words: []string{"march"}}, true}, // only the outlet and the date have it
		{query.Exclusions{Words: []string{"2025"}}, true},
		{query.Exclusions{Words: []string{"harbour tax"}}, false},
		{query.Exclusions{Words: []string{"harbor taxes"}}, false},
		{query.Exclusions{Words: []string{"tax harbour"}}, true}, // not in this order
		{query.Exclusions{Words: []string{"tax on harbours"}}, false},
		{query.Exclusions{Words: []string{"tax of harbours"}}, true},
		{query.Exclusions{Words: []string{"the"}}, true}, // nobody can mean that
		{query.Exclusions{People: []string{"Lavrov"}}, false},
		{query.Exclusions{People: []string{"Sergei Lavrov"}}, false},
		{query.Exclusions{People: []string{"Blinken"}}, true},
		{query.Exclusions{People: []string{"Post"}}, true},
		{query.Exclusions{Sources: []string{"march post"}}, false},
		{query.Exclusions{Sources: []string{"Selby Post", "March"}}, false},
		{query.Exclusions{Sources: []string{"Selby Post"}}, true},
	} {
		if got := retrieval.Admits(query.Filter{Not: c.not}, v); got != c.want {
			t.Errorf("%+v: admitted %v", c.not, got)
		}
	}
	v.Source = ""
	if !retrieval.Admits(query.Filter{Not: query.Exclusions{Sources: []string{"March Post"}}}, v) {
		t.Error("an article without an outlet was left out by an outlet")
	}
}

// Nothing that is shown has a word that was excluded, although it is searched well
// without, and the excluded word is neither searched nor reported missing.
func TestNoPassageHasWhatIsExcluded(t *testing.T) {
	coverage := articles(
		"Ferry strike\nThe ferries stayed in port as the strike of the dockers began.",
		"Strike ends\nThe strike of the dockers ended after ten days with a deal.",
		"Opinion: the strike\nThis strike is wrong, and the vaccine is not to blame.",
		"Monkeypox cases rise\nMonkeypox cases rose to forty, and a vaccine is on its way.",
		"Monkeypox spreads\nMonkeypox spread to three towns, doctors said.",
		"Twitter deal\nMusk signed the Twitter deal on Monday.",
		"Twitter staff\nThe Twitter deal worries its staff and its lawyers.",
		"Harbour tax\nThe council voted for a harbour tax on ships.",
		"Harbour cranes\nTwo cranes of the harbour broke in the storm.",
		"Storm warning\nA storm will reach the coast, and the harbour tax is put off.",
		"Паром и забастовка\nПаромы стояли, пока шла забастовка докеров.",
		"Забастовка окончена\nЗабастовка докеров окончена после десяти дней.",
	)
	search := exhaustive.New(coverage)
	for _, typed := range []string{
		"strike -ferry", "strike -ferries", "strike -opinion", "strike -deal", "strike NOT ferry", "monkeypox -vaccine",
		"monkeypox -vaccines", "monkeypox -doctors", "Twitter deal -Musk", "Twitter deal -staff", "Twitter deal -lawyer",
		`harbour -"harbour tax"`, "harbour -storm", "harbour -cranes", "harbour excluding storms", "storm -tax",
		"strike, without ferries", "забастовка -паром", "забастовка -паромы", "забастовка кроме паромов",
	} {
		q := query.Parse(typed, time.Time{}, query.Known{})
		q.Top = 10
		r, err := search.Search(t.Context(), q)
		if err != nil || len(q.Not.Words)+len(q.Not.People) != 1 {
			t.Fatalf("%q: %+v %v", typed, q.Not, err)
		}
		if len(r.Passages) == 0 || r.Verdict == retrieval.None {
			t.Errorf("%q finds nothing", typed)
		}
		if len(r.Missing) > 0 {
			t.Errorf("%q lacks %q", typed, r.Missing)
		}
		excluded := " " + terms(append(q.Not.Words, q.Not.People...)[0])
		for _, p := range r.Passages {
			if held := " " + terms(p.Article.Title+" "+p.Article.Text); strings.Contains(held, excluded) {
				t.Errorf("%q shows %q", typed, p.Article.Title)
			}
		}
		if r.Searched.Articles >= len(coverage) {
			t.Errorf("%q searched all %d articles", typed, r.Searched.Articles)
		}
	}
}

func terms(body string) (joined string) {
	for _, t := range text.Analyze(nil, body) {
		joined += t.Term + " "
	}
	return joined
}
