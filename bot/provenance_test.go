package bot_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/corpus/story"
	"dateline/retrieval/query"
)

// syndicated adds two reprints of the article on the ferry, credited to an
// agency.
func syndicated(t *testing.T, h *bench) {
	t.Helper()
	wire := bottest.Coverage()[0]
	wire.Text += "\n\nThe pumps had been repaired in March, the shipping line said, and nobody had asked for more than that.\n\n— Reuters"
	for _, outlet := range []string{"Island Echo", "Tarn Daily"} {
		reprint := wire
		reprint.ID, reprint.Source, reprint.Title = outlet, outlet, "Ferry Albatross sinks: "+outlet
		if _, err := h.Store.Add(t.Context(), reprint); err != nil {
			t.Fatal(err)
		}
	}
	groups, err := story.Open(t.Context(), h.Store, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := groups.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	h.Stories = groups
}

func TestReprintsHaveOneOrigin(t *testing.T) {
	h := newBench(t)
	syndicated(t, h)
	rep := h.Ask(t, "", "pumps of the Albatross")
	if !strings.Contains(rep.Headline, "5 articles, 2 origins: ") || !strings.Contains(rep.Headline, "Reuters") {
		t.Errorf("headline %q", rep.Headline)
	}
	seen := map[string]bool{}
	for _, q := range rep.Quotes {
		if seen[q.Text] {
			t.Errorf("quoted twice: %q", q.Text)
		}
		seen[q.Text] = true
	}
	if len(rep.Quotes) > 1 && rep.Quotes[0].Passage.Article.Title == rep.Quotes[1].Passage.Article.Title {
		t.Error("the second quote is of the first one's origin")
	}
	for _, s := range rep.Sources {
		if cites := strings.Contains(bot.Citation(s), "+2 reprints"); cites == (s.Outlet == "Harbour Gazette") {
			t.Errorf("%s: %s", s.Article, bot.Citation(s))
		}
	}
	if again := h.Press(t, rep, bot.Context); again.Reading == nil {
		t.Errorf("no context: %+v", again)
	}
}

func TestAnswersAsOfAnEarlierDayStayWhatTheyWere(t *testing.T) {
	h := newBench(t)
	req := bottest.Request("", "pumps of the Albatross")
	req.Filter = query.Filter{AsOf: h.Clock.AddDate(0, 0, 1)}
	rep := h.Handle(t.Context(), req)
	if len(rep.Quotes) == 0 {
		t.Fatalf("no answer: %+v", rep)
	}
	h.Clock = h.Clock.AddDate(0, 0, 7)
	for _, a := range bottest.Coverage()[:2] {
		a.Text = "All of it was wrong."
		if _, err := h.Store.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	why := bottest.Request("", "")
	why.Action, why.Receipt = bot.Why, rep.Receipt
	if then := h.Handle(t.Context(), why); len(then.Quotes) != len(rep.Quotes) {
		t.Errorf("%d quotes as of then, %d before it was corrected", len(then.Quotes), len(rep.Quotes))
	}
	if _, err := h.Store.Withdraw(t.Context(), "ferry", "inquiry", "law"); err != nil {
		t.Fatal(err)
	}
	if then := h.Handle(t.Context(), why); len(then.Quotes) != 0 {
		t.Errorf("withdrawn articles are quoted: %+v", then.Quotes)
	}
}

func TestAnswersThatQuoteAnArticle(t *testing.T) {
	h := newBench(t)
	if _, err := h.Store.Add(t.Context(), corpus.Article{ID: "100%_\"ferry\"", Text: "A walrus was seen on the quay."}); err != nil {
		t.Fatal(err)
	}
	rep := h.Ask(t, "", "walrus on the quay")
	h.Ask(t, "", "pumps of the Albatross")
	for id, want := range map[string]int{"100%_\"ferry\"": 1, "FERRY": 0, "100": 0, "%": 0, "": 0} {
		got, err := h.Ledger.Citing(t.Context(), id)
		if err != nil || len(got) != want {
			t.Errorf("%q: %d answers, want %d: %v", id, len(got), want, err)
		}
		if want == 1 && len(got) == 1 && got[0].ID != rep.Receipt {
			t.Errorf("%q is quoted in %s, not %s", id, got[0].ID, rep.Receipt)
		}
	}
}

func TestStatusNamesFailingFeeds(t *testing.T) {
	h := newBench(t)
	const failing = "The feed Paper has failed since 4 May 2031 12:00 UTC: no server is known by that name."
	h.FailingFeeds = func(context.Context) ([]string, error) { return []string{failing}, nil }
	req := bottest.Request("", "")
	req.Action = bot.Status
	if rep := h.Handle(t.Context(), req); !slices.Contains(rep.Lines, failing) {
		t.Errorf("says %q", rep.Lines)
	}
}

// An article of an agency is quoted in preference to its reprints, whichever of
// them ranks first.
func TestAnAgencysOwnArticleIsQuoted(t *testing.T) {
	h := newBench(t)
	syndicated(t, h)
	echo, err := h.Store.Current(t.Context(), "Island Echo")
	if err != nil {
		t.Fatal(err)
	}
	own := echo.Article
	own.ID, own.Source, own.Title = "own", "Reuters", "Ferry Albatross sinks"
	if _, err := h.Store.Add(t.Context(), own); err != nil {
		t.Fatal(err)
	}
	if err := h.Stories.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	var outlets []string
	for _, s := range h.Ask(t, "", "pumps of the Albatross").Sources {
		outlets = append(outlets, s.Outlet)
	}
	if !slices.Contains(outlets, "Reuters") || slices.Contains(outlets, "Island Echo") || slices.Contains(outlets, "Tarn Daily") {
		t.Errorf("quoted from %q", outlets)
	}
}

// Only reprints that pass the filters of the question are counted.
func TestReprintsWithinAFilter(t *testing.T) {
	h := newBench(t)
	syndicated(t, h)
	req := bottest.Request("", "pumps of the Albatross")
	req.Filter = query.Filter{Sources: []string{"Tarn Daily"}}
	rep := h.Handle(t.Context(), req)
	if !strings.Contains(rep.Headline, "1 article ·") || rep.Sources[0].Reprints != 0 {
		t.Errorf("%q, %d reprints", rep.Headline, rep.Sources[0].Reprints)
	}
	req.Filter.Sources = append(req.Filter.Sources, "Island Echo")
	if rep = h.Handle(t.Context(), req); !strings.Contains(rep.Headline, "2 articles, 1 origin: Reuters ·") || rep.Sources[0].Reprints != 1 {
		t.Errorf("%q, %d reprints", rep.Headline, rep.Sources[0].Reprints)
	}
	why := bottest.Request("", "")
	why.Action, why.Receipt = bot.Why, rep.Receipt
	if again := h.Handle(t.Context(), why); len(again.Sources) == 0 || again.Sources[0].Reprints != 1 {
		t.Errorf("asked why: %+v", again.Sources)
	}
}

// A filter from a form may name an agency in Latin letters.
func TestAgenciesInFilters(t *testing.T) {
	h := newBench(t)
	syndicated(t, h)
	tass := bottest.Coverage()[0]
	tass.ID, tass.Source = "tass", "ТАСС"
	if _, err := h.Store.Add(t.Context(), tass); err != nil {
		t.Fatal(err)
	}
	req := bottest.Request("", "passengers aboard")
	req.Filter.Sources = []string{"tass"}
	if rep := h.Handle(t.Context(), req); !slices.Equal(rep.Filters, []string{"source ТАСС"}) || len(rep.Quotes) == 0 {
		t.Errorf("filters %q, %d quotes", rep.Filters, len(rep.Quotes))
	}
}
