package digest_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/bot/bottest"
)

// watch sends a watch command from the thread th1.
func (h *bench) watch(t testing.TB, action bot.Action, text string) bot.Reply {
	t.Helper()
	req := bottest.Request("th1", text)
	req.Action, req.At = action, h.Clock
	return h.Handle(t.Context(), req)
}

// matches returns the messages that watches posted.
func (b *board) matches() []bot.Message {
	var out []bot.Message
	for _, m := range b.messages {
		if strings.HasPrefix(m.Reply.Headline, "New coverage answers") {
			out = append(out, m)
		}
	}
	return out
}

func TestLastWeekHasNoEndForAWatch(t *testing.T) {
	h, d, _ := newsroom(t)
	h.Commands = d.Commands()
	if got := h.watch(t, bot.Watching, "mayor of Brannock last week"); !strings.Contains(got.Headline, "since ") || strings.Contains(got.Headline, "until") {
		t.Errorf("a watch from last week on: %q", got.Headline)
	}
}

func TestWatches(t *testing.T) {
	h, d, b := newsroom(t)
	h.Commands = d.Commands()
	for _, c := range []struct{ text, want string }{
		{"list", "No question is watched in this place."},
		{"source:lantern", "That names only filters: source "},
		{"latest from the Lantern", "That names only filters: source "},
		{"", "Ask a question"},
		{"what is it?", "“what is it?” has no word to watch for"},
		{"bridge over the Selm until:2031-07", "Nothing that arrives can pass those dates"},
		{"bridge over the Selm", "Watching “bridge over the Selm”."},
		{"bridge over the Selm", "“bridge over the Selm” is watched here already"},
		{"harbour tax Brannock source:wire-x", "Watching “harbour tax Brannock”, from wire-x."},
	} {
		if got := h.watch(t, bot.Watching, c.text); !strings.Contains(got.Headline, c.want) || !got.Private && c.text != "list" {
			t.Errorf("%q: %q, want %q", c.text, got.Headline, c.want)
		}
	}
	tick(t, d)
	h.arrive(t, "Wire A: "+quake, "Wire B: Shaken: "+strings.SplitN(quake, ": ", 2)[1], "Wire C: "+vote)
	h.Clock = h.Clock.Add(time.Minute)
	tick(t, d)
	tick(t, h.publisher(b))
	posted := b.matches()
	if len(posted) != 1 || posted[0].Thread != "th1" || len(posted[0].Reply.Quotes) != 1 || !strings.Contains(posted[0].Reply.Quotes[0].Text, "bridge over the Selm") {
		t.Fatalf("matches: %+v", posted)
	}
	stop := posted[0].Reply.Offers[0]
	if stop.Action != bot.Unwatch || stop.Label != "Stop watching" {
		t.Errorf("offer %+v", stop)
	}
	foreign := bottest.Request("", "")
	foreign.Action, foreign.Receipt, foreign.Place = bot.Unwatch, stop.Receipt, "C2"
	if got := h.Handle(t.Context(), foreign); !strings.HasPrefix(got.Headline, "No question is watched here") {
		t.Errorf("another place stops it: %q", got.Headline)
	}
	if got := h.watch(t, bot.Unwatch, stop.Receipt); got.Headline != "“bridge over the Selm” is not watched any more." {
		t.Errorf("unwatch: %q", got.Headline)
	}
	h.arrive(t, "Wire D: Bridge of Selm: The bridge over the Selm in Tarn was painted.")
	h.Clock = h.Clock.Add(time.Minute)
	tick(t, d)
	if len(b.matches()) != 1 {
		t.Errorf("a stopped watch posts: %+v", b.matches())
	}
	list := h.watch(t, bot.Watching, "list")
	if len(list.Lines) != 2 || !strings.Contains(list.Lines[0]+list.Lines[1], "stopped: stopped here") {
		t.Errorf("list %q", list.Lines)
	}
}

// An article with what a watch leaves out is not posted.
func TestWatchesLeaveOut(t *testing.T) {
	h, d, b := newsroom(t)
	h.Commands = d.Commands()
	for text, want := range map[string]string{
		"bridge over the Selm -opinion":           "Watching “bridge over the Selm”, without “opinion”.",
		"bridge over the Selm -source:\"Wire A\"": "Watching “bridge over the Selm”, without Wire A.",
	} {
		if got := h.watch(t, bot.Watching, text); !strings.Contains(got.Headline, want) {
			t.Errorf("%q: %q", text, got.Headline)
		}
	}
	tick(t, d)
	h.arrive(t, "Wire A: Opinion: The bridge over the Selm in Tarn should have been closed long ago.")
	h.Clock = h.Clock.Add(time.Minute)
	tick(t, d)
	if posted := b.matches(); len(posted) != 0 {
		t.Fatalf("what is left out was posted: %+v", posted)
	}
	h.arrive(t, "Wire B: "+quake)
	h.Clock = h.Clock.Add(time.Minute)
	tick(t, d)
	if posted := b.matches(); len(posted) != 2 {
		t.Errorf("matches: %+v", posted)
	}
}

func TestAnAnswerIsWatched(t *testing.T) {
	h, d, b := newsroom(t)
	h.Commands = d.Commands()
	rep := h.Ask(t, "th1", "pumps of the Albatross")
	req := bottest.Request("th1", "")
	last := rep.Offers[len(rep.Offers)-1]
	req.Action, req.Receipt, req.At = last.Action, last.Receipt, h.Clock
	if got := h.Handle(t.Context(), req); last.Label != "Watch" || !strings.HasPrefix(got.Headline, "Watching “pumps of the Albatross”") {
		t.Fatalf("%q", got.Headline)
	}
	h.arrive(t, "Wire A: Pumps raised: The pumps of the Albatross were raised.")
	h.Clock = h.Clock.Add(time.Minute)
	tick(t, d)
	if len(b.matches()) != 1 {
		t.Errorf("matches %+v", b.matches())
	}
}

// TestWatchesSurvive: a match is posted once although its post fails, or only its
// answer is lost, and the program is started again.
func TestWatchesSurvive(t *testing.T) {
	for _, lost := range []bool{false, true} {
		h, d, b := newsroom(t)
		h.Commands = d.Commands()
		h.watch(t, bot.Watching, "bridge over the Selm")
		tick(t, d)
		h.arrive(t, "Wire A: "+quake)
		broken := func(m bot.Message) error {
			if m.Thread == "th1" {
				return errBroken
			}
			return nil
		}
		if b.fail = broken; lost {
			b.fail, b.lost = nil, broken
		}
		h.Clock = h.Clock.Add(time.Minute)
		if _, err := d.Tick(t.Context()); !errors.Is(err, errBroken) {
			t.Errorf("tick: %v", err)
		}
		b.fail, b.lost = nil, nil
		for range 2 {
			h.Clock = h.Clock.Add(2 * time.Minute)
			tick(t, h.publisher(b))
		}
		if n := len(b.matches()); n != 1 {
			t.Errorf("lost %t: %d matches", lost, n)
		}
	}
}

func TestAWatchInAClosedChannelIsNotDroppedInSilence(t *testing.T) {
	h, d, b := newsroom(t)
	h.Commands = d.Commands()
	h.watch(t, bot.Watching, "bridge over the Selm")
	tick(t, d)
	h.arrive(t, "Wire A: "+quake)
	b.fail = func(m bot.Message) error { return bot.ErrNoPlace }
	h.Clock = h.Clock.Add(time.Minute)
	tick(t, d)
	if list := h.watch(t, bot.Watching, "list"); len(list.Lines) != 1 || !strings.Contains(list.Lines[0], "stopped: nothing can be posted") {
		t.Errorf("list %q", list.Lines)
	}
}

// TestADamagedWatchIsReported: a watch that cannot be read is listed with the
// reason and reported to the operator, and the others go on.
func TestADamagedWatchIsReported(t *testing.T) {
	h, d, b := newsroom(t)
	h.Commands = d.Commands()
	h.watch(t, bot.Watching, "bridge over the Selm")
	damaged := h.watch(t, bot.Watching, "harbour tax Brannock").Offers[0].Receipt
	if _, err := h.Store.DB().ExecContext(t.Context(), `UPDATE watches SET query = '{' WHERE id = $1`, damaged); err != nil {
		t.Fatal(err)
	}
	tick(t, d)
	h.arrive(t, "Wire A: "+quake, "Wire C: "+vote)
	h.Clock = h.Clock.Add(time.Minute)
	tick(t, d)
	if n := len(b.matches()); n != 1 {
		t.Errorf("%d matches", n)
	}
	const why = "its question cannot be read any more"
	if rows := strings.Join(h.watch(t, bot.Watching, "list").Lines, "\n"); !strings.Contains(rows, damaged) || !strings.Contains(rows, why) {
		t.Errorf("the list reads %s", rows)
	}
	lines, err := d.Paused(t.Context())
	if want := "The watch " + damaged + " of slack:C1 rests: " + why + "."; err != nil || len(lines) != 1 || lines[0] != want {
		t.Errorf("the operator reads %q, %v", lines, err)
	}
}
