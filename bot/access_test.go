package bot_test

import (
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/retrieval"
)

func TestAccessJudge(t *testing.T) {
	req := bot.Request{Workspace: "T1", Place: "C1", Person: "U1", Groups: []string{"S1", "S2"}}
	set, list := req, req
	set.Action, set.Text = bot.Settings, "private"
	list.Action = bot.Settings
	doctor := req
	doctor.Action = bot.Doctor
	for _, c := range []struct {
		name   string
		access bot.Access
		req    bot.Request
		want   bot.Refusal
	}{
		{"empty lists", bot.Access{}, req, bot.Allowed},
		{"listed", bot.Access{Workspaces: []string{"T0", "T1"}, Places: []string{"C1"}, Groups: []string{"S2"}}, req, bot.Allowed},
		{"other workspace", bot.Access{Workspaces: []string{"T2"}}, req, bot.ForeignWorkspace},
		{"other place", bot.Access{Workspaces: []string{"T1"}, Places: []string{"C2"}}, req, bot.ForeignPlace},
		{"other group", bot.Access{Groups: []string{"S3"}}, req, bot.ForeignGroup},
		{"no group", bot.Access{Groups: []string{"S3"}}, bot.Request{}, bot.ForeignGroup},
		{"unknown place", bot.Access{Places: []string{"C1"}}, bot.Request{}, bot.ForeignPlace},
		{"settings, no managers named", bot.Access{}, set, bot.Allowed},
		{"settings, no manager", bot.Access{Managers: []string{"U2"}}, set, bot.NoManager},
		{"settings, manager", bot.Access{Managers: []string{"U1"}}, set, bot.Allowed},
		{"settings, manager by group", bot.Access{Managers: []string{"S1"}}, set, bot.Allowed},
		{"doctor, no managers named", bot.Access{}, doctor, bot.NoOperator},
		{"doctor, no manager", bot.Access{Managers: []string{"U2"}}, doctor, bot.NoOperator},
		{"doctor, manager", bot.Access{Managers: []string{"U1"}}, doctor, bot.Allowed},
		{"doctor, manager by group", bot.Access{Managers: []string{"S1"}}, doctor, bot.Allowed},
		{"settings are listed for all", bot.Access{Managers: []string{"U2"}}, list, bot.Allowed},
	} {
		if got := c.access.Judge(c.req, c.req.Text == "private"); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestRefusedInPrivateOnEveryAction(t *testing.T) {
	h := newBench(t)
	answered := h.Ask(t, "", "passengers ashore")
	h.Access = map[string]bot.Access{"slack": {Places: []string{"C9"}}}
	for _, a := range []bot.Action{bot.Ask, bot.More, bot.Why, bot.Verify, bot.Sources, bot.Status, bot.Settings} {
		req := bottest.Request("", "passengers ashore")
		req.Action, req.Receipt = a, answered.Receipt
		if rep := h.Handle(t.Context(), req); !rep.Private || rep.Verdict != "" || len(rep.Lines) > 0 {
			t.Errorf("%q was answered: %+v", a, rep)
		}
	}
	req := bottest.Request("", "passengers ashore")
	req.Platform = "discord"
	if rep := h.Handle(t.Context(), req); rep.Verdict != retrieval.Found {
		t.Errorf("a platform without a list refused: %q", rep.Headline)
	}
}
