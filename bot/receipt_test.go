package bot_test

import (
	"errors"
	"log/slog"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/retrieval/text"
)

func TestVerifyAfterCorrectionsAndWithdrawals(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "pumps Albatross ferry inspections passengers")
	if len(rep.Quotes) != 3 {
		t.Fatalf("%d quotes, want 3", len(rep.Quotes))
	}
	check := func(headline string, gone int) {
		t.Helper()
		got := h.Do(t, bot.Verify, rep.Receipt)
		if got.Headline != headline || len(got.Lines) != gone {
			t.Errorf("verify: %q %q, want %q and %d gone", got.Headline, got.Lines, headline, gone)
		}
	}
	check("3 of 3 quotes still stand", 0)

	moved := bottest.Coverage()[0]
	moved.Text = "Correction: the ferry had left late.\n\n" + moved.Text
	change(t, h, moved)
	check("3 of 3 quotes still stand", 0)
	for _, q := range h.Do(t, bot.Why, rep.Receipt).Quotes {
		if !strings.Contains(q.Passage.Article.Text, q.Text) {
			t.Errorf("after the correction %q is quoted, which is not there", q.Text)
		}
	}

	reworded := moved
	reworded.Text = strings.ReplaceAll(moved.Text, "212 passengers", "211 passengers")
	change(t, h, reworded)
	check("2 of 3 quotes still stand", 1)

	if _, err := h.Store.Withdraw(t.Context(), "inquiry"); err != nil {
		t.Fatal(err)
	}
	got := h.Do(t, bot.Verify, rep.Receipt)
	standing := strings.HasPrefix(got.Headline, "0 of 3") || strings.HasPrefix(got.Headline, "1 of 3")
	if !standing {
		t.Errorf("after the withdrawal: %q", got.Headline)
	}
	for _, q := range h.Do(t, bot.Why, rep.Receipt).Quotes {
		if q.Passage.Article.ID == "inquiry" {
			t.Error("a withdrawn article is quoted")
		}
	}
}

func change(t *testing.T, h *bench, a corpus.Article) {
	t.Helper()
	if _, err := h.Store.Add(t.Context(), a); err != nil {
		t.Fatal(err)
	}
}

// TestQuotesKeepTheirNumbers checks that when a quote no longer stands, Context
// on the others still shows the right article.
func TestQuotesKeepTheirNumbers(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "pumps Albatross ferry inspections passengers")
	if _, err := h.Store.Withdraw(t.Context(), rep.Quotes[0].Passage.Article.ID); err != nil {
		t.Fatal(err)
	}
	for _, q := range h.Do(t, bot.Why, rep.Receipt).Quotes {
		req := bottest.Request("", "")
		req.Action, req.Receipt, req.Number = bot.Context, rep.Receipt, q.Number
		reading := h.Handle(t.Context(), req).Reading
		if reading == nil || reading.Text[reading.Passage.Start:reading.Passage.End] != q.Text {
			t.Errorf("quote %d %q: context shows %+v", q.Number, q.Text, reading)
		}
	}
}

func TestFollowUpsAfterARestart(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	run := func(do func(h *bench)) {
		ledger, store := reopened(t, dir)
		defer store.Close()
		do(&bench{&bottest.Bench{Store: store, Bot: bot.New(bot.Options{
			Searcher: bottest.ByWords{Store: store}, Coverage: store, Ledger: ledger, Log: slog.New(slog.DiscardHandler), Now: bottest.Asked,
		})}})
	}
	var before, why bot.Reply
	run(func(h *bench) {
		change(t, h, bottest.Coverage()[0])
		change(t, h, bottest.Coverage()[1])
		before = h.Ask(t, "1.1", "pumps Albatross ferry passengers")
		why = h.Do(t, bot.Why, before.Receipt)
	})
	run(func(h *bench) {
		after := h.Do(t, bot.Why, before.Receipt)
		if len(after.Quotes) != len(why.Quotes) {
			t.Fatalf("%d quotes, want %d", len(after.Quotes), len(why.Quotes))
		}
		for i, q := range after.Quotes {
			if q.Text != why.Quotes[i].Text || !reflect.DeepEqual(q.Marks, why.Quotes[i].Marks) ||
				!reflect.DeepEqual(q.Reasons, why.Quotes[i].Reasons) {
				t.Errorf("quote %d changed from %+v to %+v", i, why.Quotes[i], q)
			}
		}
		if h.Press(t, before, bot.Context).Reading == nil {
			t.Error("no context after a restart")
		}
		if more := h.Ask(t, "1.1", "more"); len(more.Quotes) == 0 || more.Quotes[0].Number != 4 {
			t.Errorf("more after a restart: %+v", more)
		}
	})
}

func TestReceiptsOfOneMillisecondAreInOrder(t *testing.T) {
	h := newBench(t)
	var last string
	for _, text := range []string{"ferry", "pumps", "law", "museum", "passengers"} {
		last = h.Ask(t, "1.1", text).Receipt // all at one time
	}
	got, err := h.Ledger.Last(t.Context(), bottest.Request("1.1", ""))
	if err != nil || got.ID != last {
		t.Errorf("the last receipt is %s, %v; want %s", got.ID, err, last)
	}
}

func TestEditedQuestionTakesItsTurn(t *testing.T) {
	h := newBench(t)
	first := h.Ask(t, "1.1", "ferry source:lantern")
	h.Ask(t, "1.1", "museum source:wire")
	edited := bottest.Request("1.1", "ferry")
	edited.Replaces = first.Receipt
	rep := h.Handle(t.Context(), edited)
	if len(rep.Filters) > 0 {
		t.Errorf("an edited question inherits %q from what came after or from itself", rep.Filters)
	}
	if last, err := h.Ledger.Last(t.Context(), bottest.Request("1.1", "")); err != nil || last.Query.Text != "museum" {
		t.Errorf("the edit became the last question: %q, %v", last.Query.Text, err)
	}
	if _, err := h.Ledger.Receipt(t.Context(), first.Receipt); err != nil {
		t.Errorf("the replaced answer: %v", err)
	}
}

func TestLastEditIsTheLastAnswer(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "1.1", "ferry")
	for _, text := range []string{"pumps", "law", "museum"} {
		edited := bottest.Request("1.1", text)
		edited.Replaces = rep.Receipt
		rep = h.Handle(t.Context(), edited)
		if last, err := h.Ledger.Last(t.Context(), bottest.Request("1.1", "")); err != nil || last.ID != rep.Receipt {
			t.Errorf("after the edit to %q the last question is %q, %v", text, last.Query.Text, err)
		}
	}
}

// TestTextsOfAnotherDatabaseAreNotQuoted checks a receipt that outlived its
// articles, so that other words stand at its places.
func TestTextsOfAnotherDatabaseAreNotQuoted(t *testing.T) {
	h := newBench(t)
	rcpt := bot.Receipt{ID: "elsewher", Shown: 4, Request: bottest.Request("", ""), Cited: []bot.Cited{
		{Article: "ferry", Arrival: 1, Quote: text.Span{Start: 0, End: 10}, Hash: "0123456789abcdef"},
		{Article: "ferry", Arrival: 1, Quote: text.Span{Start: 0, End: 1 << 20}, Hash: "0123456789abcdef"},
		{Article: "ferry", Arrival: 2, Quote: text.Span{Start: 0, End: 1 << 20}, Hash: "0123456789abcdef"},
		{Article: "nobody", Arrival: 99, Quote: text.Span{Start: 0, End: 10}, Hash: "0123456789abcdef"},
	}}
	if err := h.Ledger.Keep(t.Context(), rcpt); err != nil {
		t.Fatal(err)
	}
	if rep := h.Do(t, bot.Verify, "elsewher"); rep.Headline != "0 of 4 quotes still stand" {
		t.Errorf("verify: %q", rep.Headline)
	}
}

func TestRetractedAnswerHandsNothingOn(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "1.1", "ferry")
	if err := h.Ledger.Retract(t.Context(), rep.Receipt); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Ledger.Last(t.Context(), bottest.Request("1.1", "")); !errors.Is(err, bot.ErrNoReceipt) {
		t.Errorf("the last answer after the deletion: %v", err)
	}
}

func TestReceiptIDsForgiveTyping(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "passengers ashore")
	if got := h.Do(t, bot.Verify, "  "+strings.ToUpper(rep.Receipt)+" "); got.Receipt != rep.Receipt {
		t.Errorf("typed in capitals: %q", got.Headline)
	}
}
