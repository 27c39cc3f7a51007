package retrieval_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// strikeArticles are six articles of three outlets in January 2025, the last
// without a date.
func strikeArticles() *exhaustive.Searcher {
	day := func(n int) time.Time { return time.Date(2025, 1, n, 0, 0, 0, 0, time.UTC) }
	list := []corpus.Article{
		{ID: "a", Title: "Strike at the port", Source: "Harbour Times", Published: day(3), Text: "Ida Holm called the dockers out."},
		{ID: "b", Title: "Ferry", Source: "Selby Post", Published: day(5), Text: "The strikes go on, said Ida M. Holm."},
		{ID: "c", Title: "Council", Source: "Selby Post", Published: day(6), Text: "Ida Jensen met the mayor.\n\nNothing else was said by anybody at the long meeting.\n\nA street is named after Holm."},
		{ID: "d", Title: "Museum", Source: "Holm Herald", Published: day(9), Text: "The museum opens in spring."},
		{ID: "e", Title: "Missile", Source: "Selby Post", Published: day(20), Text: "The DPRK fired a missile."},
		{ID: "f", Title: "Undated", Source: "Harbour Times", Text: "The strike ended."},
	}
	var versions []corpus.Version
	for i, a := range list {
		versions = append(versions, corpus.Version{Arrival: corpus.Arrival(i + 1), Article: a})
	}
	return exhaustive.New(versions)
}

func TestSurveyCountsWhatIsMentioned(t *testing.T) {
	s := strikeArticles()
	for _, c := range []struct {
		q       query.Query
		want    string
		missing string
	}{
		{q: query.Query{Text: "the strike"}, want: "b a f"},
		{q: query.Query{Text: "the strike", Wants: query.First}, want: "a b f"},
		{q: query.Query{Text: "Ida Holm"}, want: "b a"},
		{q: query.Query{Text: "Holm"}, want: "c b a"},
		{q: query.Query{Text: "North Korea missile"}, want: "e"},
		{q: query.Query{Text: "museum"}, want: "d"},
		{q: query.Query{Text: "January"}, want: ""},
		{q: query.Query{Text: "strike zeppelins"}, want: "", missing: "zeppelins"},
		{q: query.Query{Text: "strike", Filter: query.Filter{Sources: []string{"Selby Post"}}}, want: "b"},
		{q: query.Query{Filter: query.Filter{Since: time.Date(2025, 1, 6, 0, 0, 0, 0, time.UTC)}}, want: "e d c"},
		{q: query.Query{}, want: "e d c b a f"},
	} {
		got, err := s.Survey(t.Context(), c.q)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, l := range got.Listed {
			ids = append(ids, string(rune('a'+l.Arrival-1)))
		}
		if strings.Join(ids, " ") != c.want || got.Articles != len(ids) || strings.Join(got.Missing, " ") != c.missing {
			t.Errorf("%q %v: %v (%d), missing %q, want %q", c.q.Text, c.q.Words(), ids, got.Articles, got.Missing, c.want)
		}
	}
}

func TestSurveyCountsByTheRuleOfEachPart(t *testing.T) {
	var versions []corpus.Version
	for i, body := range []string{
		"Dockers at Karvo ended the strike after ten days, and got 12 percent more.",       // a
		"The strike has ended in Karvo. It gave 12 people 5 percent, or $3 million.",       // b
		"A museum opened in Ostrand, paid by AT&T with 12% more and 3 of a million hopes.", // c
		"The T in Ostrand is at the ferry, written in C.",                                  // d
		"Written in C++, a walkout in Selby ended.",                                        // e
	} {
		versions = append(versions, corpus.Version{Arrival: corpus.Arrival(i + 1), Article: corpus.Article{ID: string(rune('a' + i)), Title: "News", Text: body}})
	}
	s := exhaustive.New(versions)
	for _, c := range []struct{ text, want string }{
		{`"ended the strike"`, "a"},
		{`“strike has ended” Karvo`, "b"},
		{`"Ostrand" "strike"`, ""},
		{`"ended the strike" or "strike has ended"`, "a b"},
		{`"to be or not to be"`, ""},
		{"Karvo or Ostrand", "a b c d"},
		{"Karvo / Ostrand", "a b c d"},
		{"Karvo или Ostrand", "a b c d"},
		{"Karvo, Ostrand or Selby", "a b c d e"},
		{"either Ostrand or Selby", "c d e"},
		{"the Ostrand or Selby museum", "c"},
		{"museum in Ostrand or Selby", "c"},
		{"strike or walkout", "a b e"},
		{"Karvo strike or walkout", "a b"},
		{"Karvo dockers or Ostrand museum", "a c"},
		{"12 percent", "a c"},
		{"5 percent", "b"},
		{"$3 million", "b"},
		{"3 million", "b"},
		{"12 Ostrand", "c"},
		{"AT&T", "c"},
		{"C++", "e"},
		{"Karvo 12 percent", "a"},
	} {
		got, err := s.Survey(t.Context(), query.Query{Text: c.text})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, l := range got.Listed {
			ids = append(ids, string(rune('a'+l.Arrival-1)))
		}
		slices.Sort(ids)
		if strings.Join(ids, " ") != c.want {
			t.Errorf("%s: %v, want %q; parts %+v", c.text, ids, c.want, got.Parts)
		}
	}
}

func TestSurveyCountsByOutletAndDay(t *testing.T) {
	got, err := strikeArticles().Survey(t.Context(), query.Query{Text: "Holm"})
	if err != nil {
		t.Fatal(err)
	}
	want := []retrieval.OutletCount{
		{Source: "Selby Post", Articles: 2, First: time.Date(2025, 1, 5, 0, 0, 0, 0, time.UTC)},
		{Source: "Harbour Times", Articles: 1, First: time.Date(2025, 1, 3, 0, 0, 0, 0, time.UTC)},
	}
	if !slices.Equal(got.Outlets, want) || len(got.Days) != 3 || got.Undated != 0 {
		t.Errorf("%+v, %v", got.Outlets, got.Days)
	}
}

func TestSurveyOfManyListsTheFirstOnly(t *testing.T) {
	s := retrieval.NewSurvey(query.Query{}, &retrieval.Topic{})
	const n = 5*retrieval.MaxListed + 3
	for i := range n {
		s.Add(retrieval.Listed{Arrival: corpus.Arrival(i + 1), Published: time.Unix(int64(i)*3600, 0)})
	}
	s.Finish()
	if s.Articles != n || len(s.Listed) != retrieval.MaxListed || s.Listed[0].Arrival != n || s.Outlets[0].Articles != n {
		t.Errorf("%d articles, %d listed, the first is %d", s.Articles, len(s.Listed), s.Listed[0].Arrival)
	}
}
