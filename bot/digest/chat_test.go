package digest_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/bot/digest"
)

// digest sends a digest command from the place of the tests.
func (h *bench) digest(t *testing.T, text string) bot.Reply {
	t.Helper()
	req := bottest.Request("", text)
	req.Action, req.At = bot.Digests, h.Clock
	return h.Handle(t.Context(), req)
}

func TestDigestsAreSetUpInChat(t *testing.T) {
	h, d, b := newsroom(t)
	d.Digests, h.Commands = nil, d.Commands()
	for _, c := range []struct{ text, want string }{
		{"list", "There is no digest in this place."},
		{"now", "There is no digest in this place."},
		{"daily 25:00", "That is no schedule: “25:00” is no time of day"},
		{"daily 08:00 with a chart and spikes Asia/Seoul silent", "daily 08:00 Asia/Seoul · all that is new · with a chart · with spikes · silent when nothing is new · next"},
		{"daily 08:00 Asia/Seoul", "daily 08:00 Asia/Seoul · all that is new · next Tue 5 Aug 08:00"},
		{"weekly mon 09:00 Europe/London about ferry pumps source:Lantern", "weekly mon 09:00 Europe/London · about “ferry pumps” · from The Lantern · next Mon 11 Aug 09:00"},
		{"", "The digests of this place:"},
		{"pause", "This place has several digests: daily, weekly. Name one of them."},
		{"pause monthly", "This place has no digest “monthly”, but daily, weekly."},
		{"pause weekly", "weekly mon 09:00 Europe/London · about “ferry pumps” · from The Lantern · paused: paused here"},
		{"resume weekly", "next Mon 11 Aug 09:00"},
		{"stop weekly", "The weekly digest of this place is stopped."},
		{"list", "The digest of this place:"},
		{"preview", "since Sun 17:00"},
	} {
		if got := h.digest(t, c.text); !strings.Contains(got.Headline, c.want) {
			t.Errorf("%q: %q, want %q", c.text, got.Headline, c.want)
		}
	}
	h.Clock = time.Date(2031, 8, 4, 23, 0, 0, 0, time.UTC) // eight in Seoul
	tick(t, h.restarted(b))
	if got := b.posts(); len(got) != 1 {
		t.Errorf("posted %q", got)
	}
	if got := h.digest(t, "now"); got.Headline != "Today's edition is out already. The next one comes at its time." {
		t.Errorf("now: %q", got.Headline)
	}
}

// restarted returns a publisher as after a restart, with the digests that were
// set up in chat alone.
func (h *bench) restarted(b *board) *digest.Publisher {
	return digest.New(h.digestOptions(b))
}

func TestAnEditionNow(t *testing.T) {
	h, d, b := newsroom(t)
	h.Commands, h.Clock = d.Commands(), h.Clock.Add(-time.Hour)
	tick(t, d) // the digest is known an hour before its time
	if got := h.digest(t, "now"); !got.Private || !strings.HasPrefix(got.Headline, "Today's edition is on its way.") {
		t.Errorf("now: %+v", got)
	}
	posted := make(chan struct{})
	b.lost = func(bot.Message) error { close(posted); return nil }
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error)
	go func() { ended <- d.Run(ctx) }()
	<-posted
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if len(b.posts()) != 1 {
		t.Errorf("posted %q", b.posts())
	}
	h.Clock = h.Clock.Add(time.Hour)
	tick(t, h.publisher(b))
	if len(b.posts()) != 1 {
		t.Errorf("at its time it came again: %q", b.posts())
	}
}

func TestOnlyManagersChangeDigests(t *testing.T) {
	h, d, _ := newsroom(t)
	h.Commands = d.Commands()
	h.Access = map[string]bot.Access{"slack": {Managers: []string{"U9"}}}
	for text, allowed := range map[string]bool{"list": true, "preview": true, "": true, "stop": false, "daily 08:00": false, "now": false} {
		if got := h.digest(t, text); strings.HasPrefix(got.Headline, "Only those who manage") == allowed {
			t.Errorf("%q: %q", text, got.Headline)
		}
	}
}

func TestWhyAnArticleIsInTheDigestOrNot(t *testing.T) {
	h, d, _ := newsroom(t)
	h.Commands = d.Commands()
	why := func(text string) string {
		req := bottest.Request("", text)
		req.Action, req.At = bot.Why, h.Clock
		return h.Handle(t.Context(), req).Headline
	}
	if got := why("1"); got != "No digest was posted in this place yet." {
		t.Errorf("before: %q", got)
	}
	tick(t, d)
	h.Clock = h.Clock.Add(23 * time.Hour)
	h.arrive(t, "Wire A: "+quake, "Wire B: Corrin shaken: "+strings.SplitN(quake, ": ", 2)[1], "Wire C: "+quakeAgain, "Wire D: "+vote)
	d.Digests[0].Filter.Sources = []string{"Wire A", "Wire B", "Wire C"}
	h.Clock = h.Clock.Add(time.Hour)
	tick(t, d)
	h.Clock = h.Clock.Add(time.Hour)
	h.arrive(t, "Wire E: Fog in Mabry: Fog stood in Mabry.")
	for text, want := range map[string]string{
		"1":                                     "It led story 1: new · 2 origins (Wire A, Wire C) in 3 outlets",
		"7":                                     "The last edition here has no story 7.",
		"https://x.example/Quake-shakes-Corrin": "It led story 1",
		"https://x.example/Corrin-shaken":       "It is a reprint of “Quake shakes Corrin”",
		"https://x.example/Corrin-after-the-quake": "It stood in the thread, behind “Quake shakes Corrin”",
		"https://x.example/Vote-on-harbour-tax":    "the digest's filter does not let it pass",
		"https://lantern.example/ferry":            "outside of the last editions here",
		"https://x.example/Fog-in-Mabry":           "It arrived after the last edition here",
		"https://x.example/nothing":                "The coverage has no article under that link.",
	} {
		if got := why(text); !strings.Contains(got, want) {
			t.Errorf("why %s: %q, want %q", text, got, want)
		}
	}
	d.Digests[0].Filter.Sources = []string{"Wire B"}
	h.Clock = h.Clock.Add(24 * time.Hour)
	tick(t, d) // nothing new
	if got := why("1"); !strings.Contains(got, "It led story 1") {
		t.Errorf("after an edition without a story: %q", got)
	}
}
