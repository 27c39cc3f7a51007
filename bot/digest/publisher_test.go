package digest_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dateline/bot"
)

func TestAnEditionTellsWhatIsNew(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d) // the digest is known from now on, and due
	b.messages = nil
	h.Clock = h.Clock.Add(23 * time.Hour)
	h.arrive(t, "Wire A: "+quake, "Wire B: "+quake, "Wire C: "+vote)
	h.Clock = h.Clock.Add(time.Hour)
	tick(t, d)
	if len(b.messages) != 2 {
		t.Fatalf("%d messages: %q", len(b.messages), b.posts())
	}
	post, thread := b.messages[0], b.messages[1]
	if want := "since Mon 08:00 · 3 new articles · 2 new stories"; post.Reply.Headline != want {
		t.Errorf("headline %q, want %q", post.Reply.Headline, want)
	}
	if thread.Thread != "m1" || len(thread.Reply.Sources) != 1 || thread.Reply.Sources[0].Outlet != "Wire B" {
		t.Errorf("thread %+v", thread)
	}
	for i, q := range post.Reply.Quotes {
		v := q.Passage.Article
		if !strings.Contains(v.Text, q.Text) || strings.Count(q.Text, ".") > 1 || q.Source != i+1 || len(q.Reasons) != 1 {
			t.Errorf("quote %q of %q", q.Text, v.Title)
		}
	}
	if got := post.Reply.Quotes[0].Reasons[0]; got != "new · 1 origin (Wire A) in 2 outlets · first seen Tue 07:00 by Wire A" {
		t.Errorf("story: %q", got)
	}
	verified := h.Do(t, bot.Verify, post.Reply.Receipt)
	if verified.Headline != "2 of 2 quotes still stand" {
		t.Errorf("verify says %q", verified.Headline)
	}
	tick(t, d)
	h.Clock = h.Clock.Add(10 * time.Hour)
	tick(t, d)
	if len(b.posts()) != 1 {
		t.Errorf("posted again: %q", b.posts())
	}
}

func TestARunningStoryComesBackOnlyWithNews(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d)
	day := func(articles ...string) bot.Reply {
		h.Clock = h.Clock.Add(24 * time.Hour)
		h.arrive(t, articles...)
		h.Clock = h.Clock.Add(time.Minute)
		tick(t, d)
		last := b.messages[len(b.messages)-1]
		for i := len(b.messages) - 1; last.Thread != ""; i-- {
			last = b.messages[i]
		}
		return last.Reply
	}
	for _, c := range []struct {
		article, headline, story string
	}{
		{"Wire A: " + quake, "1 new story", "new"},
		{"Wire B: " + quake, "nothing that was not told before", ""},
		{"Wire B: " + quakeAgain, "1 developing story", "developing: a new figure, 47"},
		{"Wire C: " + quakeTalk, "1 developing story", "developing: a new origin, Wire C"},
		{"Wire A: Corrin quake mayor: In the town of Corrin on Vell, Mayor Lena Ost denied that the bridge over the Selm broke in the earthquake.", "1 developing story", "developing: a denial"},
	} {
		r := day(c.article)
		if !strings.HasSuffix(r.Headline, c.headline) {
			t.Errorf("%.30s: %q, want %q", c.article, r.Headline, c.headline)
		}
		if c.story != "" && (len(r.Quotes) != 1 || !strings.HasPrefix(r.Quotes[0].Reasons[0], c.story+" · ")) {
			t.Errorf("%.30s: %+v, want %q", c.article, r.Quotes, c.story)
		}
	}
}

// TestAStoryThatTheFilterHidIsNew: a story is new to a digest that lets through
// only a reprint of it.
func TestAStoryThatTheFilterHidIsNew(t *testing.T) {
	h, d, b := newsroom(t)
	d.Digests[0].Filter.Sources = []string{"Wire B"}
	tick(t, d)
	for _, c := range []struct{ article, headline string }{
		{"Wire A: " + quake, "nothing new"},
		{"Wire B: " + quake, "1 developing story"},
		{"Wire B: Again: " + strings.SplitN(quake, ": ", 2)[1], "nothing that was not told before"},
	} {
		h.Clock = h.Clock.Add(24 * time.Hour)
		h.arrive(t, c.article)
		tick(t, d)
		posts := b.posts()
		if got := posts[len(posts)-1]; !strings.HasSuffix(got, c.headline) {
			t.Errorf("%.30s: %q, want %q", c.article, got, c.headline)
		}
	}
}

func TestAnEditionIsShort(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d)
	b.messages = nil
	h.Clock = h.Clock.Add(24 * time.Hour)
	names := strings.Fields("Aldous Berenice Cosima Dagobert Eudora Fenwick Gundula Hesper Isidor Jocasta Kasimir Leocadia")
	for i, n := range names {
		h.arrive(t, fmt.Sprintf("Outlet %d: %s opens museum: %s opened a museum of %s things in %sville and gave a speech on %sness.", min(i/4, 2), n, n, n, n, n))
	}
	h.Clock = h.Clock.Add(time.Minute)
	tick(t, d)
	r := b.messages[0].Reply
	led := map[string]int{}
	for _, s := range r.Sources {
		led[s.Outlet]++
	}
	if len(r.Quotes) != 6 || led["Outlet 0"] != 2 || led["Outlet 1"] != 2 || led["Outlet 2"] != 2 {
		t.Errorf("%d stories lead, by %v", len(r.Quotes), led)
	}
	if !slices.Contains(r.Lines, "+6 more in the thread") {
		t.Errorf("lines %q", r.Lines)
	}
	if more := b.messages[1]; more.Thread != "m1" || more.Reply.Headline != "6 more stories" || len(more.Reply.Sources) != 6 {
		t.Errorf("thread %+v", more)
	}
}

func TestNothingNew(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d)
	h.Clock = h.Clock.Add(24 * time.Hour)
	tick(t, d)
	if got := b.posts(); len(got) != 2 || got[1] != "since Mon 08:00 · nothing new" {
		t.Errorf("posted %q", got)
	}
	d.Digests[0].Quiet = true
	h.Clock = h.Clock.Add(24 * time.Hour)
	tick(t, d)
	if got := b.posts(); len(got) != 2 {
		t.Errorf("a quiet digest posted %q", got)
	}
}

func TestAStandingQuestion(t *testing.T) {
	h, d, b := newsroom(t)
	d.Digests[0].Question = "earthquake Corrin"
	tick(t, d)
	h.Clock = h.Clock.Add(24 * time.Hour)
	h.arrive(t, "Wire A: "+quake, "Wire C: "+vote)
	h.Clock = h.Clock.Add(time.Minute)
	tick(t, d)
	last := b.messages[len(b.messages)-1].Reply
	if len(last.Quotes) != 1 || last.Sources[0].Title != "Quake shakes Corrin" || last.Question != "earthquake Corrin" || len(last.Quotes[0].Marks) == 0 {
		t.Errorf("%+v", last)
	}
}

// TestAPlaceIsToldOnlyWhatItMaySee: a scope that is set later narrows digests and
// watches that were set up before.
func TestAPlaceIsToldOnlyWhatItMaySee(t *testing.T) {
	h, d, b := newsroom(t)
	h.Commands = d.Commands()
	tick(t, d)
	h.watch(t, bot.Watching, "council of Brannock")
	b.messages = nil
	h.Clock = h.Clock.Add(24 * time.Hour)
	h.arrive(t, "Wire A: "+quake, "Wire C: "+vote)
	h.Handle(t.Context(), bot.Request{Action: bot.Settings, Platform: "slack", Place: "C1", Text: "only wire a"})
	tick(t, d)
	if len(b.messages) != 1 || len(b.messages[0].Reply.Sources) != 1 || b.messages[0].Reply.Sources[0].Outlet != "Wire A" {
		t.Errorf("posted %+v", b.messages)
	}
}

func TestLateAndMissed(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d)
	h.Clock = h.Clock.Add(25*time.Hour + 10*time.Minute)
	tick(t, d)
	h.Clock = h.Clock.Add(72 * time.Hour)
	tick(t, d)
	tick(t, d)
	got := b.posts()
	if len(got) != 3 || !strings.HasSuffix(got[1], " · late") || !strings.HasSuffix(got[2], " · catching up") || !strings.HasPrefix(got[2], "since Tue 09:10") {
		t.Errorf("posted %q", got)
	}
}

// TestTheClockWasDaysAhead: after an edition that was made while the clock was
// wrong, the next one has what arrived since the clock was put right.
func TestTheClockWasDaysAhead(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d)
	right := h.Clock
	h.Clock = right.Add(10 * 24 * time.Hour)
	tick(t, d)
	h.Clock = right.Add(23 * time.Hour)
	h.arrive(t, "Wire C: "+vote)
	h.Clock = right.Add(24 * time.Hour)
	tick(t, d)
	posts := b.posts()
	if got := posts[len(posts)-1]; !strings.HasSuffix(got, "1 new article · 1 new story") {
		t.Errorf("posted %q", posts)
	}
}

var errBroken = errors.New("503")

func TestTheFootNamesFailingFeeds(t *testing.T) {
	h, d, b := newsroom(t)
	var failing []string
	d.FailingFeeds = func(context.Context) ([]string, error) { return failing, nil }
	for _, want := range []string{"", " · 1 feed fails: see status", " · 2 feeds fail: see status"} {
		tick(t, d)
		foot := b.messages[len(b.messages)-1].Reply.Foot
		if _, got, _ := strings.Cut(foot, " · 1 f"); want == "" && got != "" || !strings.HasSuffix(foot, want) {
			t.Errorf("foot %q, want %q at its end", foot, want)
		}
		failing = append(failing, "The feed Paper has failed.")
		h.Clock = h.Clock.Add(24 * time.Hour)
	}
}
