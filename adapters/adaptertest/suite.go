package adaptertest

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/bot/calendar"
)

// Run holds an adapter to every promise. Start makes a harness over a house
// and runs its adapter until the test ends.
func Run(t *testing.T, start func(t *testing.T, h *Bench) Harness) {
	for _, p := range []struct {
		promise string
		test    func(t *testing.T, h *Bench, a Harness)
	}{
		{"forged deliveries are refused", refusesForgers},
		{"deliveries are acknowledged while the search is slow", acknowledgesAtOnce},
		{"a redelivery is answered once, after a restart too", answersOnce},
		{"every quote and every link appears", showsAll},
		{"an over-long reply loses words and never a citation", keepsCitations},
		{"words from outside never ping", escapes},
		{"what is private stays private", keepsPrivate},
		{"a limit is obeyed", obeysLimits},
		{"trouble with sending is overcome", overcomes},
		{"a fault while an answer is laid out is told and ends", tellsFaults},
		{"trouble that does not end is given up, with a sentence", givesUp},
		{"one full channel delays nobody else", delaysNobody},
		{"no secret is told", keepsSecrets},
		{"what was taken is answered before the end", drains},
		{"what was not answered is answered after the next start", recovers},
		{"malformed deliveries do no harm", survivesNonsense},
	} {
		t.Run(p.promise, func(t *testing.T) {
			h := NewBench(t)
			p.test(t, h, start(t, h))
		})
	}
}

func refusesForgers(t *testing.T, h *Bench, a Harness) {
	for _, name := range a.Forge() {
		t.Errorf("let in: %s", name)
	}
	if n := h.Search.Asked(); n != 0 {
		t.Errorf("%d searches for forgers", n)
	}
}

func acknowledgesAtOnce(t *testing.T, h *Bench, a Harness) {
	release := h.Search.Hold()
	defer release()
	for range 20 {
		a.Ask(Answered)
	}
	a.Acknowledged()
	release()
	a.Settle()
	expect(t, a, 20)
}

func answersOnce(t *testing.T, _ *Bench, a Harness) {
	a.Mention(Answered)
	a.Ask(Answered)
	a.Settle()
	for range 3 {
		a.Redeliver()
	}
	a.Stop()
	a.Start()
	a.Redeliver()
	a.Settle()
	expect(t, a, 2)
}

func showsAll(t *testing.T, h *Bench, a Harness) {
	a.Ask(Answered)
	a.Settle()
	got := only(t, a)
	for _, want := range []string{
		AnsweredBy, "[1]", "[2]", "[3]", "Harbour Gazette", "Northern Wire", "1 Nov 2024",
		"Harbour bridge opens after eleven years", "https://wire.example/2024/09/bridge-cost", "https://gazette.example/steel",
		"Found · 3 passages", "Searched 6 articles",
	} {
		if !strings.Contains(got.Shown, want) {
			t.Errorf("%q does not appear in\n%s", want, got.Shown)
		}
	}
}

// overlong is a reply of far more words than any platform takes.
func overlong() bot.Reply {
	r := bot.Reply{Receipt: "k3v9q2mz", Question: strings.Repeat("why ", 500), Headline: "Found · 3 passages", Foot: "Searched 3 articles"}
	for i := range 3 {
		r.Quotes = append(r.Quotes, bot.Quote{Text: fmt.Sprintf("Quote %d begins. ", i+1) + strings.Repeat("All work and no play. ", 900), Source: i + 1})
		r.Sources = append(r.Sources, bot.Source{
			Number: i + 1, Title: fmt.Sprintf("Headline %d ", i+1) + strings.Repeat("and more ", 400), Outlet: "Harbour Gazette",
			Published: day(2024, 11, 1+i), Link: fmt.Sprintf("https://gazette.example/story-%d", i+1),
		})
	}
	for range 50 {
		r.Lines = append(r.Lines, strings.Repeat("also ", 100))
	}
	return r
}

func keepsCitations(t *testing.T, _ *Bench, a Harness) {
	got := a.Render(overlong())
	for i := range 3 {
		for _, want := range []string{
			fmt.Sprintf("Quote %d begins.", i+1), fmt.Sprintf("[%d]", i+1), fmt.Sprintf("Headline %d", i+1),
			fmt.Sprintf("https://gazette.example/story-%d", i+1), calendar.Date(day(2024, 11, 1+i)),
		} {
			if !strings.Contains(got.Shown, want) {
				t.Errorf("%q is lost", want)
			}
		}
	}
}

func escapes(t *testing.T, _ *Bench, a Harness) {
	a.Mention(Hostile)
	a.Ask(Hostile + " <!channel> @everyone <@U1> <@&1>")
	a.Settle()
	expect(t, a, 2)
	for _, m := range a.Answers() {
		if len(m.Pings) > 0 {
			t.Errorf("pings %v:\n%s", m.Pings, m.Shown)
		}
		if !strings.Contains(m.Shown, "7,000 visitors") {
			t.Errorf("not the answer:\n%s", m.Shown)
		}
	}
}

func keepsPrivate(t *testing.T, _ *Bench, a Harness) {
	a.Ask(Answered)
	a.Ask(Unanswered)
	a.Ask("help")
	a.Settle()
	expect(t, a, 3)
	for _, m := range a.Answers() {
		if !m.Private {
			t.Errorf("everybody sees:\n%s", m.Shown)
		}
	}
}

func obeysLimits(t *testing.T, _ *Bench, a Harness) {
	const wait = time.Second
	a.Limit(wait)
	a.Ask(Answered)
	a.Settle()
	expect(t, a, 1)
	at := a.Attempts()
	if len(at) != 2 || at[1].Sub(at[0]) < wait {
		t.Errorf("asked to wait %v, sent at %v", wait, at)
	}
}

func overcomes(t *testing.T, _ *Bench, a Harness) {
	for i, trouble := range a.Troubles() {
		trouble.Befall()
		a.Ask(Answered)
		a.Settle()
		if n := len(a.Answers()); n != i+1 {
			t.Fatalf("%s: %d answers to %d questions", trouble.Name, n, i+1)
		}
	}
}

func tellsFaults(t *testing.T, h *Bench, a Harness) {
	for i, ask := range []func(string){a.Mention, a.Ask} {
		a.Fault(1)
		ask(Answered)
		searched(h, i+1)
		a.Settle()
		expect(t, a, i+1)
	}
	for _, m := range a.Answers() {
		if !strings.Contains(m.Shown, "under reference") || strings.Contains(m.Shown, AnsweredBy) {
			t.Errorf("not told of the fault:\n%s", m.Shown)
		}
	}
	a.Fault(1000) // whatever is said of it is not laid out either
	a.Mention(Answered)
	searched(h, 3)
	a.Settle()
	expect(t, a, 2)
}

// givesUp asks when it is a day later for the adapter, so that the first
// attempt is the last one.
func givesUp(t *testing.T, h *Bench, a Harness) {
	end := a.Outage(time.Hour)
	a.Later(24 * time.Hour)
	a.Mention(Answered)
	searched(h, 1)
	a.Settle()
	if got := only(t, a); !strings.Contains(got.Shown, chat.SayGivenUp) {
		t.Errorf("not told that the answer was given up:\n%s", got.Shown)
	}
	end()
	a.Stop()
	a.Start()
	a.Settle()
	expect(t, a, 1)
}

// delaysNobody fills a place with more questions than there are searches at
// once. Answers come out of order, or not at all, where one waits for another;
// nothing here depends on how fast.
func delaysNobody(t *testing.T, h *Bench, a Harness) {
	const crowd = 12
	end := a.Outage(time.Second)
	for range crowd {
		a.Mention(Answered)
	}
	a.Acknowledged()
	a.Elsewhere(Answered)
	if n := len(a.Answers()); n != 0 {
		t.Errorf("%d answers in a place that takes none", n)
	}
	end()
	a.Settle()
	expect(t, a, crowd)
	if n := h.Search.Asked(); n != crowd+1 {
		t.Errorf("searched %d times for %d questions", n, crowd+1)
	}
}

func keepsSecrets(t *testing.T, h *Bench, a Harness) {
	for _, trouble := range a.Troubles() {
		trouble.Befall()
		a.Ask(Answered)
		a.Settle()
	}
	a.Forge()
	a.Malform([]byte(`{"`))
	told := h.Log.String()
	for _, m := range a.Answers() {
		told += m.Shown
	}
	for _, secret := range a.Secrets() {
		if strings.Contains(told, secret) {
			t.Errorf("%q is told", secret)
		}
	}
}

func drains(t *testing.T, h *Bench, a Harness) {
	release := h.Search.Hold()
	defer release()
	for range 3 {
		a.Ask(Answered)
	}
	a.Acknowledged()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		a.Stop()
	}()
	release()
	<-ended
	expect(t, a, 3)
}

// searched waits for a number of searches: a mention may come another way than
// what is acknowledged.
func searched(h *Bench, n int) {
	for h.Search.Asked() < n {
		time.Sleep(time.Millisecond)
	}
}

// recovers ends the adapter while a search is under way.
func recovers(t *testing.T, h *Bench, a Harness) {
	release := h.Search.Hold()
	defer release()
	a.Mention(Answered)
	a.Acknowledged()
	searched(h, 1)
	a.Kill()
	release()
	a.Start()
	a.Settle()
	expect(t, a, 1)
	if got := only(t, a); !strings.Contains(got.Shown, "Late: asked at ") {
		t.Errorf("not marked as late:\n%s", got.Shown)
	}
}

func survivesNonsense(t *testing.T, _ *Bench, a Harness) {
	for _, raw := range Nonsense() {
		a.Malform(raw)
	}
	a.Ask(Answered)
	a.Settle()
	expect(t, a, 1)
}

// Nonsense is what may come in where a delivery should.
func Nonsense() [][]byte {
	list := []string{
		"", "null", "[]", "0", `""`, "{", `{"type":1}`, `{"type":null}`, `{"event":[]}`, `{"payload":"{"}`, "\x00\xff\xfe",
		`{"type":"event_callback","event":{"type":"message","channel":{},"ts":[],"user":{}}}`,
		`{"type":"block_actions","actions":[{"action_id":"more.-1"}]}`, `{"t":0,"d":"x","op":"y"}`, `{"type":2,"data":{"options":[{"value":{}}]}}`,
		strings.Repeat("[", 20000), `{"a":` + strings.Repeat(`{"a":`, 5000),
	}
	out := make([][]byte, len(list))
	for i, s := range list {
		out[i] = []byte(s)
	}
	return out
}

// expect checks how many answers stand.
func expect(t *testing.T, a Harness, want int) {
	t.Helper()
	if got := a.Answers(); len(got) != want {
		t.Fatalf("%d answers stand, want %d: %+v", len(got), want, got)
	}
}

func only(t *testing.T, a Harness) Answer {
	t.Helper()
	expect(t, a, 1)
	return a.Answers()[0]
}
