package bot_test

import (
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
)

// gaps returns those of the day on which the tests ask.
func (h *bench) gaps(t *testing.T, private bool) bot.Gaps {
	t.Helper()
	g, err := h.Ledger.Gaps(t.Context(), bottest.Asked().AddDate(0, 0, -1), bottest.Asked().AddDate(0, 0, 1), private)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestGapsAreQuestionsWithoutAnAnswer(t *testing.T) {
	h := newBench(t)
	h.Ask(t, "", "passengers ashore")
	h.Ask(t, "", "Who built the submarine reactors?")
	web := bottest.Request("", "who built  the submarine reactors")
	web.Platform, web.At = "web", bottest.Asked().Add(time.Hour)
	rep := h.Handle(t.Context(), web)
	h.Press(t, rep, bot.Refine)
	h.Ask(t, "", "submarine reactors since:2031-06-01")
	g := h.gaps(t, false)
	if len(g.List) != 2 || g.Private != 0 {
		t.Fatalf("%+v", g)
	}
	first := g.List[0]
	if first.Times != 2 || first.Platforms["slack"] != 1 || first.Platforms["web"] != 1 || !first.Last.Equal(web.At) ||
		first.Question != "who built the submarine reactors" || !same(first.Missing, []string{"built", "submarine", "reactors"}) {
		t.Errorf("asked twice: %+v", first)
	}
	if second := g.List[1]; !same(second.Filters, []string{"since 1 Jun 2031"}) {
		t.Errorf("with a filter: %+v", second)
	}
}

func TestGapsCountWhatWasAskedInPrivate(t *testing.T) {
	h := newBench(t)
	for _, hide := range []func(*bot.Request){
		func(q *bot.Request) { q.Private = true },
		func(q *bot.Request) { q.Direct = true },
	} {
		req := bottest.Request("", "submarine reactors")
		hide(&req)
		h.Handle(t.Context(), req)
	}
	g := h.gaps(t, false)
	if len(g.List) != 0 || g.Private != 2 {
		t.Errorf("%+v", g)
	}
	if g := h.gaps(t, true); len(g.List) != 1 || g.List[0].Times != 2 || !g.List[0].Private {
		t.Errorf("with private questions: %+v", g)
	}
}

// Only the latest version of an edited question counts.
func TestGapsForgetWhatWasEdited(t *testing.T) {
	h := newBench(t)
	typo := h.Ask(t, "1.1", "pasengrs")
	req := bottest.Request("1.1", "passengers ashore")
	req.Replaces = typo.Receipt
	h.Handle(t.Context(), req)
	if g := h.gaps(t, true); len(g.List) != 0 {
		t.Errorf("%+v", g)
	}
}
