package doctor_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/bot/doctor"
)

// TestDoctorIsForManagers: only managers see the findings, in private and faults
// first. Nothing is examined for others.
func TestDoctorIsForManagers(t *testing.T) {
	h := bottest.New(t)
	req := bottest.Request("", "")
	req.Action = bot.Doctor
	examined := 0
	h.Commands = map[bot.Action]bot.Command{bot.Doctor: doctor.Command(func(ctx context.Context) []doctor.Finding {
		examined++
		if _, ok := ctx.Deadline(); !ok {
			t.Error("the examination has no deadline")
		}
		return []doctor.Finding{
			doctor.Granted("Slack", "scopes"), doctor.Archived("Slack channel C1", "#old"), doctor.FeedEmpty("feed x"),
		}
	})}
	for name, access := range map[string]bot.Access{"nobody is named": {}, "others are": {Managers: []string{"U0"}}} {
		h.Access = map[string]bot.Access{req.Platform: access}
		if rep := h.Handle(t.Context(), req); examined != 0 || !rep.Private || len(rep.Lines) > 0 || !strings.Contains(rep.Headline, "managers") {
			t.Errorf("%s: %+v", name, rep)
		}
	}
	h.Access = map[string]bot.Access{req.Platform: {Managers: []string{req.Person}}}
	rep := h.Handle(t.Context(), req)
	want := []string{
		"✗ Slack channel C1: #old is archived. Unarchive it, or name another channel in the configuration.",
		"✗ feed x: It can be read and holds nothing. Check that this is the feed that was meant.",
		"✓ Slack: It grants all scopes that are needed.",
	}
	if rep.Headline != "2 faults in 3 checks." || !rep.Private || !slices.Equal(rep.Lines, want) {
		t.Errorf("%+v", rep)
	}
	h.Commands = nil
	if rep := h.Handle(t.Context(), req); !rep.Private || len(rep.Lines) > 0 {
		t.Errorf("outside of a service: %+v", rep)
	}
}
