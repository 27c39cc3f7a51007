package bot_test

import (
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/corpus"
)

// correct brings in another version of an article that arrived before.
func (h *house) correct(t *testing.T, article, text string) {
	t.Helper()
	p := strings.SplitN(article, ": ", 3)
	if _, err := h.store.Add(t.Context(), corpus.Article{
		ID: p[0] + "/" + p[1], Source: p[0], Title: p[1], Text: text, Published: h.now, URL: "https://x.example/" + strings.ReplaceAll(p[1], " ", "-"),
	}); err != nil {
		t.Fatal(err)
	}
}

// TestWhatIsCorrectedBeforeTheEditionIsNews holds for an article that nobody
// was told of before it was corrected.
func TestWhatIsCorrectedBeforeTheEditionIsNews(t *testing.T) {
	h, d, b := newsroom(t)
	h.Desk = d
	tick(t, d)
	h.now = h.now.Add(23 * time.Hour)
	h.arrive(t, "Wire C: "+vote)
	h.correct(t, "Wire C: "+vote, "The council of Brannock votes on a harbour tax tomorrow, which Treasurer Odo Finch has wanted for years.")
	h.now = h.now.Add(time.Hour)
	tick(t, d)
	last := b.messages[len(b.messages)-1].Reply
	if last.Headline != "since Mon 08:00 · 1 new article · 1 new story" || len(last.Quotes) != 1 || !strings.Contains(last.Quotes[0].Text, "tomorrow") {
		t.Fatalf("%q, %+v", last.Headline, last.Quotes)
	}
	req := request("", "https://x.example/Vote-on-harbour-tax")
	req.Action, req.At = bot.Why, h.now
	if got := h.Handle(t.Context(), req); !strings.Contains(got.Headline, "It led story 1") {
		t.Errorf("why: %q", got.Headline)
	}
}
