package digest_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
)

// correct brings in another version of an article that arrived before.
func (h *bench) correct(t *testing.T, article, text string) {
	t.Helper()
	p := strings.SplitN(article, ": ", 3)
	if _, err := h.Store.Add(t.Context(), corpus.Article{
		ID: p[0] + "/" + p[1], Source: p[0], Title: p[1], Text: text, Published: h.Clock, URL: "https://x.example/" + strings.ReplaceAll(p[1], " ", "-"),
	}); err != nil {
		t.Fatal(err)
	}
}

// TestWhatIsCorrectedBeforeTheEditionIsNews holds for an article that nobody
// was told of before it was corrected.
func TestWhatIsCorrectedBeforeTheEditionIsNews(t *testing.T) {
	h, d, b := newsroom(t)
	h.Commands = d.Commands()
	tick(t, d)
	h.Clock = h.Clock.Add(23 * time.Hour)
	h.arrive(t, "Wire C: "+vote)
	h.correct(t, "Wire C: "+vote, "The council of Brannock votes on a harbour tax tomorrow, which Treasurer Odo Finch has wanted for years.")
	h.Clock = h.Clock.Add(time.Hour)
	tick(t, d)
	last := b.messages[len(b.messages)-1].Reply
	if last.Headline != "since Mon 08:00 · 1 new article · 1 new story" || len(last.Quotes) != 1 || !strings.Contains(last.Quotes[0].Text, "tomorrow") {
		t.Fatalf("%q, %+v", last.Headline, last.Quotes)
	}
	req := bottest.Request("", "https://x.example/Vote-on-harbour-tax")
	req.Action, req.At = bot.Why, h.Clock
	if got := h.Handle(t.Context(), req); !strings.Contains(got.Headline, "It led story 1") {
		t.Errorf("why: %q", got.Headline)
	}
}

// TestAWatchOutlastsTheAnswerItFound changes the article that answers while the
// platform takes nothing: corrected, or withdrawn while another one tells it.
func TestAWatchOutlastsTheAnswerItFound(t *testing.T) {
	for name, change := range map[string]func(h *bench){
		"corrected": func(h *bench) {
			h.correct(t, "Wire A: "+quake, "An earthquake shook the town of Corrin on Vell at dawn, and Mayor Lena Ost closed the bridge over the Selm to all.")
		},
		"withdrawn": func(h *bench) {
			h.arrive(t, "Wire B: "+quake)
			if _, err := h.Store.Withdraw(t.Context(), "Wire A/Quake shakes Corrin"); err != nil {
				t.Fatal(err)
			}
		},
		"withdrawn before": func(h *bench) {
			if _, err := h.Store.Withdraw(t.Context(), "Wire A/Quake shakes Corrin"); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			h, d, b := newsroom(t)
			h.Commands = d.Commands()
			h.arrive(t, "Wire Z: "+quakeAgain)
			h.watch(t, bot.Watching, "bridge over the Selm")
			tick(t, d)
			b.fail = func(bot.Message) error { return errBroken }
			h.arrive(t, "Wire A: "+quake)
			h.Clock = h.Clock.Add(time.Minute)
			_, _ = d.Tick(t.Context())
			change(h)
			b.fail = nil
			h.Clock = h.Clock.Add(time.Hour)
			tick(t, d)
			if name == "withdrawn before" {
				h.arrive(t, "Wire B: "+quake)
				h.Clock = h.Clock.Add(time.Minute)
				tick(t, d)
			}
			h.Clock = h.Clock.Add(time.Minute)
			tick(t, d)
			if hits := b.hits(); len(hits) != 1 || !strings.Contains(hits[0].Reply.Quotes[0].Text, "bridge over the Selm") {
				t.Errorf("hits %+v", hits)
			}
		})
	}
}

// TestAPlatformThatIsGoneKeepsNoOtherBack has more waiting for a platform that
// is not set up any more than is posted at a time.
func TestAPlatformThatIsGoneKeepsNoOtherBack(t *testing.T) {
	h, d, b := newsroom(t)
	h.Commands = d.Commands()
	tick(t, d)
	for i := range 501 {
		req := bottest.Request("th1", "bridge over the Selm")
		req.Action, req.At, req.Platform, req.Place = bot.Watching, h.Clock, "discord", fmt.Sprint("D", i)
		h.Handle(t.Context(), req)
	}
	h.watch(t, bot.Watching, "council of Brannock harbour tax")
	h.arrive(t, "Wire A: "+quake, "Wire C: "+vote)
	h.Clock = h.Clock.Add(time.Minute)
	if _, err := d.Tick(t.Context()); err == nil || len(b.hits()) != 1 {
		t.Errorf("%v; hits %+v", err, b.hits())
	}
}
