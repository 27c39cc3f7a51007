package bot_test

import (
	"testing"

	"dateline/bot"
	"dateline/retrieval/query"
)

// inquiry returns a question asked in channel C1 of Slack, in public or in
// private.
func inquiry(private bool) bot.Request {
	return bot.Request{Platform: "slack", Place: "C1", Person: "U1", Text: "Who sank the ferry?", Private: private}
}

func setSettings(t *testing.T, h *bench, p bot.ChannelSettings) {
	t.Helper()
	p.Platform, p.Place = "slack", "C1"
	if err := h.Ledger.SetSettings(t.Context(), p); err != nil {
		t.Fatal(err)
	}
}

func admit(t *testing.T, h *bench, req bot.Request) bot.Admission {
	t.Helper()
	a, err := h.Admit(t.Context(), req)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestAdmitDecidesWhoSeesTheAnswer(t *testing.T) {
	h := newBench(t)
	for _, c := range []struct {
		place          bot.ChannelSettings
		asked, pressed bool
		want           bool
	}{
		{bot.ChannelSettings{}, true, false, true},
		{bot.ChannelSettings{}, false, false, false},
		{bot.ChannelSettings{Visibility: bot.AnswersPublic}, true, false, false},
		{bot.ChannelSettings{Visibility: bot.AnswersPublic}, true, true, true}, // under an answer that only one person sees
		{bot.ChannelSettings{Visibility: bot.AnswersPrivate}, false, false, true},
		{bot.ChannelSettings{Visibility: bot.AnswersPrivate}, false, true, true},
		{bot.ChannelSettings{Visibility: bot.AnswersPublic, Mode: bot.Off}, false, false, true}, // the reply says that it is off
	} {
		setSettings(t, h, c.place)
		req := inquiry(c.asked)
		req.Pressed = c.pressed
		if a := admit(t, h, req); a.Private != c.want {
			t.Errorf("%+v, asked in private %v, pressed %v: private %v", c.place, c.asked, c.pressed, a.Private)
		}
	}
}

func TestAdmitDecidesWhoMayAskAndWhatTheyMaySee(t *testing.T) {
	h := newBench(t)
	setSettings(t, h, bot.ChannelSettings{Scope: query.Filter{Sources: []string{"The Lantern"}}})
	h.Access = map[string]bot.Access{"slack": {Groups: []string{"S1"}}}
	req := inquiry(false)
	a := admit(t, h, req)
	if a.Refusal() != bot.ForeignGroup || !a.Private {
		t.Errorf("somebody of no group: %+v", a)
	}
	req.Admission, req.Groups = &a, []string{"S1"} // as looked up later
	if a = admit(t, h, req); a.Refusal() != bot.Allowed || a.Private || len(a.Scope.Sources) != 1 || a.Excluded {
		t.Errorf("somebody of the group: %+v", a)
	}
	req.Scope.Sources = []string{"Northern Wire"}
	if a = admit(t, h, req); !a.Excluded {
		t.Errorf("two scopes that exclude each other: %+v", a)
	}
}

func TestHandleTrustsAnAdmission(t *testing.T) {
	h := newBench(t)
	req := inquiry(true)
	a := admit(t, h, req)
	a.Private = false
	req.Admission = &a
	if rep := h.Handle(t.Context(), req); rep.Private {
		t.Errorf("decided again: %+v", rep)
	}
	a = a.Refuse(bot.ForeignPlace)
	if rep := h.Handle(t.Context(), req); rep.Outcome != bot.Refused {
		t.Errorf("answered although refused: %+v", rep)
	}
}

func TestSettingsChangedSinceAnAdmission(t *testing.T) {
	h := newBench(t)
	req := inquiry(false)
	a := admit(t, h, req)
	req.Admission = &a
	setSettings(t, h, bot.ChannelSettings{Visibility: bot.AnswersPrivate})
	if rep := h.Handle(t.Context(), req); !rep.Private {
		t.Errorf("everybody sees what became private: %+v", rep)
	}
	// A change must build on the settings as they are, not as they were.
	mode := inquiry(false)
	mode.Action, mode.Text, mode.Admission = bot.Settings, "mode thread", &a
	h.Handle(t.Context(), mode)
	if p, err := h.Ledger.Settings(t.Context(), "slack", "C1"); err != nil || p.Visibility != bot.AnswersPrivate || p.Mode != bot.InThread {
		t.Errorf("the settings are %+v, %v", p, err)
	}
}

func TestHandleKeepsPrivateWhatNobodyAdmitted(t *testing.T) {
	h := newBench(t)
	setSettings(t, h, bot.ChannelSettings{Visibility: bot.AnswersPublic})
	if rep := h.Handle(t.Context(), inquiry(true)); !rep.Private {
		t.Errorf("everybody sees what was asked in private: %+v", rep)
	}
}
