package bot_test

import (
	"reflect"
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

func TestConversationsLeaveOut(t *testing.T) {
	const first = "ferry inspections"
	for _, c := range []struct {
		texts              []string
		question           string
		filters, inherited []string
	}{
		{[]string{first + " -pumps"}, first, []string{"without “pumps”"}, nil},
		{[]string{first + " not from the Lantern"}, first, []string{"without The Lantern"}, nil},
		{[]string{first, "but not the Lantern"}, first, []string{"without The Lantern"}, nil},
		{[]string{first, "without opinion pieces"}, first, []string{"without “opinion”"}, nil},
		{
			[]string{first, "but not the Lantern", "and not Northern Wire"}, first,
			[]string{"without The Lantern", "without Northern Wire"}, []string{"without The Lantern"},
		},
		{ // it was asked for before, or is now
			[]string{first, "only lantern, northern wire", "but not Northern Wire"}, first,
			[]string{"source The Lantern", "without Northern Wire"}, []string{"source The Lantern"},
		},
		{[]string{first, "but not the Lantern", "only Lantern"}, first, []string{"source The Lantern"}, nil},
		{[]string{first, "but not lantern"}, first, []string{"without The Lantern"}, nil},
		{[]string{first, "but not the Lantern", "reset"}, first, nil, nil},
		{
			[]string{first + " -museum", "When do the inspections begin?"}, "When do the inspections begin?",
			[]string{"without “museum”"}, []string{"without “museum”"},
		},
		// another topic starts with nothing left out
		{[]string{first + " -pumps", "What did Parliament pass?"}, "What did Parliament pass?", nil, nil},
		{ // what is asked about is not left out any more
			[]string{first + " -pumps -opinion", "Who inspected the pumps?"}, "Who inspected the pumps?",
			[]string{"without “opinion”"}, []string{"without “opinion”"},
		},
	} {
		h := newBench(t)
		rep := inThread(t, h, c.texts...)
		if rep.Question != c.question || !same(rep.Filters, c.filters) || !same(rep.Inherited, c.inherited) {
			t.Errorf("%q:\n got %q, filters %q, inherited %q\nwant %q, filters %q, inherited %q", c.texts,
				rep.Question, rep.Filters, rep.Inherited, c.question, c.filters, c.inherited)
		}
		if rcpt, err := h.Ledger.Receipt(t.Context(), rep.Receipt); err != nil || !same(rcpt.Filter.Words(), c.filters) {
			t.Errorf("%q: the receipt has %q (%v)", c.texts, rcpt.Filter.Words(), err)
		}
	}
}

// What is left out and hid the answer can be let in again.
func TestLeaveNothingOut(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "Marrow Point -source:lantern")
	if rep.Verdict != retrieval.None || !strings.Contains(strings.Join(rep.Lines, " "), "if nothing is left out") {
		t.Fatalf("%s: %q", rep.Verdict, rep.Lines)
	}
	for _, s := range rep.Sources {
		if s.Outlet == "The Lantern" {
			t.Errorf("what was left out is quoted: %+v", s)
		}
	}
	again := h.Press(t, rep, bot.Widen)
	if again.Verdict != retrieval.Found || again.Filters != nil {
		t.Errorf("with everything: %s, %q", again.Verdict, again.Filters)
	}
	if rep := h.Ask(t, "", "but not the Lantern"); rep.Verdict != "" || !strings.Contains(rep.Headline, "without The Lantern") {
		t.Errorf("an exclusion alone: %q", rep.Headline)
	}
}

func TestPlacesLeaveOut(t *testing.T) {
	h := newBench(t)
	for _, c := range []struct{ text, searches string }{
		{"not lantern", "Searches: all of the coverage without The Lantern."},
		{"without opinion", "Searches: all of the coverage without The Lantern, “opinion”."},
		{"no sport, horoscopes", "Searches: all of the coverage without The Lantern, “opinion”, “sport”, “horoscopes”."},
		{"with sport and opinion", "Searches: all of the coverage without The Lantern, “horoscopes”."},
		{"only gazette", "Searches: only what is from Harbour Gazette without The Lantern, “horoscopes”."},
		{"with everything", "Searches: only what is from Harbour Gazette."},
		{"-pumps", "Searches: only what is from Harbour Gazette without “pumps”."},
		{"everything", "Searches: all of the coverage."},
	} {
		rep := h.settings(t, c.text)
		if len(rep.Lines) != 3 || rep.Lines[2] != c.searches {
			t.Errorf("%q: %q %q, want %s", c.text, rep.Headline, rep.Lines, c.searches)
		}
	}
	h.settings(t, "only gazette")
	if rep := h.settings(t, "not gazette"); !strings.Contains(rep.Headline, "exclude one another") {
		t.Errorf("only and not the same: %q %q", rep.Headline, rep.Lines)
	}
	h.settings(t, "reset")
	h.settings(t, "not lantern")
	rep := h.Ask(t, "", "how many passengers did the Albatross have?")
	for _, s := range rep.Sources {
		if s.Outlet == "The Lantern" {
			t.Errorf("a place without an outlet quotes it: %+v", s)
		}
	}
	req := bottest.Request("", "ferry law source:lantern")
	if rep := h.Handle(t.Context(), req); rep.Verdict != "" {
		t.Errorf("asked for what the place leaves out: %q", rep.Headline)
	}
}

// A form may leave out outlets and words, in the coverage's spelling or not.
func TestFormsLeaveOut(t *testing.T) {
	h := newBench(t)
	first := h.Ask(t, "", "ferry pumps")
	req := bottest.Request("", "")
	req.Action, req.Receipt = bot.Refine, first.Receipt
	req.Filter.Not = query.LeaveOut("the lantern", "horoscope")
	rep := h.Handle(t.Context(), req)
	if want := []string{"without The Lantern", "without “horoscope”"}; !reflect.DeepEqual(rep.Filters, want) {
		t.Errorf("filters %q, want %q", rep.Filters, want)
	}
}
