// Package bottest has a bot over an invented coverage, all in memory, for the
// tests of package bot and of what is built on it.
package bottest

import (
	"cmp"
	"context"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

// Day is a date of the invented coverage.
func Day(month time.Month, d int) time.Time { return time.Date(2031, month, d, 0, 0, 0, 0, time.UTC) }

// Asked is when the tests ask, in the asker's zone.
func Asked() time.Time {
	return time.Date(2031, 8, 1, 13, 5, 0, 0, time.FixedZone("UTC+9", 9*60*60))
}

// Coverage is an invented coverage: a ferry sinks, and three outlets tell it.
func Coverage() []corpus.Article {
	return []corpus.Article{{
		ID: "ferry", Title: "Ferry sinks off Marrow Point", Source: "The Lantern", Author: "Ida Voss",
		Published: Day(time.May, 4), URL: "https://lantern.example/ferry",
		Text: "The ferry Albatross sank off Marrow Point with 212 passengers aboard. " +
			"Captain Ruth Amsel said the pumps had failed twice.\n\n" +
			"Rescue boats brought 198 passengers ashore before dark.",
	}, {
		ID: "inquiry", Title: "Inquiry blames the pumps", Source: "Harbour Gazette",
		Published: Day(time.June, 11), File: "/articles/inquiry.txt",
		Text: "An inquiry found that the pumps of the Albatross were never inspected. " +
			"Minister Oren Dahl promised a new law on ferry inspections.",
	}, {
		ID: "law", Title: "Ferry law passes", Source: "Harbour Gazette", Published: Day(time.July, 20),
		Text: "Parliament passed the ferry law, and inspections of all pumps begin in autumn.",
	}, {
		ID: "brief-museum", Title: "Museum opens a wing", Source: "Northern Wire", Brief: true, Inferred: true,
		Published: Day(time.July, 25),
		Text:      "The maritime museum opened a wing on lighthouses.",
	}}
}

// A Bench is a bot with its parts in memory and the clock in the test's hand.
type Bench struct {
	*bot.Bot
	Store *corpus.Store
	// Clock is what the bot takes for now.
	Clock time.Time
}

// New returns a bench whose bot has Coverage, and whose clock stands at Asked.
func New(t testing.TB) *Bench {
	t.Helper()
	h := &Bench{Clock: Asked()}
	store, err := corpus.OpenMemory(t.Context(), corpus.WithClock(func() time.Time { return h.Clock }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	if _, err := store.Add(t.Context(), Coverage()...); err != nil {
		t.Fatal(err)
	}
	ledger, err := bot.OpenLedger(t.Context(), store.DB())
	if err != nil {
		t.Fatal(err)
	}
	h.Store = store
	h.Bot = bot.New(bot.Options{
		Searcher: ByWords{store}, Coverage: store, Ledger: ledger,
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return h.Clock },
	})
	return h
}

// Ask asks in a thread, or outside of one where thread is empty.
func (h *Bench) Ask(t testing.TB, thread, text string) bot.Reply {
	t.Helper()
	return h.Handle(t.Context(), Request(thread, text))
}

// Press does what one of a reply's buttons does.
func (h *Bench) Press(t testing.TB, rep bot.Reply, action bot.Action) bot.Reply {
	t.Helper()
	for _, o := range rep.Offers {
		if o.Action == action {
			req := Request("", "")
			req.Action, req.Receipt, req.Number = o.Action, o.Receipt, o.Number
			return h.Handle(t.Context(), req)
		}
	}
	t.Fatalf("%q has no offer %q: %+v", rep.Headline, action, rep.Offers)
	return rep
}

// Do sends a follow-up on an answer.
func (h *Bench) Do(t testing.TB, action bot.Action, receipt string) bot.Reply {
	t.Helper()
	req := Request("", "")
	req.Action, req.Receipt = action, receipt
	return h.Handle(t.Context(), req)
}

// Request is a question of the person U1 in the channel C1 of Slack.
func Request(thread, text string) bot.Request {
	return bot.Request{
		Text: text, At: Asked(), Platform: "slack", Workspace: "T1", Place: "C1", Thread: thread, Person: "U1",
	}
}

// ByWords searches by counting a question's words in each passage. It cuts,
// analyses and filters as the product does, and does not rank as it does, so
// that no change of the ranking changes what these tests see.
type ByWords struct{ Store *corpus.Store }

// Search finds the passages that hold most of the question's words.
func (s ByWords) Search(ctx context.Context, q query.Query) (retrieval.Result, error) {
	var res retrieval.Result
	entries, err := s.Store.Entries(ctx)
	if err != nil {
		return res, err
	}
	wanted := terms(q.Text)
	missing := slices.Clone(wanted)
	for _, e := range entries {
		v, err := s.Store.Version(ctx, e.Arrival)
		if err != nil {
			return res, err
		}
		missing = slices.DeleteFunc(missing, func(w string) bool { return slices.Contains(terms(v.Text), w) })
		if !retrieval.Admits(q.Filter, v) {
			continue
		}
		res.Searched.Articles++
		for _, p := range passages(v, wanted) {
			res.Searched.Passages++
			if p.Score > 0 {
				res.Passages = append(res.Passages, p)
			}
		}
		if v.Published.After(res.Searched.Newest) {
			res.Searched.Newest = v.Published
		}
		if o := res.Searched.Oldest; o.IsZero() || v.Published.Before(o) {
			res.Searched.Oldest = v.Published
		}
	}
	for _, tok := range text.Analyze(nil, q.Text) {
		if slices.Contains(missing, tok.Term) {
			res.Missing = append(res.Missing, q.Text[tok.Start:tok.End])
		}
	}
	return judged(res, q.Top), nil
}

// judged orders what was found and says how far it answers.
func judged(res retrieval.Result, top int) retrieval.Result {
	slices.SortStableFunc(res.Passages, func(a, b retrieval.Passage) int { return cmp.Compare(b.Score, a.Score) })
	res.Passages = res.Passages[:min(top, len(res.Passages))]
	res.Verdict = retrieval.None
	if len(res.Passages) == 0 {
		return res
	}
	res.Confidence = res.Passages[0].Score
	switch {
	case res.Confidence > .6:
		res.Verdict = retrieval.Found
	case res.Confidence > .3:
		res.Verdict = retrieval.Partly
	}
	return res
}

// passages are an article's sentences, scored by the share of the wanted words
// that they hold.
func passages(v *corpus.Version, wanted []string) []retrieval.Passage {
	var out []retrieval.Passage
	for _, span := range text.Split(v.Text) {
		for _, s := range text.Sentences(v.Text, span) {
			p := retrieval.Passage{Article: v, Span: span, Quote: s}
			var held []string
			for _, tok := range text.Analyze(nil, v.Text[s.Start:s.End]) {
				if slices.Contains(wanted, tok.Term) {
					p.Marks = append(p.Marks, text.Span{Start: s.Start + tok.Start, End: s.Start + tok.End})
					held = append(held, tok.Term)
				}
			}
			slices.Sort(held)
			p.Score = float64(len(slices.Compact(held))) / float64(max(1, len(wanted)))
			p.Signals = []retrieval.Signal{{Name: "the question's words", Value: p.Score, Weight: 1}}
			out = append(out, p)
		}
	}
	return out
}

func terms(body string) []string {
	var out []string
	for _, tok := range text.Analyze(nil, body) {
		if !tok.Stop && !slices.Contains(out, tok.Term) {
			out = append(out, tok.Term)
		}
	}
	return out
}

// Said joins what a reply says, for tests that look for words.
func Said(r bot.Reply) string {
	return strings.Join(append([]string{r.Headline}, r.Lines...), "\n")
}
