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

// A Bench is what an adapter is tested on: a bot with its real store and ledger, in
// memory, and a simple search over [Coverage].
type Bench struct {
	Bot    *bot.Bot
	Ledger *bot.Ledger
	// Log records everything that the bot logs, at every level.
	Log *Log
	// Search can delay the searches of the bot, and make them fail.
	Search *Search
}

// NewBench makes a bench that is closed when the test ends. An adapter can be stopped
// and another started on the same bench, since the ledger remains.
func NewBench(t testing.TB) *Bench {
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
	words := wordSearch{versions(t, store)}
	b := &Bench{Ledger: ledger, Log: &Log{}, Search: &Search{next: words}}
	b.Bot = bot.New(bot.Options{Searcher: b.Search, Surveyor: words, Coverage: store, Ledger: ledger, Log: b.Logger()})
	return b
}

// Logger returns a logger that writes to Log.
func (b *Bench) Logger() *slog.Logger {
	return slog.New(bot.Traced(slog.NewTextHandler(b.Log, &slog.HandlerOptions{Level: slog.LevelDebug})))
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

// A Search is a searcher that can be delayed and made to fail. It is safe for
// concurrent use.
type Search struct {
	next bot.Searcher

	mu     sync.Mutex
	held   chan struct{} // closed when searches may continue; nil if they may
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

// Hold blocks searches until the returned function is called.
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

// Break makes every search fail with err; nil undoes that.
func (s *Search) Break(err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.broken = err
}

// Asked is the number of searches so far, including those that are blocked.
func (s *Search) Asked() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.asked
}

// A Log records what is logged. It is safe for concurrent use.
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

// String is everything that was logged.
func (l *Log) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.String()
}

// Forget empties the log, for tests that measure memory.
func (l *Log) Forget() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buf = bytes.Buffer{}
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// Coverage is the invented news of a harbour town. It has an answer with more
// passages than are shown at first, several outlets and dates to filter by, and a
// hostile article full of markup.
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

// Questions about [Coverage].
const (
	// Answered is a question that several articles answer.
	Answered = "How much did the harbour bridge cost?"
	// AnsweredBy is a part of the best passage for the question Answered.
	AnsweredBy = "412 million crowns"
	// Hostile is a question that is answered by a passage full of markup.
	Hostile = "How many visitors did the lantern festival draw?"
	// Unanswered is a question that nothing in the coverage answers.
	Unanswered = "Who won the chess tournament in Reykjavik?"
)
