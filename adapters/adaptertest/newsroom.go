package adaptertest

import (
	"context"
	"errors"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/digest"
	"dateline/corpus"
	"dateline/corpus/story"
)

// A Newsroom is a house with a desk that posts a daily digest to one place. Its
// clock stands still until it is moved; it begins at eight on 4 November 2024,
// a Monday, just after an edition.
type Newsroom struct {
	*House
	Now    time.Time
	digest digest.Digest
	store  *corpus.Store
}

// NewNewsroom makes a newsroom that ends with the test.
func NewNewsroom(t testing.TB, platform, place string) *Newsroom {
	t.Helper()
	n := &Newsroom{Now: time.Date(2024, 11, 4, 8, 0, 0, 0, time.UTC)}
	clock := func() time.Time { return n.Now }
	store, err := corpus.OpenMemory(context.Background(), corpus.WithClock(clock))
	check(t, err)
	t.Cleanup(func() { check(t, store.Close()) })
	ledger, err := bot.OpenLedger(context.Background(), store.DB())
	check(t, err)
	stories, err := story.Open(context.Background(), store, nil)
	check(t, err)
	n.store = store
	n.House = &House{Ledger: ledger, Log: &Log{}, Search: &Search{next: plain{nil}}}
	n.Bot = bot.New(bot.Options{Searcher: n.Search, Coverage: store, Ledger: ledger, Stories: stories, Log: n.Logger(), Now: clock})
	s, err := digest.ParseSchedule("daily 08:00", time.UTC)
	check(t, err)
	n.digest = digest.Digest{Platform: platform, Place: place, Name: "daily", Schedule: s, Quiet: true}
	_, err = n.Publisher(digest.Posting{Poster: nopost{}}).Tick(context.Background()) // an edition of nothing
	check(t, err)
	return n
}

// nopost is for a tick that posts nothing.
type nopost struct{}

func (nopost) Post(context.Context, bot.Message) (string, error)   { return "", errors.New("posted") }
func (nopost) Posted(context.Context, bot.Message) (string, error) { return "", nil }

// Publisher is a publisher as after a start of the program, which posts as it is
// told to.
func (n *Newsroom) Publisher(p digest.Posting) *digest.Publisher {
	return digest.New(digest.Options{
		Searcher: n.Search, Coverage: n.store, Stories: n.Bot.Stories, Ledger: n.Ledger, Store: digest.NewStore(n.store.DB()),
		Log: n.Logger(), Now: n.Bot.Now, Sync: n.Bot.Stories.Sync, Digests: []digest.Digest{n.digest},
		Posters: map[string]digest.Posting{n.digest.Platform: p},
	})
}

// WantChart has the digest ask for a chart.
func (n *Newsroom) WantChart() { n.digest.Chart = true }

// Preview is the edition that the digest would have now.
func (n *Newsroom) Preview() (digest.Edition, error) {
	return n.Publisher(digest.Posting{Poster: nopost{}}).Preview(context.Background(), n.digest, n.Now, false)
}

// Morning brings the news of a day in, and moves the clock to eight the next
// morning.
func (n *Newsroom) Morning(t testing.TB) {
	t.Helper()
	at := n.Now
	for _, a := range news() {
		n.Now = n.Now.Add(time.Hour)
		a.Published = n.Now
		_, err := n.store.Add(context.Background(), a)
		check(t, err)
	}
	n.Search.next = plain{versions(t, n.store)}
	n.Now = at.Add(24 * time.Hour)
}

// news is what arrives on a day: a story of three outlets, and another with
// words that would format, ping or link if they could.
func news() []corpus.Article {
	const quake = "An earthquake shook the town of Corrin on the island of Vell at dawn, and Mayor Lena Ost closed the schools. " +
		"Three hundred people slept in the stadium of Corrin, and the bridge over the Selm was closed to lorries until engineers had looked at it."
	return []corpus.Article{
		{ID: "quake-a", Source: "The Lantern", Title: "Quake shakes Corrin", URL: "https://lantern.example/quake", Text: quake},
		{ID: "quake-b", Source: "Northern Wire", Title: "Corrin shaken by quake", URL: "https://wire.example/quake", Text: quake},
		{ID: "quake-c", Source: "Harbour Gazette", Title: "Corrin counts the losses of its quake", URL: "https://gazette.example/corrin",
			Text: "The town of Corrin on Vell counts its losses after the earthquake. Mayor Lena Ost said that 47 houses fell, and the bridge over the Selm stays closed."},
		{ID: "tax", Source: "Harbour <Gazette> & *Sons*", Title: "Vote on @everyone's harbour tax <!channel>", URL: "https://gazette.example/tax?a=1&b=2",
			Text: "The council of Brannock votes on a harbour tax today, which Treasurer Odo *Finch* <@U1> has wanted for years."},
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
