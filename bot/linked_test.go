package bot_test

import (
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/retrieval"
)

func TestLinksAreAskedAbout(t *testing.T) {
	b := smallPaper(t)
	for _, c := range []struct {
		question string
		verdict  retrieval.Verdict
		article  string
		filter   string
		line     string
	}{
		{"https://harbour.example/museum", retrieval.Found, "museum", "in “Museum buys a lantern”", ""},
		{"http://www.harbour.example/museum/?utm_source=x#top", retrieval.Found, "museum", "in “Museum buys a lantern”", ""},
		{"<https://harbour.example/museum|Museum buys a lantern>", retrieval.Found, "museum", "in “Museum buys a lantern”", ""},
		{"https://m.selby.example/2025/deal?id=7&fbclid=8", retrieval.Found, "dockers", "in “Deal in Marsk”", ""},
		{"summarise https://vestnik.example/1", retrieval.Found, "ru", "in “Учения завершены”", ""},
		{"How much did the lantern cost? https://harbour.example/museum", "", "museum", "in “Museum buys a lantern”", ""},
		{"strike https://harbour.example/ferries", "", "ferries", "in “Ferry strike goes on”", ""},
		{"https://harbour.example/nothing", retrieval.None, "", "", "This link is not in the coverage."},
		{"https://selby.example/2025/deal?id=8", retrieval.None, "", "", "This link is not in the coverage."},
		{"copper lantern https://else.example/museum", retrieval.Found, "museum", "", "The link is not in the coverage, so all of it was searched for the words beside it."},
		{"https://harbour.example/museum source:selby", retrieval.None, "", "in “Museum buys a lantern”", "The link and the filter “from Selby Post” exclude one another: nothing at the link passes it. Ask without one of them."},
	} {
		rep := askPaper(t, b, c.question)
		if c.verdict != "" && rep.Verdict != c.verdict {
			t.Errorf("%s: %s, %q %q", c.question, rep.Verdict, rep.Headline, rep.Lines)
		}
		for _, s := range rep.Sources {
			if c.article != "" && c.filter != "" && s.Article != c.article {
				t.Errorf("%s: quotes %s", c.question, s.Article)
			}
		}
		if c.article != "" && (len(rep.Quotes) == 0 || rep.Sources[0].Article != c.article) {
			t.Errorf("%s: %+v", c.question, rep.Sources)
		}
		if got := strings.Join(rep.Filters, "; "); !strings.HasPrefix(got, c.filter) || c.filter == "" && got != "" {
			t.Errorf("%s: filters %q", c.question, got)
		}
		if c.line != "" && (len(rep.Lines) == 0 || rep.Lines[0] != c.line) || c.line == "" && strings.Contains(strings.Join(rep.Lines, " "), "link") {
			t.Errorf("%s: %q", c.question, rep.Lines)
		}
	}
}

// A link in a thread names what is asked about, and the next question is about
// the same article.
func TestLinksInThreads(t *testing.T) {
	b := smallPaper(t)
	ask := func(text string) bot.Reply {
		return b.Handle(t.Context(), bot.Request{Text: text, At: bottest.Asked(), Platform: "terminal", Thread: "1"})
	}
	ask("strike source:selby")
	if rep := ask("https://harbour.example/ferries"); rep.Verdict != retrieval.Found || strings.Join(rep.Filters, "; ") != "in “Ferry strike goes on”" {
		t.Errorf("%s %q", rep.Verdict, rep.Filters)
	}
	rep := ask("How many ferries sailed on Monday?")
	if len(rep.Sources) != 1 || rep.Sources[0].Article != "ferries" || strings.Join(rep.Inherited, "; ") != "in “Ferry strike goes on”" {
		t.Errorf("%+v, inherited %q", rep.Sources, rep.Inherited)
	}
}
