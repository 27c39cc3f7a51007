package bot_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/retrieval"
)

func replay(t *testing.T, h *bench, id string, all bool) bot.Replay {
	t.Helper()
	g, err := h.Replay(t.Context(), id, all)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestReplayRepeatsAnAnswer(t *testing.T) {
	h := newBench(t)
	syndicated(t, h)
	rep := h.Ask(t, "", "ferry pumps inspections Albatross law passengers museum")
	g := replay(t, h, rep.Receipt, false)
	if got, want := texts(g.Reply), texts(rep); !slices.Equal(got, want) {
		t.Errorf("replayed %q, at first %q", got, want)
	}
	if g.Reply.Headline != rep.Headline || g.Summary != "3 of 3 quotes still stand" {
		t.Errorf("%q, %q", g.Reply.Headline, g.Summary)
	}
	if all := replay(t, h, rep.Receipt, true); len(all.Reply.Quotes) <= 3 || len(all.States) != len(all.Reply.Quotes) {
		t.Errorf("all of it is %d quotes with %d states", len(all.Reply.Quotes), len(all.States))
	}
}

func texts(r bot.Reply) []string {
	var out []string
	for _, q := range r.Quotes {
		out = append(out, q.Text)
	}
	return out
}

func TestReplayTellsStatesOfQuotes(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "passengers ashore")
	state := func() bot.QuoteState { return replay(t, h, rep.Receipt, false).States[0] }
	ferry := bottest.Coverage()[0]

	ferry.Text = "First, what is new.\n\n" + ferry.Text
	change(t, h, ferry)
	if got := state(); got != bot.QuoteStands {
		t.Errorf("where the words only moved: %v", got)
	}
	ferry.Text = strings.ReplaceAll(ferry.Text, "198", "197")
	change(t, h, ferry)
	if got := state(); got != bot.QuoteCorrected {
		t.Errorf("where a number was corrected: %v", got)
	}
	if q := replay(t, h, rep.Receipt, false).Reply.Quotes[0]; q.Text != rep.Quotes[0].Text {
		t.Errorf("a corrected quote reads %q, and was %q", q.Text, rep.Quotes[0].Text)
	}
	if _, err := h.Store.Withdraw(t.Context(), ferry.ID); err != nil {
		t.Fatal(err)
	}
	g := replay(t, h, rep.Receipt, false)
	if g.States[0] != bot.QuoteWithdrawn || g.Reply.Quotes[0].Text != "" || g.Reply.Quotes[0].Passage.Article.Text != "" {
		t.Errorf("where the article was withdrawn: %v, %q", g.States[0], g.Reply.Quotes[0].Text)
	}
}

func TestReplayOfAQuestionWithoutAnAnswer(t *testing.T) {
	h := newBench(t)
	h.Clock = bottest.Asked().Add(time.Hour)
	req := bottest.Request("", "passengers ashore")
	req.Recovered = true
	g := replay(t, h, h.Handle(t.Context(), req).Receipt, false)
	if len(g.Reply.Offers) != 1 || g.Reply.Offers[0].Action != bot.Again || g.Reply.Headline == "" {
		t.Errorf("%+v", g.Reply)
	}
	if _, err := h.Replay(t.Context(), "00000000", false); !errors.Is(err, bot.ErrNoReceipt) {
		t.Errorf("an unknown id: %v", err)
	}
}

func TestSourcesHavePages(t *testing.T) {
	h := newBench(t)
	h.PageURL = func(p retrieval.Passage) string { return "https://page.example/" + p.Article.ID }
	change(t, h, corpus.Article{ID: "calm", Title: "Calm seas", Text: "The sea was calm."})
	for _, s := range h.Ask(t, "", "passengers ashore pumps").Sources {
		if s.Page != "https://page.example/"+s.Article {
			t.Errorf("the page of %s is %q", s.Article, s.Page)
		}
	}
}
