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

// correct adds another version of an article, which is written as for arrive.
func (h *bench) correct(t *testing.T, article, text string) {
	t.Helper()
	p := strings.SplitN(article, ": ", 3)
	if _, err := h.Store.Add(t.Context(), corpus.Article{
		ID: p[0] + "/" + p[1], Source: p[0], Title: p[1], Text: text, Published: h.Clock, URL: "https://x.example/" + strings.ReplaceAll(p[1], " ", "-"),
	}); err != nil {
		t.Fatal(err)
	}
}

// TestWhatIsCorrectedBeforeTheEditionIsNews: an article that is corrected before
// any edition told it is news in its corrected form.
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

// TestAWatchOutlastsTheAnswerItFound: if the article that answers is corrected or
// withdrawn while posts fail, the watch posts what else answers, now or later.
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
			if posted := b.matches(); len(posted) != 1 || !strings.Contains(posted[0].Reply.Quotes[0].Text, "bridge over the Selm") {
				t.Errorf("matches %+v", posted)
			}
		})
	}
}

// TestAPlatformThatIsGoneKeepsNoOtherBack: hundreds of matches that wait for a
// platform that is not set up any more do not hold back those of another.
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
	if _, err := d.Tick(t.Context()); err == nil || len(b.matches()) != 1 {
		t.Errorf("%v; matches %+v", err, b.matches())
	}
}
