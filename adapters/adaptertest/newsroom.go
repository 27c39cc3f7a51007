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

// A Newsroom is a test bench with a publisher that posts a daily digest to one place.
// Now is its clock, which only tests move. It begins at 08:00 UTC on Monday, 4
// November 2024, just after an edition.
type Newsroom struct {
	*Bench
	Now    time.Time
	digest digest.Digest
	store  *corpus.Store
}

// NewNewsroom makes a newsroom that is closed when the test ends.
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
	n.Bench = &Bench{Ledger: ledger, Log: &Log{}, Search: &Search{next: wordSearch{nil}}}
	n.Bot = bot.New(bot.Options{Searcher: n.Search, Coverage: store, Ledger: ledger, Stories: stories, Log: n.Logger(), Now: clock})
	s, err := digest.ParseSchedule("daily 08:00", time.UTC)
	check(t, err)
	n.digest = digest.Digest{Platform: platform, Place: place, Name: "daily", Schedule: s, Quiet: true}
	_, err = n.Publisher(digest.Posting{Poster: refusingPoster{}}).Tick(context.Background()) // an empty edition
	check(t, err)
	return n
}

// refusingPoster is for a publisher that has nothing to post.
type refusingPoster struct{}

func (refusingPoster) Post(context.Context, bot.Message) (string, error) {
	return "", errors.New("posted")
}
func (refusingPoster) Posted(context.Context, bot.Message) (string, error) { return "", nil }

// Publisher returns a new publisher, as after a start of the program, that posts by p.
func (n *Newsroom) Publisher(p digest.Posting) *digest.Publisher {
	return digest.New(digest.Options{
		Searcher: n.Search, Coverage: n.store, Stories: n.Bot.Stories, Ledger: n.Ledger, Store: digest.NewStore(n.store.DB()),
		Log: n.Logger(), Now: n.Bot.Now, Sync: n.Bot.Stories.Sync, Digests: []digest.Digest{n.digest},
		Posters: map[string]digest.Posting{n.digest.Platform: p},
	})
}

// WantChart turns on the chart of the digest.
func (n *Newsroom) WantChart() { n.digest.Chart = true }

// Preview is the edition that the digest would post now.
func (n *Newsroom) Preview() (digest.Edition, error) {
	return n.Publisher(digest.Posting{Poster: refusingPoster{}}).Preview(context.Background(), n.digest, n.Now, false)
}

// Morning adds the news of a day to the coverage, and moves the clock to the next
// morning at 08:00.
func (n *Newsroom) Morning(t testing.TB) {
	t.Helper()
	at := n.Now
	for _, a := range news() {
		n.Now = n.Now.Add(time.Hour)
		a.Published = n.Now
		_, err := n.store.Add(context.Background(), a)
		check(t, err)
	}
	n.Search.next = wordSearch{versions(t, n.store)}
	n.Now = at.Add(24 * time.Hour)
}

// news is what arrives on a day: a story in three outlets, and another one with words
// that would format, mention or link if they were not escaped.
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
