package bot_test

import (
	"fmt"
	"log/slog"
	"slices"
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
		rep := b.Handle(t.Context(), bot.Request{Text: text, At: bottest.Asked(), Platform: "terminal", Explain: true})
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
		if len(rep.Quotes) > 0 && !slices.Contains(rep.Quotes[0].Reasons, fmt.Sprintf("Confidence %.0f %%: the chance that the first quote answers.", 100*rep.Result.Confidence)) {
			t.Errorf("%q: the confidence is not explained: %q", text, rep.Quotes[0].Reasons)
		}
		for i := range min(len(why.Quotes), len(rep.Quotes)) {
			if !slices.Equal(why.Quotes[i].Reasons, rep.Quotes[i].Reasons) {
				t.Errorf("%q: quote %d has the reasons %q from the receipt, %q when asked", text, i+1, why.Quotes[i].Reasons, rep.Quotes[i].Reasons)
			}
		}
		if !slices.Equal(why.Lines, rep.Lines) {
			t.Errorf("%q: %q from the receipt, %q when asked", text, why.Lines, rep.Lines)
		}
		if len(why.Quotes) != len(rep.Quotes) || rep.Verdict != retrieval.None && why.Headline != rep.Headline {
			t.Errorf("%q: %q from the receipt, %q when asked", text, why.Headline, rep.Headline)
		}
	}
}
