package bot_test

import (
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/retrieval"
)

func TestHowLate(t *testing.T) {
	at := asked()
	for _, c := range []struct {
		waited    time.Duration
		recovered bool
		want      bot.Lateness
	}{
		{0, false, bot.OnTime},
		{time.Hour, false, bot.OnTime},
		{0, true, bot.Late},
		{-time.Minute, true, bot.Late}, // the platform's clock runs ahead
		{30 * time.Minute, true, bot.Late},
		{30*time.Minute + 1, true, bot.Expired},
		{72 * time.Hour, true, bot.Expired},
	} {
		if got := bot.HowLate(at, at.Add(c.waited), c.recovered); got != c.want {
			t.Errorf("waited %v, recovered %v: %v, want %v", c.waited, c.recovered, got, c.want)
		}
	}
}

func TestLateAnswerSaysSo(t *testing.T) {
	h := newHouse(t)
	h.now = asked().Add(7 * time.Minute)
	req := request("", "passengers ashore")
	req.Recovered = true
	rep := h.Handle(t.Context(), req)
	if rep.Verdict != retrieval.Found || rep.Lines[0] != "Late: asked at 13:05." {
		t.Errorf("late answer: %v %q", rep.Verdict, rep.Lines)
	}
}

func TestExpiredQuestionCanBeAskedAgain(t *testing.T) {
	h := newHouse(t)
	h.now = asked().Add(41 * time.Minute)
	req := request("", "passengers ashore")
	req.Recovered = true
	req.Filter = retrieval.Filter{Sources: []string{"The Lantern"}}
	rep := h.Handle(t.Context(), req)
	if rep.Verdict != "" || !strings.Contains(rep.Headline, "waited 41 minutes") || len(rep.Offers) != 1 {
		t.Fatalf("expired: %+v", rep)
	}
	again := h.press(t, rep, bot.Again)
	if again.Verdict != retrieval.Found || len(again.Filters) != 1 {
		t.Errorf("asked again: %v %v", again.Verdict, again.Filters)
	}
}
