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

func TestSettingsAreKept(t *testing.T) {
	l := newBench(t).Ledger
	got, err := l.Settings(t.Context(), "slack", "C1")
	if want := (bot.ChannelSettings{Platform: "slack", Place: "C1"}); err != nil || !reflect.DeepEqual(got, want) {
		t.Fatalf("a place without settings is %+v, %v", got, err)
	}
	for _, want := range []bot.ChannelSettings{
		{Platform: "slack", Place: "C1", Visibility: bot.AnswersPrivate, Mode: bot.ByQuestion,
			Scope: query.Filter{Sources: []string{"The Lantern"}, Since: bottest.Day(5, 1)}},
		{Platform: "slack", Place: "C1", Mode: bot.Off},
		{Platform: "discord", Place: "C1", Visibility: bot.AnswersPublic, Mode: bot.InThread},
	} {
		if err := l.SetSettings(t.Context(), want); err != nil {
			t.Fatal(err)
		}
		if got, err := l.Settings(t.Context(), want.Platform, "C1"); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("kept %+v, %v; want %+v", got, err, want)
		}
	}
}

func TestVisibility(t *testing.T) {
	for _, c := range []struct {
		v                bot.Visibility
		command, mention bool
	}{{bot.AsAsked, true, false}, {bot.AnswersPrivate, true, true}, {bot.AnswersPublic, false, false}} {
		p := bot.ChannelSettings{Visibility: c.v}
		if p.Private(true) != c.command || p.Private(false) != c.mention {
			t.Errorf("%q: command %v, mention %v", c.v, p.Private(true), p.Private(false))
		}
	}
}

func TestHears(t *testing.T) {
	for _, c := range []struct {
		mode   bot.Mode
		text   string
		called bool
		want   bool
	}{
		{bot.ByMention, "Who sank?", false, false},
		{bot.ByMention, "the ferry", true, true},
		{bot.ByQuestion, "Who sank?", false, true},
		{bot.ByQuestion, "the ferry sank", false, false},
		{bot.ByQuestion, "the ferry", true, true},
		{bot.InThread, "Who sank?", false, false},
		{bot.Off, "Who sank?", false, false},
		{bot.Off, "Who sank?", true, true}, // the reply says that it is off
	} {
		if got := (bot.ChannelSettings{Mode: c.mode}).Hears(c.text, c.called); got != c.want {
			t.Errorf("mode %q, %q, called %v: heard %v", c.mode, c.text, c.called, got)
		}
	}
}

func TestIsQuestion(t *testing.T) {
	for text, want := range map[string]bool{
		"Who sank the ferry?":         true,
		"who sank the ferry":          true,
		"“Did it sink?”":              true,
		"the ferry?":                  true,
		"什么？":                         true,
		"What's the latest on it":     true,
		"what’s the latest on it":     true,
		"Is the ferry afloat":         true,
		"":                            false,
		"?":                           false,
		"???":                         false,
		"what":                        false,
		"how nice":                    false,
		"The ferry sank.":             false,
		"whatever the ferry did":      false,
		"No. Why? Because it sank.":   false,
		"Ask me? I know it all.":      false,
		"See https://x.example/?q=1 ": false,
	} {
		if got := query.IsQuestion(text); got != want {
			t.Errorf("%q: question %v, want %v", text, got, want)
		}
	}
}

// settings sends an instruction on the settings of the place, as a manager.
func (h *bench) settings(t *testing.T, text string) bot.Reply {
	t.Helper()
	req := bottest.Request("", text)
	req.Action = bot.Settings
	return h.Handle(t.Context(), req)
}

func TestSettings(t *testing.T) {
	base := bot.ChannelSettings{Platform: "slack", Place: "C1"}
	for _, c := range []struct {
		text string
		want bot.ChannelSettings
	}{
		{"private", bot.ChannelSettings{Visibility: bot.AnswersPrivate}},
		{" Public. ", bot.ChannelSettings{Visibility: bot.AnswersPublic}},
		{"as asked", bot.ChannelSettings{}},
		{"mode question", bot.ChannelSettings{Mode: bot.ByQuestion}},
		{"Mode Thread", bot.ChannelSettings{Mode: bot.InThread}},
		{"mode mention", bot.ChannelSettings{}},
		{"off", bot.ChannelSettings{Mode: bot.Off}},
		{"Newest first", bot.ChannelSettings{Scope: query.Filter{Order: query.NewestFirst}}},
		{"any time", bot.ChannelSettings{Scope: query.Filter{Order: query.AnyTime}}},
		{"best first", bot.ChannelSettings{}},
		{"only lantern", bot.ChannelSettings{}}, // "The Lantern" is found without its article
		{"only The Lantern, northern", bot.ChannelSettings{Scope: query.Filter{Sources: []string{"The Lantern", "Northern Wire"}}}},
		{"Only harbour gazette and the lantern", bot.ChannelSettings{Scope: query.Filter{Sources: []string{"Harbour Gazette", "The Lantern"}}}},
	} {
		h := newBench(t)
		rep := h.settings(t, c.text)
		c.want.Platform, c.want.Place = base.Platform, base.Place
		if c.text == "only lantern" {
			c.want.Scope.Sources = []string{"The Lantern"}
		}
		got, err := h.Ledger.Settings(t.Context(), "slack", "C1")
		if err != nil || !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q: %+v, %v; want %+v", c.text, got, err, c.want)
		}
		if listed := h.settings(t, ""); !reflect.DeepEqual(listed.Lines[:3], rep.Lines) {
			t.Errorf("%q: confirmed %q, listed %q", c.text, rep.Lines, listed.Lines)
		}
	}
}

func TestSettingsThatCannotBe(t *testing.T) {
	h := newBench(t)
	h.settings(t, "private")
	for _, text := range []string{"pink", "mode", "mode loud", "only", "only Nobody Herald", "only ,,", "private please now",
		strings.Repeat("only ", 1000)} {
		rep := h.settings(t, text)
		if !rep.Private || !strings.Contains(rep.Headline, "There is no setting") && !strings.Contains(rep.Headline, "has no outlet") {
			t.Errorf("%.30q: %q", text, rep.Headline)
		}
	}
	if p, _ := h.Ledger.Settings(t.Context(), "slack", "C1"); p.Visibility != bot.AnswersPrivate {
		t.Errorf("a refused instruction changed the place: %+v", p)
	}
	h.settings(t, "only lantern")
	h.settings(t, "everything")
	if p, _ := h.Ledger.Settings(t.Context(), "slack", "C1"); !p.Scope.Empty() || p.Visibility != bot.AnswersPrivate {
		t.Errorf("everything leaves %+v", p)
	}
}

func TestPlaceSeesOnlyItsSources(t *testing.T) {
	h := newBench(t)
	before := h.Ask(t, "", "ferry pumps")
	h.settings(t, "only lantern")
	lantern := func(rep bot.Reply) {
		t.Helper()
		for _, s := range rep.Sources {
			if s.Outlet != "The Lantern" {
				t.Errorf("%q shows %q", rep.Headline, s.Outlet)
			}
		}
	}
	lantern(h.Ask(t, "", "ferry pumps inspections"))
	lantern(h.Ask(t, "", "law source:harbour"))
	old := bottest.Request("", "")
	old.Action, old.Receipt = bot.Why, before.Receipt
	lantern(h.Handle(t.Context(), old))

	elsewhere := bottest.Request("", "ferry law")
	elsewhere.Place = "C2"
	if rep := h.Handle(t.Context(), elsewhere); rep.Verdict != retrieval.Found {
		t.Errorf("another place is narrowed too: %+v", rep)
	}
	contrary := bottest.Request("", "ferry law")
	contrary.Filter.Sources = []string{"Harbour Gazette"}
	if rep := h.Handle(t.Context(), contrary); rep.Verdict != "" || !strings.Contains(rep.Headline, "The Lantern") {
		t.Errorf("asked for what the place may not see: %q", rep.Headline)
	}
}

func TestPlacePrivateAndOff(t *testing.T) {
	h := newBench(t)
	h.settings(t, "private")
	rep := h.Ask(t, "", "passengers ashore")
	if !rep.Private {
		t.Error("a private place got a public answer")
	}
	if shared := h.Press(t, rep, bot.Share); shared.Private || len(shared.Quotes) == 0 {
		t.Errorf("a private answer to a mention cannot be shared: %+v", shared)
	}
	h.settings(t, "off")
	if rep := h.Ask(t, "", "passengers ashore"); rep.Verdict != "" || !rep.Private {
		t.Errorf("answered where it is off: %+v", rep)
	}
}
