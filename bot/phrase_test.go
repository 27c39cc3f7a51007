package bot_test

import (
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
)

// smallPaper is a bot over a few articles, with the ranking that ships.
func smallPaper(t *testing.T) *bot.Bot {
	t.Helper()
	store, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	day := time.Date(2025, 1, 20, 0, 0, 0, 0, time.UTC)
	for i, a := range []corpus.Article{
		{ID: "dockers", Title: "Deal in Marsk", Source: "Selby Post", Author: "Ana Lund", URL: "https://www.selby.example/2025/deal?id=7", Text: "Dockers at Marsk ended their strike after ten days. The port authority agreed to a 6 percent rise."},
		{ID: "ferries", Title: "Ferry strike goes on", Source: "Harbour Times", URL: "https://harbour.example/ferries/", Text: "Only three ferries sailed on Monday. The strike has not ended, the union said."},
		{ID: "museum", Title: "Museum buys a lantern", Source: "Harbour Times", Author: "Bo Reed", URL: "https://harbour.example/museum", Text: "The museum of Orla bought a copper lantern for 40 euro. It is shown from Friday."},
		{ID: "ru", Title: "Учения завершены", Source: "Вестник", Language: "ru", URL: "https://vestnik.example/1", Text: "Флот завершил учения в заливе. Корабли вернулись в порт."},
	} {
		a.Published = day.AddDate(0, 0, i)
		if a.Language == "" {
			a.Language = "en"
		}
		if _, err := store.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	var versions []corpus.Version
	for v, err := range store.Changes(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		versions = append(versions, *v)
	}
	ledger, err := bot.OpenLedger(t.Context(), store.DB())
	if err != nil {
		t.Fatal(err)
	}
	return bot.New(bot.Options{
		Searcher: exhaustive.New(versions), Coverage: store, Ledger: ledger, Log: slog.New(slog.DiscardHandler),
	})
}

func askPaper(t *testing.T, b *bot.Bot, question string) bot.Reply {
	t.Helper()
	return b.Handle(t.Context(), bot.Request{Text: question, At: bottest.Asked(), Platform: "terminal"})
}

func TestPhrasesInAnswers(t *testing.T) {
	b := smallPaper(t)
	for _, c := range []struct {
		question string
		verdict  retrieval.Verdict
		article  string
		line     string
		marked   string
	}{
		{`"ended their strike"`, retrieval.Found, "dockers", "", "ended their strike"},
		{`“Ended Their Strike.”`, retrieval.Found, "dockers", "", "ended their strike"},
		{`«завершил учения»`, retrieval.Found, "ru", "", "завершил учения"},
		{`"завершил учение"`, retrieval.None, "ru", "“завершил учение” stands nowhere in the coverage.", ""},
		{`"strike ended"`, retrieval.None, "", "“strike ended” stands nowhere in the coverage.", ""},
		{`"ended their strike" source:harbour`, retrieval.None, "", "“ended their strike” stands in no passage within the filters.", ""},
		{`"ferry strike goes on"`, retrieval.Found, "ferries", "", ""},
		{`When did dockers say "ended the strike"?`, retrieval.Partly, "dockers", "“ended the strike” stands nowhere in the coverage.", ""},
		{`"copper lantern" "ended their strike"`, retrieval.Partly, "", "stands in other passages, and not in the first quote.", ""},
		{`"copper lantern" or "golden lantern"`, retrieval.Found, "museum", "", "copper lantern"},
		{`"it is"`, retrieval.Found, "museum", "", "It is"},
	} {
		rep := askPaper(t, b, c.question)
		lines := strings.Join(rep.Lines, "\n")
		if rep.Verdict != c.verdict || !strings.Contains(lines, c.line) || c.line == "" && strings.Contains(lines, "stands") {
			t.Errorf("%s: %s, %q", c.question, rep.Verdict, rep.Lines)
			continue
		}
		if len(rep.Quotes) == 0 || c.article != "" && rep.Sources[0].Article != c.article {
			t.Errorf("%s: %+v", c.question, rep.Sources)
			continue
		}
		q := rep.Quotes[0]
		if c.marked != "" && (len(q.Marks) != 1 || q.Text[q.Marks[0].Start:q.Marks[0].End] != c.marked) {
			t.Errorf("%s: %v set off in %q", c.question, q.Marks, q.Text)
		}
		if q.Nearest != (c.verdict == retrieval.None) {
			t.Errorf("%s: nearest %v", c.question, q.Nearest)
		}
		why := b.Handle(t.Context(), bot.Request{Action: bot.Why, Receipt: rep.Receipt, Platform: "terminal"})
		if c.line != "" && !slices.Contains(why.Lines, rep.Lines[0]) {
			t.Errorf("%s: %q from the receipt, %q when asked", c.question, why.Lines, rep.Lines)
		}
	}
}

func TestOperatorsInAnswers(t *testing.T) {
	b := smallPaper(t)
	for _, c := range []struct{ question, article, filter, line string }{
		{"title:strike", "ferries", "headline has “strike”", ""},
		{"lantern author:Reed", "museum", "by Reed", ""},
		{"порт lang:ru", "ru", "in Russian", ""},
		{"strike inurl:selby", "", "", "There is no filter “inurl:”"},
		{"museu* lantern", "museum", "", "the sign “*” has no meaning here"},
	} {
		rep := askPaper(t, b, c.question)
		if got := strings.Join(rep.Filters, "; "); got != c.filter || !strings.Contains(strings.Join(rep.Lines, "\n"), c.line) {
			t.Errorf("%s: %q, %q", c.question, got, rep.Lines)
		}
		if c.article != "" && (len(rep.Sources) == 0 || rep.Sources[0].Article != c.article) {
			t.Errorf("%s: %+v %q", c.question, rep.Sources, rep.Headline)
		}
	}
}
