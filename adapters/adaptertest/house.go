package adaptertest

import (
	"bytes"
	"context"
	"log/slog"
	"sync"
	"testing"
	"time"

	"dateline/bot"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// A House is a bot with all that is behind it, in memory: the true store, the
// true ledger and a plain search, over Coverage.
type House struct {
	Bot    *bot.Bot
	Ledger *bot.Ledger
	// Log is what was logged so far, at every level.
	Log *Log
	// Search stands before the true search and can hold it up.
	Search *Search
}

// NewHouse makes a house that ends with the test. Its ledger outlives any
// adapter in it, so that a test can end one and start the next.
func NewHouse(t testing.TB) *House {
	t.Helper()
	ctx := context.Background()
	store, err := corpus.OpenMemory(ctx)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := store.Add(ctx, Coverage()...); err != nil {
		t.Fatal(err)
	}
	ledger, err := bot.OpenLedger(ctx, store.DB())
	if err != nil {
		t.Fatal(err)
	}
	h := &House{Ledger: ledger, Log: &Log{}, Search: &Search{next: plain{versions(t, store)}}}
	h.Bot = bot.New(bot.Options{Searcher: h.Search, Coverage: store, Ledger: ledger, Log: h.Logger()})
	return h
}

// Logger writes to Log.
func (h *House) Logger() *slog.Logger {
	return slog.New(bot.Traced(slog.NewTextHandler(h.Log, &slog.HandlerOptions{Level: slog.LevelDebug})))
}

func versions(t testing.TB, store *corpus.Store) []corpus.Version {
	t.Helper()
	var all []corpus.Version
	for v, err := range store.Changes(context.Background(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, *v)
	}
	return all
}

// A Search can be held up. It is safe for concurrent use.
type Search struct {
	next bot.Searcher

	mu     sync.Mutex
	held   chan struct{} // closed when searches may go on; nil: they may
	asked  int
	broken error
}

// Search implements bot.Searcher.
func (s *Search) Search(ctx context.Context, q query.Query) (retrieval.Result, error) {
	s.mu.Lock()
	held, broken := s.held, s.broken
	s.asked++
	s.mu.Unlock()
	if held != nil {
		select {
		case <-held:
		case <-ctx.Done():
			return retrieval.Result{}, ctx.Err()
		}
	}
	if broken != nil {
		return retrieval.Result{}, broken
	}
	return s.next.Search(ctx, q)
}

// Hold keeps searches from ending until the function that it returns is called.
func (s *Search) Hold() (release func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	held := make(chan struct{})
	s.held = held
	return sync.OnceFunc(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		close(held)
		s.held = nil
	})
}

// Break makes every search fail with err; nil mends it.
func (s *Search) Break(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = err
}

// Asked is how many searches were begun.
func (s *Search) Asked() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked
}

// A Log keeps what is logged. It is safe for concurrent use.
type Log struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

// Write implements io.Writer.
func (l *Log) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(p)
}

// String is all that was logged.
func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// Forget empties the log, for who measures memory.
func (l *Log) Forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buf = bytes.Buffer{}
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// Coverage is an invented newspaper of a harbour town, enough for an answer
// with more to show, for filters, and for words that must not do harm.
func Coverage() []corpus.Article {
	return []corpus.Article{
		{ID: "bridge-opens", Title: "Harbour bridge opens after eleven years", Source: "Harbour Gazette", Author: "Ida Lund",
			Published: day(2024, 11, 1), URL: "https://gazette.example/bridge-opens?ref=home|top",
			Text: "The new harbour bridge opened on Friday after eleven years of work. The bridge cost 412 million crowns, twice what the council had planned.\n\nMayor Petra Holm cut the ribbon. She said that the bridge would carry 18,000 cars a day."},
		{ID: "bridge-cost", Title: "Auditors: the harbour bridge cost twice the plan", Source: "Northern Wire", Author: "Jon Aas",
			Published: day(2024, 9, 12), URL: "https://wire.example/2024/09/bridge-cost",
			Text: "Auditors found that the harbour bridge cost 412 million crowns against a plan of 205 million crowns. Steel prices explain a third of the difference.\n\nThe council had ordered the steel before the design was final, the auditors wrote."},
		{ID: "bridge-steel", Title: "Steel for the bridge arrives by barge", Source: "Harbour Gazette",
			Published: day(2023, 4, 3), URL: "https://gazette.example/steel",
			Text: "Nine barges brought 6,400 tonnes of steel for the harbour bridge to the north quay. The bridge steel was rolled in Kiruna.\n\nWork on the bridge towers begins in May."},
		{ID: "ferry", Title: "Ferry line ends with the bridge", Source: "Northern Wire",
			Published: day(2024, 10, 20), URL: "https://wire.example/2024/10/ferry",
			Text: "The harbour ferry makes its last crossing on 31 October. It carried 2.1 million passengers a year before the bridge was built.\n\nThe two ferries are for sale for 9 million crowns."},
		{ID: "herring", Title: "Herring catch falls to a record low", Source: "Coast & Catch <Weekly>", Published: day(2024, 6, 5),
			URL:  "https://catch.example/herring",
			Text: "Fishers landed 1,200 tonnes of herring in May, the lowest May catch on record. Minister Olav Dahl said that quotas would be cut by 30 percent.\n\nScientists name warmer water as the reason for the herring's decline."},
		{ID: "hostile", Title: "<!channel> *Lantern* festival | <@U1> <https://evil.example|click>", File: "lantern.txt",
			Text: "<!channel> The lantern festival drew 7,000 visitors. @everyone <@U1> was told that *bold* and `code` and [link](https://evil.example) are only words.\n\nThe lantern festival ends with a parade."},
	}
}

// Questions on Coverage.
const (
	// Answered is answered by several articles.
	Answered = "How much did the harbour bridge cost?"
	// AnsweredBy stands in the best passage for it.
	AnsweredBy = "412 million crowns"
	// Hostile is answered by words that look like markup.
	Hostile = "How many visitors did the lantern festival draw?"
	// Unanswered is about nothing in the coverage.
	Unanswered = "Who won the chess tournament in Reykjavik?"
)
