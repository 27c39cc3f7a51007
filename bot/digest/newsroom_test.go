package digest_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/bot/digest"
	"dateline/corpus"
	"dateline/corpus/story"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// A bench is a bottest.Bench with helpers for digests and watches.
type bench struct{ *bottest.Bench }

func newBench(t *testing.T) *bench {
	t.Helper()
	return &bench{bottest.New(t)}
}

// A board is a channel in memory with its poster. It keeps what is posted, and
// fails when a test wants it to.
type board struct {
	messages []bot.Message
	// fail is called before each post. Lost is called after it: its error is
	// returned although the message is there.
	fail, lost func(m bot.Message) error
	// blind boards cannot tell what is posted.
	blind bool
}

func (b *board) Post(_ context.Context, m bot.Message) (string, error) {
	if b.fail != nil {
		if err := b.fail(m); err != nil {
			return "", err
		}
	}
	b.messages = append(b.messages, m)
	if b.lost != nil {
		if err := b.lost(m); err != nil {
			return "", err
		}
	}
	return fmt.Sprint("m", len(b.messages)), nil
}

func (b *board) Posted(_ context.Context, m bot.Message) (string, error) {
	if b.blind {
		return "", bot.ErrUndecided
	}
	for i, have := range b.messages {
		if have.Key == m.Key {
			return fmt.Sprint("m", i+1), nil
		}
	}
	return "", nil
}

// posts returns the headlines of the messages outside of threads.
func (b *board) posts() []string {
	var out []string
	for _, m := range b.messages {
		if m.Thread == "" {
			out = append(out, m.Reply.Headline)
		}
	}
	return out
}

// newsroom returns a bench whose clock stands at eight on Monday, 4 August 2031,
// with a publisher of one daily digest at that time, which posts to a board. The
// bench's coverage arrived three days before.
func newsroom(t *testing.T) (*bench, *digest.Publisher, *board) {
	t.Helper()
	h := newBench(t)
	h.Clock = time.Date(2031, 8, 4, 8, 0, 0, 0, time.UTC)
	var err error
	if h.Stories, err = story.Open(t.Context(), h.Store, nil); err != nil {
		t.Fatal(err)
	}
	b := &board{}
	return h, h.publisher(b), b
}

// digestOptions are the options of a publisher without configured digests.
func (h *bench) digestOptions(b *board) digest.Options {
	return digest.Options{
		Searcher: h.Searcher, Coverage: h.Store, Stories: h.Stories, Ledger: h.Ledger, Store: digest.NewStore(h.Store.DB()),
		Log: h.Log, Now: func() time.Time { return h.Now() }, Sync: h.Stories.Sync, FailingFeeds: h.FailingFeeds,
		Posters: map[string]digest.Posting{"slack": {Poster: b}},
	}
}

// publisher returns a publisher as after a restart.
func (h *bench) publisher(b *board) *digest.Publisher {
	s, _ := digest.ParseSchedule("daily 08:00", time.UTC)
	opts := h.digestOptions(b)
	opts.Digests = []digest.Digest{{Platform: "slack", Place: "C1", Name: "daily", Schedule: s}}
	return digest.New(opts)
}

func tick(t *testing.T, d *digest.Publisher) {
	t.Helper()
	if _, err := d.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
}

// arrive adds articles to the coverage, each written as "outlet: title: text".
func (h *bench) arrive(t *testing.T, articles ...string) {
	t.Helper()
	for _, text := range articles {
		p := strings.SplitN(text, ": ", 3)
		if _, err := h.Store.Add(t.Context(), corpus.Article{
			ID: p[0] + "/" + p[1], Source: p[0], Title: p[1], Text: p[2], Published: h.Clock, URL: "https://x.example/" + strings.ReplaceAll(p[1], " ", "-"),
		}); err != nil {
			t.Fatal(err)
		}
	}
}

const (
	quake = "Quake shakes Corrin: An earthquake shook the town of Corrin on the island of Vell at dawn, and Mayor Lena Ost closed the schools. " +
		"Three hundred people slept in the stadium of Corrin, and the bridge over the Selm was closed to lorries until engineers had looked at it."
	quakeAgain = "Corrin after the quake: The town of Corrin on Vell counts its losses after the earthquake. Mayor Lena Ost said that 47 houses fell, and the bridge over the Selm stays closed."
	quakeTalk  = "Corrin quake day two: In the town of Corrin on Vell people wait in the stadium after the earthquake. Mayor Lena Ost said that the bridge over the Selm would open soon."
	vote       = "Vote on harbour tax: The council of Brannock votes on a harbour tax today, which Treasurer Odo Finch has wanted for years."
)
