package bot_test

import (
	"log/slog"
	"strings"
	"testing"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/corpus/briefs"
	"dateline/corpus/files"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
)

// TestPipeline asks the embedded briefs with the ranking that ships. It checks
// only what must hold for every ranking.
func TestPipeline(t *testing.T) {
	store, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for a, err := range files.NewFS(briefs.FS, ".").Articles(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	var versions []corpus.Version
	for v, err := range store.Changes(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		versions = append(versions, *v)
	}
	ledger, err := bot.OpenLedger(t.Context(), store.DB())
	if err != nil {
		t.Fatal(err)
	}
	b := bot.New(bot.Options{
		Searcher: exhaustive.New(versions), Coverage: store, Ledger: ledger, Log: slog.New(slog.DiscardHandler),
	})
	for _, text := range []string{
		"How many artillery shells may North Korea have sent to Russia?",
		"What did Blinken say?",
		"Who won the chess championship on Mars?",
	} {
		rep := b.Handle(t.Context(), bot.Request{Text: text, At: bottest.Asked(), Platform: "terminal"})
		if rep.Verdict == "" || rep.Question == "" || rep.Foot == "" {
			t.Errorf("%q: %+v", text, rep)
		}
		for _, q := range rep.Quotes {
			p := q.Passage
			if q.Text != p.Article.Text[p.Quote.Start:p.Quote.End] || strings.TrimSpace(q.Text) == "" {
				t.Errorf("%q: quote %q does not stand at %v", text, q.Text, p.Quote)
			}
		}
		why := b.Handle(t.Context(), bot.Request{Action: bot.Why, Receipt: rep.Receipt, Platform: "terminal"})
		if len(why.Quotes) != len(rep.Quotes) || rep.Verdict != retrieval.None && why.Headline != rep.Headline {
			t.Errorf("%q: %q from the receipt, %q when asked", text, why.Headline, rep.Headline)
		}
	}
}
