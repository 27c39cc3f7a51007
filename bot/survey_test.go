package bot_test

import (
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// surveyBench is a bench that counts articles.
func surveyBench(t *testing.T, more ...corpus.Article) *bench {
	t.Helper()
	h := newBench(t)
	if _, err := h.Store.Add(t.Context(), more...); err != nil {
		t.Fatal(err)
	}
	var versions []corpus.Version
	for v, err := range h.Store.Changes(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		versions = append(versions, *v)
	}
	h.Surveyor = exhaustive.New(versions)
	return h
}

func titles(r bot.Reply) string {
	var out []string
	for _, s := range r.Sources {
		out = append(out, s.Title)
	}
	return strings.Join(out, " | ")
}

func TestAmountsAndLists(t *testing.T) {
	h := surveyBench(t)
	for _, c := range []struct{ asked, headline, titles string }{
		{"How many articles mention the pumps?", "3 articles mention “pumps”", "Ferry law passes | Inquiry blames the pumps | Ferry sinks off Marrow Point"},
		{"How many articles mention Ruth Amsel?", "1 article mentions “Ruth Amsel”", "Ferry sinks off Marrow Point"},
		{"How many articles mention Djokovic?", "No article of the coverage mentions “Djokovic”", ""},
		{"How many articles from The Lantern mention lighthouses?", "No article from The Lantern mentions “lighthouses”", ""},
		{"How many articles are there?", "4 articles", "Museum opens a wing | Ferry law passes | Inquiry blames the pumps"},
		{"List all articles about the ferry, oldest first", "3 articles mention “ferry” · oldest first", "Ferry sinks off Marrow Point | Inquiry blames the pumps | Ferry law passes"},
		{"Which outlets reported the ferry?", "2 outlets: 3 articles mention “ferry”", ""},
		{"Who first reported the ferry?", "First: The Lantern · 3 articles mention “ferry”", "Ferry sinks off Marrow Point | Inquiry blames the pumps | Ferry law passes"},
		{"articles about the ferry by month", "3 articles mention “ferry”", ""},
	} {
		rep := h.Ask(t, "", c.asked)
		if rep.Headline != c.headline || titles(rep) != c.titles || rep.Tally == nil {
			t.Errorf("%q: %q, %q", c.asked, rep.Headline, titles(rep))
		}
		if found := rep.Verdict == retrieval.Found; found != !strings.HasPrefix(rep.Headline, "No ") {
			t.Errorf("%q: verdict %q", c.asked, rep.Verdict)
		}
	}
}

func TestTablesOfAmounts(t *testing.T) {
	h := surveyBench(t)
	for asked, want := range map[string]string{
		"Which outlets reported the ferry?":   "Harbour Gazette · 2 · first 11 Jun 2031 | The Lantern · 1 · first 4 May 2031",
		"articles about the ferry by month":   "May 2031 · 1 | Jun 2031 · 1 | Jul 2031 · 1",
		"mentions of the ferry over time":     "week of 28 Apr 2031 · 1 | week of 9 Jun 2031 · 1 | week of 14 Jul 2031 · 1",
		"mentions of the ferry by day":        "week of 28 Apr 2031 · 1 | week of 9 Jun 2031 · 1 | week of 14 Jul 2031 · 1",
		"how many articles a year name Dahl?": "2031 · 1",
	} {
		rep := h.Ask(t, "", asked)
		if got := strings.Join(rep.Tally.TableLines(), " | "); got != want {
			t.Errorf("%q: %q", asked, got)
		}
	}
}

func TestListHasPages(t *testing.T) {
	var more []corpus.Article
	for i := range 24 {
		more = append(more, corpus.Article{ID: string(rune('a' + i)), Title: "Tide", Source: "The Lantern", Published: bottest.Day(8, 1+i), Text: "High tide " + strings.Repeat("again ", i+1)})
	}
	h := surveyBench(t, more...)
	rep := h.Ask(t, "", "list all articles about the tide")
	if len(rep.Sources) != 10 || rep.Sources[0].Number != 1 {
		t.Fatalf("%d sources", len(rep.Sources))
	}
	next := h.Press(t, rep, bot.More)
	if len(next.Sources) != 10 || next.Sources[0].Number != 11 || !strings.Contains(bottest.Said(next), "Shown: 11 to 20 of 24") {
		t.Errorf("%q, %d sources", bottest.Said(next), len(next.Sources))
	}
	if why := h.Do(t, bot.Why, rep.Receipt); why.Headline != rep.Headline {
		t.Errorf("why: %q", why.Headline)
	}
	old, err := h.Replay(t.Context(), rep.Receipt, true)
	if err != nil || len(old.Reply.Sources) != 24 || old.Reply.Tally == nil {
		t.Errorf("%d sources, %v", len(old.Reply.Sources), err)
	}
}

func TestFollowUpsOnAmounts(t *testing.T) {
	h := surveyBench(t)
	h.Ask(t, "T", "How many articles mention the ferry?")
	if rep := h.Ask(t, "T", "since July"); rep.Headline != "1 article mentions “ferry”" {
		t.Errorf("%q", rep.Headline)
	}
	if rep := h.Ask(t, "T", "list all articles"); rep.Tally == nil || rep.Tally.Wants != query.List || rep.Tally.Articles != 1 {
		t.Errorf("%q", rep.Headline)
	}
	if rep := h.Ask(t, "T", "What did Ruth Amsel say?"); rep.Tally != nil {
		t.Errorf("%q", rep.Headline)
	}
}

func TestWhatWasWithdrawnIsNotListed(t *testing.T) {
	h := surveyBench(t)
	rep := h.Ask(t, "", "list all articles about the ferry")
	if _, err := h.Store.Withdraw(t.Context(), "law"); err != nil {
		t.Fatal(err)
	}
	old, err := h.Replay(t.Context(), rep.Receipt, false)
	if err != nil || len(old.Reply.Sources) != 2 || !strings.Contains(bottest.Said(old.Reply), "1 article of this part was withdrawn since") {
		t.Errorf("%d sources, %q, %v", len(old.Reply.Sources), bottest.Said(old.Reply), err)
	}
}

func TestFilterThatLeavesNothingToCount(t *testing.T) {
	h := surveyBench(t)
	rep := h.Ask(t, "", "How many articles from The Lantern mention the inquiry?")
	if !strings.Contains(bottest.Said(rep), "Without “from The Lantern”: 1 article.") {
		t.Errorf("%q", bottest.Said(rep))
	}
	if wide := h.Press(t, rep, bot.Widen); wide.Headline != "1 article mentions “inquiry”" {
		t.Errorf("%q", wide.Headline)
	}
}

func TestWordingOfCounts(t *testing.T) {
	h := surveyBench(t,
		corpus.Article{ID: "x", Title: "Ferry fares", Author: "Ana Lund", Language: "en", Published: bottest.Day(8, 1), Text: "The fare rises by 12 percent for 40 people."},
		corpus.Article{ID: "y", Title: "Bridge tolls", Source: "The Lantern", Author: "Bo Reed", Language: "ru", Published: bottest.Day(8, 2), Text: "The toll rises for 12 people by 9 percent."},
	)
	for _, c := range []struct{ asked, headline, says string }{
		{`How many articles mention "fare rises"?`, "1 article mentions “fare rises”", "“fare rises” in headline or text, word for word"},
		{"how many articles mention 12 percent?", "1 article mentions “12 percent”", "number and unit together"},
		{"how many articles mention Ruth Amsel?", "1 article mentions “Ruth Amsel”", "those of “Ruth Amsel” near one another"},
		{"how many articles mention fares or tolls?", "2 articles mention “fares” or “tolls”", "“fares” or “tolls” in headline or text"},
		{`author:"Ana Lund" how many articles mention the ferry?`, "1 article mentions “ferry”", "in any form of the word"},
		{`how many articles mention title:"ferry fares"?`, "1 article", ""},
		{"how many articles mention the museum title:ferry", "No article whose headline has “ferry” mentions “museum”", ""},
		{"how many articles in Russian?", "1 article", ""},
		{"articles by Ana Lund", "1 article · newest first", ""},
		{"list all articles by Ann Nobody about ferries", "No article of the coverage mentions all of “ferries”, “Ann”, “Nobody”", ""},
		{"which outlets reported the ferry?", "2 outlets: 3 articles mention “ferry”, and 1 that names no outlet", ""},
		{"list all articles about the ferry, newest first", "4 articles mention “ferry” · newest first", ""},
		{"which outlets reported the ferry, newest first?", "2 outlets: 3 articles mention “ferry”, and 1 that names no outlet", ""},
		{"how many articles mention the ferry in August 2031?", "1 article mentions “ferry”", ""},
	} {
		rep := h.Ask(t, "", c.asked)
		if rep.Headline != c.headline || !strings.Contains(bottest.Said(rep), c.says) || strings.Contains(strings.Join(rep.Filters, " "), "first") {
			t.Errorf("%s: %q, filters %q; %s", c.asked, rep.Headline, rep.Filters, bottest.Said(rep))
		}
	}
}
