package bot_test

import (
	"errors"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
)

func TestLinkFollowsForFifteenMinutes(t *testing.T) {
	k := bot.Link{At: bottest.Asked()}
	for _, c := range []struct {
		after time.Duration
		want  bool
	}{{0, true}, {15 * time.Minute, true}, {15*time.Minute + 1, false}, {24 * time.Hour, false}} {
		if got := bot.Follows(k, bottest.Asked().Add(c.after)); got != c.want {
			t.Errorf("%v later: follows %v", c.after, got)
		}
	}
}

func TestLinkIsKept(t *testing.T) {
	l := newBench(t).Ledger
	k := bot.Link{Platform: "slack", Place: "C1", Question: "1.1", Answer: "1.2", Receipt: "abc", At: bottest.Asked().UTC()}
	if err := l.Link(t.Context(), k); err != nil {
		t.Fatal(err)
	}
	if got, err := l.Linked(t.Context(), "slack", "C1", "1.1"); err != nil || got != k {
		t.Errorf("linked %+v, %v; want %+v", got, err, k)
	}
	edited := k
	edited.Receipt, edited.At = "def", k.At.Add(time.Hour)
	if err := l.Link(t.Context(), edited); err != nil {
		t.Fatal(err)
	}
	got, err := l.Linked(t.Context(), "slack", "C1", "1.1")
	if err != nil || got.Receipt != "def" || !got.At.Equal(k.At) {
		t.Errorf("after an edit %+v, %v: want the new receipt and the first time", got, err)
	}
	for _, c := range []bot.Link{
		{Platform: "discord", Place: "C1", Question: "1.1"},
		{Platform: "slack", Place: "C2", Question: "1.1"},
		{Platform: "slack", Place: "C1", Question: "1.2"},
	} {
		if _, err := l.Linked(t.Context(), c.Platform, c.Place, c.Question); !errors.Is(err, bot.ErrNoLink) {
			t.Errorf("%+v: %v", c, err)
		}
	}
	if err := l.Unlink(t.Context(), k); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Linked(t.Context(), "slack", "C1", "1.1"); !errors.Is(err, bot.ErrNoLink) {
		t.Errorf("after unlink: %v", err)
	}
}

func TestSweepForgetsLinks(t *testing.T) {
	l := newBench(t).Ledger
	for i, q := range []string{"old", "new"} {
		at := bottest.Asked().Add(time.Duration(i) * time.Hour)
		if err := l.Link(t.Context(), bot.Link{Platform: "slack", Place: "C1", Question: q, Answer: "a", At: at}); err != nil {
			t.Fatal(err)
		}
	}
	if err := l.Sweep(t.Context(), bottest.Asked().Add(time.Minute)); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Linked(t.Context(), "slack", "C1", "old"); !errors.Is(err, bot.ErrNoLink) {
		t.Errorf("old link: %v", err)
	}
	if _, err := l.Linked(t.Context(), "slack", "C1", "new"); err != nil {
		t.Errorf("new link: %v", err)
	}
}
