package digest_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/bot/digest"
)

func TestWeeklyGapsComeOnce(t *testing.T) {
	h, d, b := newsroom(t)
	s, err := digest.ParseSchedule("mon 09:00", time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	d.Digests = []digest.Digest{{Platform: "slack", Place: "C1", Name: "gaps", Schedule: s, Gaps: true, Quiet: true}}
	tick(t, d) // it is known from now on
	ask := bottest.Request("", "submarine reactors")
	ask.At = h.Clock
	h.Handle(t.Context(), ask)
	h.Clock = h.Clock.Add(30 * time.Minute)
	look := bottest.Request("", "preview gaps")
	look.Action, h.Commands = bot.Digests, d.Commands()
	if rep := h.Handle(t.Context(), look); !rep.Private || !strings.Contains(bottest.Said(rep), "“submarine reactors”") {
		t.Errorf("preview: %+v", rep)
	}
	h.Clock = h.Clock.Add(time.Hour)
	b.lost = func(bot.Message) error { return errBroken }
	_, _ = d.Tick(t.Context()) // posted, and nobody heard of it
	b.lost = nil
	h.Clock = h.Clock.Add(time.Hour)
	tick(t, d)
	tick(t, d)
	if want := []string{"1 question without an answer in the coverage since Mon 28 Jul 09:30"}; !slices.Equal(b.posts(), want) {
		t.Fatalf("%q, want %q", b.posts(), want)
	}
	h.Clock = h.Clock.AddDate(0, 0, 7)
	tick(t, d)
	if len(b.messages) != 1 {
		t.Errorf("a week without gaps is not silent: %+v", b.messages[1:])
	}
}
