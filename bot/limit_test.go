package bot_test

import (
	"context"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

func TestLimitJudge(t *testing.T) {
	now := bottest.Asked()
	ago := func(minutes ...int) (out []time.Time) {
		for _, m := range minutes {
			out = append(out, now.Add(-time.Duration(m)*time.Minute).UTC())
		}
		return out
	}
	for _, c := range []struct {
		name  string
		limit int
		asked []time.Time
		want  bot.Allowance
		next  string
	}{
		{"no limit", 0, ago(3, 2, 1), bot.Unlimited, ""},
		{"nothing asked", 2, nil, bot.WithinLimit, ""},
		{"room for one", 2, ago(5), bot.WithinLimit, ""},
		{"reached", 2, ago(50, 5), bot.OverLimit, "13:15"},
		{"an hour ago is over", 2, ago(60, 5), bot.WithinLimit, ""},
		{"the limit was lowered", 1, ago(50, 20, 10), bot.OverLimit, "13:55"},
		{"to the full minute", 1, []time.Time{now.Add(-30*time.Minute - time.Second)}, bot.OverLimit, "13:35"},
	} {
		got, next := bot.Limit{PerHour: c.limit}.Judge(c.asked, now)
		if got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
		if c.next != "" && next.Format("15:04") != c.next {
			t.Errorf("%s: next at %v, want %s in the asker's zone", c.name, next, c.next)
		}
	}
}

func TestLimitCountsQuestionsOfOnePerson(t *testing.T) {
	h := newBench(t)
	h.Limit = bot.Limit{PerHour: 2}
	first := h.Ask(t, "", "passengers ashore")
	h.Press(t, first, bot.Refine)
	h.Press(t, first, bot.Context)
	h.Ask(t, "", "") // nothing was asked
	if rep := h.Ask(t, "", "museum wing"); rep.Verdict != retrieval.Found {
		t.Fatalf("the second question was not answered: %+v", rep)
	}
	over := h.Ask(t, "", "ferry law")
	if want := "The limit of 2 questions an hour is reached. Next at 14:05 UTC+9."; over.Headline != want || !over.Private || over.Verdict != "" {
		t.Errorf("over the limit: %q, want %q", over.Headline, want)
	}
	if rep := h.Press(t, first, bot.Context); rep.Reading == nil {
		t.Error("a follow-up was refused")
	}
	req := bottest.Request("", "ferry law")
	req.Person = "U2"
	if rep := h.Handle(t.Context(), req); rep.Verdict == "" {
		t.Errorf("another person was refused: %q", rep.Headline)
	}
	req = bottest.Request("", "ferry law")
	req.At = req.At.Add(time.Hour)
	if rep := h.Handle(t.Context(), req); rep.Verdict == "" {
		t.Errorf("refused an hour later: %q", rep.Headline)
	}
}

func TestLimitHoldsForQuestionsSideBySide(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newBench(t)
		h.Limit = bot.Limit{PerHour: 3}
		var searches atomic.Int32
		release := make(chan struct{})
		h.Searcher = searcherFunc(func(context.Context, query.Query) (retrieval.Result, error) {
			searches.Add(1)
			<-release
			return retrieval.Result{Searched: retrieval.Searched{Articles: 1}}, nil
		})
		var wg sync.WaitGroup
		for range 12 {
			wg.Go(func() { h.Handle(t.Context(), bottest.Request("", "ferry law")) })
		}
		synctest.Wait()
		if n := searches.Load(); n != 3 {
			t.Errorf("%d of 12 questions were let in, want 3", n)
		}
		close(release)
		wg.Wait()
		if rep := h.Ask(t, "", "ferry law"); !strings.Contains(rep.Headline, "an hour is reached") {
			t.Errorf("afterwards one more was answered: %q", rep.Headline)
		}
	})
}
