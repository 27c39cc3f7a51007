package bot_test

import (
	"strings"
	"testing"
	"time"

	"dateline/bot"
)

// gaps are those of the day on which the tests ask.
func (h *house) gaps(t *testing.T, private bool) bot.Gaps {
	t.Helper()
	g, err := h.Ledger.Gaps(t.Context(), asked().AddDate(0, 0, -1), asked().AddDate(0, 0, 1), private)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestGapsAreQuestionsWithoutAnAnswer(t *testing.T) {
	h := newHouse(t)
	h.ask(t, "", "passengers ashore")
	h.ask(t, "", "Who built the submarine reactors?")
	web := request("", "who built  the submarine reactors")
	web.Platform, web.At = "web", asked().Add(time.Hour)
	rep := h.Handle(t.Context(), web)
	h.press(t, rep, bot.Refine)
	h.ask(t, "", "submarine reactors since:2031-06-01")
	g := h.gaps(t, false)
	if len(g.List) != 2 || g.Private != 0 {
		t.Fatalf("%+v", g)
	}
	first := g.List[0]
	if first.Times != 2 || first.Platforms["slack"] != 1 || first.Platforms["web"] != 1 || !first.Last.Equal(web.At) ||
		first.Question != "who built the submarine reactors" || !same(first.Missing, []string{"built", "submarine", "reactors"}) {
		t.Errorf("asked twice: %+v", first)
	}
	if got := bot.SayGap(first, time.UTC); !strings.HasSuffix(got, "· 2 times, last 1 Aug 2031 · slack 1, web 1 · not in the coverage: built, submarine, reactors") {
		t.Error(got)
	}
	if second := g.List[1]; !same(second.Filters, []string{"since 1 Jun 2031"}) {
		t.Errorf("with a filter: %+v", second)
	}
}

func TestGapsCountWhatWasAskedInPrivate(t *testing.T) {
	h := newHouse(t)
	for _, hide := range []func(*bot.Request){
		func(q *bot.Request) { q.Private = true },
		func(q *bot.Request) { q.Direct = true },
	} {
		req := request("", "submarine reactors")
		hide(&req)
		h.Handle(t.Context(), req)
	}
	g := h.gaps(t, false)
	if len(g.List) != 0 || g.Private != 2 {
		t.Errorf("%+v", g)
	}
	post := g.Post(time.UTC)
	if strings.Contains(said(post), "submarine") || !strings.Contains(said(post), "In private: 2 questions") {
		t.Errorf("%q", said(post))
	}
	if g := h.gaps(t, true); len(g.List) != 1 || g.List[0].Times != 2 || !g.List[0].Private {
		t.Errorf("to who may read it: %+v", g)
	}
}

// An edited question is the one that it became.
func TestGapsForgetWhatWasEdited(t *testing.T) {
	h := newHouse(t)
	typo := h.ask(t, "1.1", "pasengrs")
	req := request("1.1", "passengers ashore")
	req.Replaces = typo.Receipt
	h.Handle(t.Context(), req)
	if g := h.gaps(t, true); len(g.List) != 0 {
		t.Errorf("%+v", g)
	}
}

func TestWeeklyGapsComeOnce(t *testing.T) {
	h, d, b := newsroom(t)
	s, err := bot.ParseSchedule("mon 09:00", time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	d.Digests = []bot.Digest{{Platform: "slack", Place: "C1", Name: "gaps", Schedule: s, Gaps: true, Quiet: true}}
	tick(t, d) // it is known from now on
	ask := request("", "submarine reactors")
	ask.At = h.now
	h.Handle(t.Context(), ask)
	h.now = h.now.Add(30 * time.Minute)
	look := request("", "preview gaps")
	look.Action, h.Desk = bot.Digests, d
	if rep := h.Handle(t.Context(), look); !rep.Private || !strings.Contains(said(rep), "“submarine reactors”") {
		t.Errorf("preview: %+v", rep)
	}
	h.now = h.now.Add(time.Hour)
	b.lost = func(bot.Message) error { return errBroken }
	_, _ = d.Tick(t.Context()) // posted, and nobody heard of it
	b.lost = nil
	h.now = h.now.Add(time.Hour)
	tick(t, d)
	tick(t, d)
	if want := []string{"1 question without an answer in the coverage since Mon 28 Jul 09:30"}; !same(b.posts(), want) {
		t.Fatalf("%q, want %q", b.posts(), want)
	}
	h.now = h.now.AddDate(0, 0, 7)
	tick(t, d)
	if len(b.messages) != 1 {
		t.Errorf("a week without gaps is not silent: %+v", b.messages[1:])
	}
}
