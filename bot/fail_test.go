package bot_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"regexp"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// A searcherFunc is a Searcher made of one function.
type searcherFunc func(context.Context, query.Query) (retrieval.Result, error)

func (s searcherFunc) Search(ctx context.Context, q query.Query) (retrieval.Result, error) {
	return s(ctx, q)
}

func TestFaultsNameAReference(t *testing.T) {
	for name, search := range map[string]searcherFunc{
		"error": func(context.Context, query.Query) (retrieval.Result, error) {
			return retrieval.Result{}, errors.New("disk /dev/sda1 is on fire")
		},
		"panic": func(context.Context, query.Query) (retrieval.Result, error) {
			panic("disk /dev/sda1 is on fire")
		},
	} {
		h := newBench(t)
		var log bytes.Buffer
		h.Log = slog.New(slog.NewTextHandler(&log, nil))
		working := h.Searcher
		h.Searcher = search
		rep := h.Ask(t, "", "passengers ashore")
		ref := regexp.MustCompile(`reference (\w{8})`).FindStringSubmatch(rep.Headline)
		if ref == nil || strings.Contains(bottest.Said(rep), "sda1") {
			t.Fatalf("%s: %q", name, bottest.Said(rep))
		}
		if !strings.Contains(log.String(), ref[1]) || !strings.Contains(log.String(), "sda1") {
			t.Errorf("%s: the log lacks the reference or the cause: %s", name, log.String())
		}
		h.Searcher = working
		if again := h.Press(t, rep, bot.Again); again.Verdict != retrieval.Found {
			t.Errorf("%s: asked again: %q", name, again.Headline)
		}
	}
}

func TestSearchIsStoppedAtItsTimeLimit(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newBench(t)
		h.Searcher = searcherFunc(func(ctx context.Context, _ query.Query) (retrieval.Result, error) {
			<-ctx.Done()
			return retrieval.Result{}, ctx.Err()
		})
		rep := h.Ask(t, "", "passengers ashore")
		if !strings.Contains(rep.Headline, "took too long") || len(rep.Offers) != 1 {
			t.Errorf("timeout: %+v", rep)
		}
	})
}

func TestCallersDeadlineLeavesAnOffer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := newBench(t)
		h.Searcher = searcherFunc(func(ctx context.Context, _ query.Query) (retrieval.Result, error) {
			<-ctx.Done()
			return retrieval.Result{}, ctx.Err()
		})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if rep := h.Handle(ctx, bottest.Request("", "passengers ashore")); len(rep.Offers) != 1 {
			t.Errorf("at the caller's deadline: %+v", rep)
		}
	})
}

func TestCancelledQuestionIsNoFault(t *testing.T) {
	h := newBench(t)
	ctx, cancel := context.WithCancel(t.Context())
	h.Searcher = searcherFunc(func(ctx context.Context, _ query.Query) (retrieval.Result, error) {
		cancel()
		return retrieval.Result{}, ctx.Err()
	})
	if rep := h.Handle(ctx, bottest.Request("", "passengers")); strings.Contains(rep.Headline, "reference") {
		t.Errorf("cancelled: %q", rep.Headline)
	}
}

func TestLedgerThatIsGone(t *testing.T) {
	h := newBench(t)
	h.Store.Close()
	for _, a := range []bot.Action{bot.Ask, bot.More, bot.Sources, bot.Status, bot.Settings, bot.Share} {
		req := bottest.Request("1.1", "passengers")
		req.Action, req.Receipt = a, "abcdefgh"
		if rep := h.Handle(t.Context(), req); !strings.Contains(rep.Headline, "reference") {
			t.Errorf("%q without a database: %q", a, rep.Headline)
		}
	}
}

func TestEmptyCoverage(t *testing.T) {
	h := newBench(t)
	for _, a := range bottest.Coverage() {
		if _, err := h.Store.Withdraw(t.Context(), a.ID); err != nil {
			t.Fatal(err)
		}
	}
	for _, a := range []bot.Action{bot.Ask, bot.Sources, bot.Status} {
		req := bottest.Request("", "passengers")
		req.Action = a
		if rep := h.Handle(t.Context(), req); !strings.Contains(rep.Headline, "coverage is empty") {
			t.Errorf("%q: %q", a, rep.Headline)
		}
	}
}

func TestNothingFoundSaysWhatWasSearched(t *testing.T) {
	h := newBench(t)
	rep := h.Ask(t, "", "submarine reactors beneath the ferry harbour ice")
	if rep.Verdict != retrieval.None || !strings.Contains(rep.Foot, "Searched 4 articles") {
		t.Fatalf("%+v", rep)
	}
	if len(rep.Quotes) != 1 || !rep.Quotes[0].Nearest {
		t.Errorf("what comes nearest is %+v", rep.Quotes)
	}
	if !strings.Contains(bottest.Said(rep), "“submarine”") || strings.Contains(bottest.Said(rep), "“ferry”") {
		t.Errorf("words that the coverage lacks: %q", rep.Lines)
	}
}

func TestFiltersThatAreTooNarrow(t *testing.T) {
	day := bottest.Day(7, 22)
	for _, c := range []struct {
		name   string
		filter query.Filter
		text   string
		line   string
		left   []string // filters after Widen
	}{
		{"date", query.Filter{Since: day}, "passengers aboard",
			"0 passages since 22 Jul 2031; 2 without it.", nil},
		{"source", query.Filter{Sources: []string{"Northern Wire"}}, "passengers aboard",
			"0 passages from Northern Wire; 2 without it.", nil},
		{"one of two", query.Filter{Sources: []string{"The Lantern"}, Since: day}, "passengers aboard",
			"0 passages from The Lantern since 22 Jul 2031; 2 if “since 22 Jul 2031” is dropped.",
			[]string{"source The Lantern"}},
		{"person", query.Filter{People: []string{"Nobody"}}, "passengers aboard",
			"0 passages naming Nobody; 2 without it.", nil},
		{"as of", query.Filter{AsOf: time.Date(2020, 10, 17, 0, 0, 0, 0, time.UTC)}, "passengers aboard",
			"as-of asks for what had arrived here by that day; for what was published by then, ask until:2020-10-16.", nil},
	} {
		h := newBench(t)
		req := bottest.Request("", c.text)
		req.Filter = c.filter
		rep := h.Handle(t.Context(), req)
		if rep.Verdict != retrieval.None || !strings.Contains(bottest.Said(rep), c.line) {
			t.Errorf("%s: %q, want %q", c.name, bottest.Said(rep), c.line)
			continue
		}
		wider := h.Press(t, rep, bot.Widen)
		if wider.Verdict == retrieval.None || !same(wider.Filters, c.left) {
			t.Errorf("%s: widened to %v, filters %q", c.name, wider.Verdict, wider.Filters)
		}
	}
}

func TestNoFilterIsToBlame(t *testing.T) {
	h := newBench(t)
	req := bottest.Request("", "submarine reactors")
	req.Filter = query.Filter{Since: bottest.Day(12, 1)}
	rep := h.Handle(t.Context(), req)
	if !strings.Contains(bottest.Said(rep), "The coverage has no article since 1 Dec 2031.") {
		t.Errorf("%q", bottest.Said(rep))
	}
	for _, o := range rep.Offers {
		if o.Action == bot.Widen {
			t.Error("offers to widen what finds nothing either")
		}
	}
}

func TestContradictionIsNamed(t *testing.T) {
	h := newBench(t)
	req := bottest.Request("", "ferry")
	req.Filter = query.Filter{Since: bottest.Day(6, 1), Until: bottest.Day(5, 1)}
	if rep := h.Handle(t.Context(), req); !strings.Contains(rep.Headline, "exclude one another") {
		t.Errorf("%q", rep.Headline)
	}
}

// FuzzHandle checks that every text, with every action, gets a reply with words
// and never a fault.
func FuzzHandle(f *testing.F) {
	for _, text := range []string{"", "more", "only lantern", "without dates", "reset", "who sank?", "\xff\x00", "source:",
		"since:2031-13", "only ,,and ,", "by by by", "mode", "“”?", strings.Repeat("a ", 3000)} {
		f.Add(text, "", "")
		f.Add(text, string(bot.Settings), "x")
		f.Add("ferry", text, text)
	}
	store, err := corpus.OpenMemory(context.Background())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { store.Close() })
	if _, err := store.Add(context.Background(), bottest.Coverage()...); err != nil {
		f.Fatal(err)
	}
	ledger, err := bot.OpenLedger(context.Background(), store.DB())
	if err != nil {
		f.Fatal(err)
	}
	b := bot.New(bot.Options{Searcher: bottest.ByWords{Store: store}, Coverage: store, Ledger: ledger, Log: slog.New(slog.DiscardHandler)})
	f.Fuzz(func(t *testing.T, text, action, receipt string) {
		req := bottest.Request("1.1", text)
		req.Action, req.Receipt = bot.Action(action), receipt
		rep := b.Handle(t.Context(), req)
		if rep.Headline == "" && rep.Reading == nil || strings.Contains(rep.Headline, "reference") {
			t.Errorf("%q %q %q: %+v", text, action, receipt, rep)
		}
		for _, q := range rep.Quotes {
			if !strings.Contains(q.Passage.Article.Text, q.Text) {
				t.Errorf("%q is no quote", q.Text)
			}
		}
	})
}
