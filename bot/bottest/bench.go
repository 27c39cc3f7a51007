package bottest

import (
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/corpus"
)

// Day is a date in 2031, the year of Coverage, at midnight UTC.
func Day(month time.Month, d int) time.Time { return time.Date(2031, month, d, 0, 0, 0, 0, time.UTC) }

// Asked is when a Request is asked, in the asker's zone.
func Asked() time.Time {
	return time.Date(2031, 8, 1, 13, 5, 0, 0, time.FixedZone("UTC+9", 9*60*60))
}

// Coverage returns four invented articles of three outlets, most of them on a
// ferry that sinks.
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

// A Bench is a bot whose parts are in memory, and whose clock the test sets.
type Bench struct {
	*bot.Bot
	Store *corpus.Store
	// Clock is the time for the bot and the store. It stands still.
	Clock time.Time
}

// New returns a bench whose store has Coverage, and whose clock stands at Asked.
// The test's end closes it.
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

// Ask asks a question in a thread, or outside of any if thread is empty.
func (h *Bench) Ask(t testing.TB, thread, text string) bot.Reply {
	t.Helper()
	return h.Handle(t.Context(), Request(thread, text))
}

// Press presses the button of a reply that offers an action.
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

// Do sends an action on the answer with a receipt, by the receipt's id.
func (h *Bench) Do(t testing.TB, action bot.Action, receipt string) bot.Reply {
	t.Helper()
	req := Request("", "")
	req.Action, req.Receipt = action, receipt
	return h.Handle(t.Context(), req)
}

// Request is a question that the person U1 asks in the Slack channel C1, in a
// thread or, if thread is empty, outside of any.
func Request(thread, text string) bot.Request {
	return bot.Request{
		Text: text, At: Asked(), Platform: "slack", Workspace: "T1", Place: "C1", Thread: thread, Person: "U1",
	}
}

// Said returns a reply's headline, table and lines, for tests that look for words.
func Said(r bot.Reply) string {
	return strings.Join(slices.Concat([]string{r.Headline}, r.Tally.TableLines(), r.Lines), "\n")
}
