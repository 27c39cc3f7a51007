package web

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline/adapters/adaptertest"
	"dateline/bot"
	"dateline/bot/digest"
	"dateline/bot/secret"
	"dateline/corpus"
)

// A channel is a poster that accepts every message.
type channel struct{}

func (channel) Post(context.Context, bot.Message) (string, error)   { return "m1", nil }
func (channel) Posted(context.Context, bot.Message) (string, error) { return "", nil }

// newDigestSite is the page over a newsroom that has posted an edition, and has
// received news since.
func newDigestSite(t testing.TB) (*site, *adaptertest.Newsroom) {
	t.Helper()
	n := adaptertest.NewNewsroom(t, "slack", "C0123456789")
	n.Morning(t)
	publisher := n.Publisher(digest.Posting{Poster: channel{}})
	n.Bot.Commands = publisher.Commands()
	if _, err := publisher.Tick(context.Background()); err != nil {
		t.Fatal(err)
	}
	n.Now = n.Now.Add(3 * time.Hour)
	if _, err := n.Bot.Coverage.Add(context.Background(), corpus.Article{
		ID: "ferry", Source: "The Lantern", Title: "Ferry to Vell <i>sails</i> again", Published: n.Now, URL: "https://lantern.example/ferry",
		Text: "The ferry to Vell sails again from Thursday, its owner said. It had lain in the harbour of Brannock for nine weeks.",
	}); err != nil {
		t.Fatal(err)
	}
	n.Now = n.Now.Add(time.Hour)
	w, err := New(Config{Token: secret.New(testToken), Now: func() time.Time { return n.Now }}, n.Bot, publisher, n.Bot.Coverage, n.Ledger, n.Logger())
	if err != nil {
		t.Fatal(err)
	}
	return &site{Bench: n.Bench, web: w, handler: w.Handler()}, n
}

func TestGoldenDigests(t *testing.T) {
	s, _ := newDigestSite(t)
	const of = "?of=slack%3AC0123456789%2Fdaily"
	for name, path := range map[string]string{
		"digests": "/digests", "edition": "/digests/2024-11-05" + of,
	} {
		golden(t, name+".html", s.get(t, path, http.StatusOK))
	}
	if one, all := s.get(t, "/digests"+of, http.StatusOK), s.get(t, "/digests", http.StatusOK); one != all {
		t.Error("the only digest is shown otherwise alone")
	}
	for _, path := range []string{"/digests/2024-11-03" + of, "/digests/yesterday" + of, "/digests?of=slack:C9/daily"} {
		if page := s.get(t, path, http.StatusNotFound); !strings.Contains(page, "no such edition") {
			t.Errorf("%s: %s", path, page)
		}
	}
}

// TestNoDigests: where no digest is set up, the page says how to do that.
func TestNoDigests(t *testing.T) {
	s := newSite(t, nil)
	golden(t, "digests_none.html", s.get(t, "/digests", http.StatusOK))
}

// TestDirectDigestsAreNotShown: a digest in a direct conversation with the bot is
// private.
func TestDirectDigestsAreNotShown(t *testing.T) {
	s, n := newDigestSite(t)
	for passageRef, direct := range map[string]bool{"D1": true, "C2": false} {
		n.Bot.Handle(context.Background(), bot.Request{
			Action: bot.Digests, Text: "weekly mon 09:00 about ferry " + passageRef, Platform: "slack", Place: passageRef, Person: "U1", Direct: direct, At: n.Now,
		})
	}
	page := s.get(t, "/digests", http.StatusOK)
	if strings.Contains(page, "slack:D1") || !strings.Contains(page, "slack:C2") {
		t.Errorf("shown is\n%s", page)
	}
	s.get(t, "/digests?of=slack:D1/weekly", http.StatusNotFound)
}

// TestManyDigests: a page previews no more than maxDigests editions.
func TestManyDigests(t *testing.T) {
	s, _ := newDigestSite(t)
	zone := digest.Schedule{Minute: 60, Zone: time.UTC}
	for _, passageRef := range strings.Fields("C1 C2 C3 C4 C5 C6 C7 C8") {
		s.web.publisher.Digests = append(s.web.publisher.Digests, digest.Digest{Platform: "slack", Place: passageRef, Name: "daily", Schedule: zone})
	}
	page := s.get(t, "/digests", http.StatusOK)
	made, listed := strings.Count(page, "Its next edition, as it would be now"), strings.Count(page, "<section")
	if made != maxDigests || listed != 9 {
		t.Errorf("%d editions made, %d digests listed", made, listed)
	}
}

func TestTheDigestsPageCountsAsASearch(t *testing.T) {
	s, _ := newDigestSite(t)
	for range maxSearches {
		s.web.searchSlots <- struct{}{}
	}
	s.get(t, "/digests", http.StatusServiceUnavailable)
}
