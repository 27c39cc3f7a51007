package bot_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// logged makes the bot write its log, as the program does, into a buffer.
func (h *bench) logged() *bytes.Buffer {
	var b bytes.Buffer
	h.Log = slog.New(bot.Traced(slog.NewTextHandler(&b, nil)))
	return &b
}

func TestReceiptHasTheIDOfItsQuestionInTheLog(t *testing.T) {
	h := newBench(t)
	log := h.logged()
	rep := h.Ask(t, "", "passengers ashore")
	if rep.Receipt == "" || !strings.Contains(log.String(), "msg=answered platform=slack action=ask outcome=found") ||
		!strings.Contains(log.String(), "question="+rep.Receipt) {
		t.Errorf("receipt %s, log:\n%s", rep.Receipt, log)
	}
}

func TestSecondAttemptAtAQuestionHasAReceiptOfItsOwn(t *testing.T) {
	h := newBench(t)
	log := h.logged()
	req := bottest.Request("", "passengers ashore")
	req.ID = bot.NewID()
	first, second := h.Handle(t.Context(), req), h.Handle(t.Context(), req)
	if first.Receipt != req.ID || second.Receipt == req.ID || second.Verdict != retrieval.Found {
		t.Errorf("question %s got the receipts %s and %s", req.ID, first.Receipt, second.Receipt)
	}
	if !strings.Contains(log.String(), "receipt="+second.Receipt+" question="+req.ID) {
		t.Errorf("the log does not link the second receipt:\n%s", log)
	}
}

func TestEveryRequestEndsInOneEvent(t *testing.T) {
	for want, change := range map[bot.Outcome]func(*bench, *bot.Request){
		"found":     func(*bench, *bot.Request) {},
		"none":      func(_ *bench, q *bot.Request) { q.Text = "submarine reactors" },
		bot.Noticed: func(_ *bench, q *bot.Request) { q.Action = bot.Help },
		bot.Refused: func(h *bench, _ *bot.Request) { h.Access = map[string]bot.Access{"slack": {Places: []string{"C9"}}} },
		bot.Failed:  func(h *bench, _ *bot.Request) { h.Searcher = searcherFunc(broken) },
		bot.TooLate: func(h *bench, q *bot.Request) { q.Recovered, q.At = true, h.Clock.AddDate(0, 0, -1) },
		bot.Limited: func(h *bench, q *bot.Request) {
			h.Limit.PerHour = 1
			h.Handle(t.Context(), *q)
		},
	} {
		h := newBench(t)
		req := bottest.Request("", "passengers ashore")
		change(h, &req)
		var mu sync.Mutex
		var events []bot.Event
		h.Observe = func(e bot.Event) {
			mu.Lock()
			defer mu.Unlock()
			events = append(events, e)
		}
		h.Handle(t.Context(), req)
		if len(events) != 1 || events[0].Kind != bot.Answered || events[0].Outcome != want || events[0].Platform != "slack" || events[0].Took <= 0 {
			t.Errorf("%s: %+v", want, events)
		}
	}
}

func broken(context.Context, query.Query) (retrieval.Result, error) {
	return retrieval.Result{}, errors.New("broken")
}
