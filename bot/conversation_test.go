package bot_test

import (
	"reflect"
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/retrieval/query"
)

// inThread asks a first question in a fresh thread and then each text in turn,
// and returns the last reply.
func inThread(t *testing.T, h *bench, texts ...string) (rep bot.Reply) {
	t.Helper()
	for _, text := range texts {
		rep = h.Ask(t, "1.1", text)
	}
	return rep
}

func TestConversation(t *testing.T) {
	const first = "ferry inspections"
	for _, c := range []struct {
		texts              []string
		question           string
		filters, inherited []string
	}{
		{[]string{first, "since june"}, first, []string{"since 1 Jun 2031"}, nil},
		{[]string{first, "and since June?"}, first, []string{"since 1 Jun 2031"}, nil},
		{[]string{first, "what about in May 2031"}, first, []string{"since 1 May 2031", "until 31 May 2031"}, nil},
		{[]string{first, "just May 2031, please"}, first, []string{"since 1 May 2031", "until 31 May 2031"}, nil},
		{[]string{first, "2030"}, first, []string{"since 1 Jan 2030", "until 31 Dec 2030"}, nil},
		{[]string{first, "yesterday"}, first, []string{"since 31 Jul 2031", "until 31 Jul 2031"}, nil},
		{[]string{first, "before 4 July 2031"}, first, []string{"until 3 Jul 2031"}, nil},
		{[]string{first, "only gazette"}, first, []string{"source Harbour Gazette"}, nil},
		{[]string{first, "gazette"}, "gazette", nil, nil}, // it may be a question
		{[]string{first, "the lantern"}, first, []string{"source The Lantern"}, nil},
		{[]string{first, "only yonhap"}, first, []string{"naming yonhap"}, nil}, // no outlet: a name
		{[]string{first, "articles from June 2031"}, first, []string{"since 1 Jun 2031", "until 30 Jun 2031"}, nil},
		{[]string{first, "the latest from the Harbour Gazette"}, first, []string{"source Harbour Gazette"}, nil},
		{[]string{first, "just curious"}, "just curious", nil, nil},
		{[]string{first, "And what did the minister promise?"}, "And what did the minister promise?", nil, nil},
		{[]string{first, "only harbour gazette"}, first, []string{"source Harbour Gazette"}, nil},
		{[]string{first, "just the Lantern"}, first, []string{"source The Lantern"}, nil},
		{[]string{first, "only lantern, northern"}, first, []string{"source The Lantern or Northern Wire"}, nil},
		{[]string{first, "source:lantern"}, first, []string{"source The Lantern"}, nil},
		{[]string{first, "from the Harbour Gazette"}, first, []string{"source Harbour Gazette"}, nil},
		{[]string{first, "by Dahl"}, first, []string{"naming Dahl"}, nil},
		{[]string{first, "only Oren Dahl"}, first, []string{"naming Oren Dahl"}, nil},
		{[]string{first, "what about Dahl"}, first, []string{"naming Dahl"}, nil},
		{
			[]string{first, "since june", "only harbour gazette"},
			first, []string{"source Harbour Gazette", "since 1 Jun 2031"}, []string{"since 1 Jun 2031"},
		},
		{[]string{first, "newest"}, first, []string{"newest first"}, nil},
		{[]string{first + " order:newest", "only gazette"}, first, []string{"source Harbour Gazette", "newest first"}, []string{"newest first"}},
		{[]string{first + ", newest first", "since june", "any time"}, first, []string{"from any time"}, nil},
		{[]string{first + ", newest first", "best first"}, first, nil, nil},
		{ // a filter takes the place of one of its kind
			[]string{first, "only lantern", "only harbour gazette"},
			first, []string{"source Harbour Gazette"}, nil,
		},
		{ // June's end cannot hold beside it
			[]string{first, "in June 2031", "since july"},
			first, []string{"since 1 Jul 2031"}, nil,
		},
		{
			[]string{first, "since may", "until june"},
			first, []string{"since 1 May 2031", "until 30 Jun 2031"}, []string{"since 1 May 2031"},
		},
		{ // a new question inherits, and its own filters come first
			[]string{first, "since june", "What did Parliament pass?"},
			"What did Parliament pass?", []string{"since 1 Jun 2031"}, []string{"since 1 Jun 2031"},
		},
		{
			[]string{first, "since june", "ferry law since july"},
			"ferry law", []string{"since 1 Jul 2031"}, nil,
		},
		{
			[]string{first, "since june", "only harbour gazette", "without dates"},
			first, []string{"source Harbour Gazette"}, []string{"source Harbour Gazette"},
		},
		{
			[]string{first, "since june", "only harbour gazette", "any source"},
			first, []string{"since 1 Jun 2031"}, []string{"since 1 Jun 2031"},
		},
		{[]string{first, "by Dahl", "without names"}, first, nil, nil},
		{[]string{first, "since june", "reset"}, first, nil, nil},
		{[]string{first, "since june", "Everything."}, first, nil, nil},
		{[]string{first, "since june", "reset", "ferry law"}, "ferry law", nil, nil},
		{[]string{first, "since june", "more", "only lantern"}, first,
			[]string{"source The Lantern", "since 1 Jun 2031"}, []string{"since 1 Jun 2031"}},
	} {
		rep := inThread(t, newBench(t), c.texts...)
		if rep.Question != c.question || !same(rep.Filters, c.filters) || !same(rep.Inherited, c.inherited) {
			t.Errorf("%q:\n got %q, filters %q, inherited %q\nwant %q, filters %q, inherited %q", c.texts,
				rep.Question, rep.Filters, rep.Inherited, c.question, c.filters, c.inherited)
		}
		if forgets(rep) != (len(c.inherited) > 0) {
			t.Errorf("%q: inherited %q, offers %+v", c.texts, rep.Inherited, rep.Offers)
		}
	}
}

// In a thread that goes on tomorrow, "last week" ends tomorrow.
func TestLastWeekGoesOnWithTheThread(t *testing.T) {
	h := newBench(t)
	first := h.Ask(t, "1.1", "ferry inspections last week")
	if want := []string{"since 25 Jul 2031", "until 1 Aug 2031"}; !same(first.Filters, want) {
		t.Fatalf("filters %q, want %q", first.Filters, want)
	}
	next := bottest.Request("1.1", "only harbour gazette")
	next.At = next.At.AddDate(0, 0, 1)
	rep := h.Handle(t.Context(), next)
	if want := []string{"source Harbour Gazette", "since 25 Jul 2031", "until 2 Aug 2031"}; !same(rep.Filters, want) {
		t.Errorf("filters %q, want %q", rep.Filters, want)
	}
}

func same(a, b []string) bool { return len(a) == 0 && len(b) == 0 || reflect.DeepEqual(a, b) }

func forgets(rep bot.Reply) bool {
	for _, o := range rep.Offers {
		if o.Action == bot.Forget {
			return true
		}
	}
	return false
}

func TestForgetDropsWhatWasInherited(t *testing.T) {
	h := newBench(t)
	rep := inThread(t, h, "ferry inspections", "since june", "only harbour gazette")
	forgotten := h.Press(t, rep, bot.Forget)
	if want := []string{"source Harbour Gazette"}; !same(forgotten.Filters, want) || forgotten.Inherited != nil {
		t.Errorf("filters %q, inherited %q; want %q", forgotten.Filters, forgotten.Inherited, want)
	}
}

func TestMoreInAThreadPagesOn(t *testing.T) {
	h := newBench(t)
	first := h.Ask(t, "1.1", "ferry pumps inspections Albatross law passengers museum")
	if len(first.Quotes) != 3 {
		t.Fatalf("%d quotes, want a full page", len(first.Quotes))
	}
	seen := map[string]bool{}
	for _, q := range first.Quotes {
		seen[q.Text] = true
	}
	for _, text := range []string{"more", "And more, please!"} {
		rep := h.Ask(t, "1.1", text)
		if rep.Receipt != first.Receipt || len(rep.Quotes) == 0 {
			t.Fatalf("%q: %+v", text, rep)
		}
		for _, q := range rep.Quotes {
			if seen[q.Text] {
				t.Errorf("%q shows %q again", text, q.Text)
			}
			seen[q.Text] = true
		}
	}
	if rep := h.Ask(t, "1.1", "more"); len(rep.Quotes) > 0 || rep.Headline == "" {
		t.Errorf("past the end: %+v", rep)
	}
}

func TestRefinementsNeedAThread(t *testing.T) {
	h := newBench(t)
	h.Ask(t, "", "ferry inspections")
	for _, c := range []struct{ thread, text, want string }{
		{"", "since june", "That names only filters: since 1 Jun 2031."},
		{"2.2", "since june", "That names only filters: since 1 Jun 2031."},
		{"", "  ", "Ask a question"},
		{"2.2", "", "Ask a question"},
		{"", "???", "Ask a question"},
		{"", "the of and", "Ask a question"},
		{"", "what?", "Ask a question"},
		{"", "누가?", "Ask a question"},
		{"", "articles from June 2031", "That names only filters: since 1 Jun 2031, until 30 Jun 2031."},
		{"", "Any news since June?", "That names only filters: since 1 Jun 2031."},
		{"", "latest from the Harbour Gazette", "That names only filters: source Harbour Gazette."},
		{"", "What happened since June?", "That names only filters: since 1 Jun 2031."},
	} {
		if rep := h.Ask(t, c.thread, c.text); rep.Verdict != "" || !strings.Contains(rep.Headline, c.want) {
			t.Errorf("%q in thread %q: %q", c.text, c.thread, rep.Headline)
		}
	}
}

func TestThreadsDoNotMix(t *testing.T) {
	h := newBench(t)
	inThread(t, h, "ferry inspections", "only lantern")
	if rep := h.Ask(t, "2.2", "ferry law"); len(rep.Filters) > 0 {
		t.Errorf("another thread inherited %q", rep.Filters)
	}
	other := bottest.Request("1.1", "ferry law")
	other.Place = "C2"
	if rep := h.Handle(t.Context(), other); len(rep.Filters) > 0 {
		t.Errorf("another place inherited %q", rep.Filters)
	}
	private := bottest.Request("3.3", "ferry law")
	private.Private, private.Filter.Sources = true, []string{"Harbour Gazette"}
	h.Handle(t.Context(), private)
	mine := bottest.Request("3.3", "pumps")
	if rep := h.Handle(t.Context(), mine); !same(rep.Inherited, []string{"source Harbour Gazette"}) {
		t.Errorf("one's own private answer handed on %q", rep.Inherited)
	}
	theirs := bottest.Request("3.3", "pumps")
	theirs.Person = "U2"
	theirs.Thread = "3.3"
	h2 := newBench(t)
	h2.Handle(t.Context(), private)
	if rep := h2.Handle(t.Context(), theirs); len(rep.Inherited) > 0 {
		t.Errorf("somebody else's private answer handed on %q", rep.Inherited)
	}
}

func TestRefineFormReplacesFilters(t *testing.T) {
	h := newBench(t)
	rep := inThread(t, h, "ferry inspections", "since june")
	req := bottest.Request("1.1", "")
	req.Action, req.Receipt = bot.Refine, rep.Receipt
	req.Filter = query.Filter{Sources: []string{"Harbour Gazette"}}
	refined := h.Handle(t.Context(), req)
	if refined.Question != "ferry inspections" || !same(refined.Filters, []string{"source Harbour Gazette"}) {
		t.Errorf("refined to %q %q", refined.Question, refined.Filters)
	}
}
