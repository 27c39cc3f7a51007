package bot_test

import (
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

func TestJudgeLateness(t *testing.T) {
	at := bottest.Asked()
	for _, c := range []struct {
		waited    time.Duration
		recovered bool
		want      bot.Lateness
	}{
		{0, false, bot.Timely},
		{time.Hour, false, bot.Timely},
		{0, true, bot.Delayed},
		{-time.Minute, true, bot.Delayed}, // the platform's clock runs ahead
		{30 * time.Minute, true, bot.Delayed},
		{30*time.Minute + 1, true, bot.Expired},
		{72 * time.Hour, true, bot.Expired},
	} {
		if got := bot.JudgeLateness(at, at.Add(c.waited), c.recovered); got != c.want {
			t.Errorf("waited %v, recovered %v: %v, want %v", c.waited, c.recovered, got, c.want)
		}
	}
}

func TestLateAnswerSaysSo(t *testing.T) {
	h := newBench(t)
	h.Clock = bottest.Asked().Add(7 * time.Minute)
	req := bottest.Request("", "passengers ashore")
	req.Recovered = true
	rep := h.Handle(t.Context(), req)
	if rep.Verdict != retrieval.Found || rep.Lines[0] != "Late: asked at 13:05." {
		t.Errorf("late answer: %v %q", rep.Verdict, rep.Lines)
	}
}

func TestExpiredQuestionCanBeAskedAgain(t *testing.T) {
	h := newBench(t)
	h.Clock = bottest.Asked().Add(41 * time.Minute)
	req := bottest.Request("", "passengers ashore")
	req.Recovered = true
	req.Filter = query.Filter{Sources: []string{"The Lantern"}}
	rep := h.Handle(t.Context(), req)
	if rep.Verdict != "" || !strings.Contains(rep.Headline, "waited 41 minutes") || len(rep.Offers) != 1 {
		t.Fatalf("expired: %+v", rep)
	}
	again := h.Press(t, rep, bot.Again)
	if again.Verdict != retrieval.Found || len(again.Filters) != 1 {
		t.Errorf("asked again: %v %v", again.Verdict, again.Filters)
	}
}

// TestAnsweredOnceAfterARestart checks that a delivery that was taken and not
// done when the program was killed is answered by the next run, and only by it.
func TestAnsweredOnceAfterARestart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	run := func() (answers []string) {
		ledger, store := reopened(t, dir)
		defer store.Close()
		if _, err := store.Add(t.Context(), bottest.Coverage()...); err != nil {
			t.Fatal(err)
		}
		b := bot.New(bot.Options{
			Searcher: bottest.ByWords{Store: store}, Coverage: store, Ledger: ledger, Log: slog.New(slog.DiscardHandler),
			Now: func() time.Time { return bottest.Asked().Add(5 * time.Minute) },
		})
		pending, err := ledger.Pending(t.Context(), "slack")
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range pending {
			req := bottest.Request("", string(d.Payload))
			req.Key, req.Recovered = d.Key, true
			answers = append(answers, bottest.Said(b.Handle(t.Context(), req)))
			if err := ledger.Done(t.Context(), "slack", d.Key); err != nil {
				t.Fatal(err)
			}
		}
		return answers
	}
	ledger, store := reopened(t, dir)
	for range 4 { // delivered four times, killed before the answer
		if _, err := ledger.Take(t.Context(), bot.Delivery{
			Platform: "slack", Key: "Ev1", Received: bottest.Asked(), Payload: []byte("passengers ashore"),
		}); err != nil {
			t.Fatal(err)
		}
	}
	store.Close()
	if got := run(); len(got) != 1 || !strings.Contains(got[0], "Found") || !strings.Contains(got[0], "Late: asked at 13:05.") {
		t.Errorf("the next run answered %q", got)
	}
	if got := run(); len(got) != 0 {
		t.Errorf("the run after that answered %q again", got)
	}
}
