package digest_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"dateline/bot"
	"dateline/bot/digest"
)

// errKilled is the error of a step in which the program ends.
var errKilled = errors.New("killed")

// TestKilledAtEveryStep ends the program at every step of an edition: before each
// write to the store, before each post, and after each post before its answer is
// read. After a restart everything is posted exactly once.
func TestKilledAtEveryStep(t *testing.T) {
	// A trigger makes one write fail, which leaves what a kill before it would.
	steps := map[string]string{
		"before the edition is written down": `BEFORE INSERT ON editions`,
		"before the receipt":                 `BEFORE INSERT ON receipts`,
		"before the end":                     `BEFORE UPDATE ON editions`,
	}
	for n := range 3 {
		steps[fmt.Sprint("before message ", n, " is written down")] = fmt.Sprintf(`BEFORE INSERT ON posts WHEN (SELECT COUNT(*) FROM posts) = %d`, n+known)
		steps[fmt.Sprint("before message ", n, " is noted as sent")] = fmt.Sprintf(`BEFORE UPDATE ON posts WHEN (SELECT COUNT(*) FROM posts WHERE sent) = %d`, n+known)
		steps[fmt.Sprint("before post ", n)] = fmt.Sprint("post ", n)
		steps[fmt.Sprint("after post ", n)] = fmt.Sprint("answer ", n)
	}
	for name, step := range steps {
		t.Run(name, func(t *testing.T) { walk(t, step, 3, false) })
	}
}

// TestKilledAtEveryStepOfAChart ends the program at every step of posting a chart
// that is a message of its own below the post.
func TestKilledAtEveryStepOfAChart(t *testing.T) {
	for name, step := range map[string]string{
		"before it is written down":    fmt.Sprintf(`BEFORE INSERT ON posts WHEN (SELECT COUNT(*) FROM posts) = %d`, 1+known),
		"before it is noted as sent":   fmt.Sprintf(`BEFORE UPDATE ON posts WHEN (SELECT COUNT(*) FROM posts WHERE sent) = %d`, 1+known),
		"before it is posted":          "post 1",
		"before its answer is read":    "answer 1",
		"before the thread's first":    "post 2",
		"before the end":               `BEFORE UPDATE ON editions`,
		"before the post's own answer": "answer 0",
	} {
		t.Run(name, func(t *testing.T) { walk(t, step, 4, true) })
	}
}

// known is how many messages are posted before the edition that is interrupted.
const known = 1

// walk interrupts an edition at a step, which is a condition of a trigger, or
// "post" or "answer" and the number of a message. After a restart the edition
// must have the given number of messages.
func walk(t *testing.T, step string, messages int, chart bool) {
	h, _, b := newsroom(t)
	publisher := func() *digest.Publisher {
		d := h.publisher(b)
		if d.Digests[0].Chart = chart; chart {
			d.Posters["slack"] = digest.Posting{Poster: b, ChartBelow: true}
		}
		return d
	}
	d := publisher()
	tick(t, d)
	h.Clock = h.Clock.Add(24 * time.Hour)
	h.arrive(t, "Wire A: "+quake, "Wire B: "+quake, "Wire A: "+vote, "Wire B: "+vote)
	b.messages = nil
	b.fail = func(bot.Message) error {
		if step == fmt.Sprint("post ", len(b.messages)) {
			return errKilled
		}
		return nil
	}
	b.lost = func(m bot.Message) error {
		if step == fmt.Sprint("answer ", len(b.messages)-1) {
			return errKilled
		}
		return nil
	}
	if strings.HasPrefix(step, "BEFORE") {
		if _, err := h.Store.DB().ExecContext(t.Context(), `CREATE TRIGGER kill `+step+` BEGIN SELECT RAISE(ABORT, 'killed'); END`); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.Tick(t.Context()); err == nil {
		t.Fatal("the step was not met")
	}
	if _, err := h.Store.DB().ExecContext(t.Context(), `DROP TRIGGER IF EXISTS kill`); err != nil {
		t.Fatal(err)
	}
	b.fail, b.lost = nil, nil
	h.arrive(t, "Wire D: Late news of Mabry: A late train stood in Mabry.") // belongs to the next edition
	if chart {                                                              // at once, when the platform is still processing the picture
		_, _ = publisher().Tick(t.Context())
	}
	h.Clock = h.Clock.Add(5 * time.Minute)
	d = publisher()
	tick(t, d)
	tick(t, d)
	seen := map[string]int{}
	for _, m := range b.messages {
		seen[m.Key]++
		if seen[m.Key] > 1 {
			t.Errorf("%q was posted %d times", m.Reply.Headline, seen[m.Key])
		}
	}
	if len(b.messages) != messages || len(b.posts()) != 1 {
		t.Errorf("%d messages, want a post and %d in its thread: %q", len(b.messages), messages-1, b.posts())
	}
	for _, m := range b.messages[1:] {
		if m.Thread != "m1" {
			t.Errorf("%q is not in the thread", m.Reply.Headline)
		}
	}
}

func TestAPlatformInTroubleForAnHour(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d)
	b.messages = nil
	h.Clock = h.Clock.Add(24 * time.Hour)
	h.arrive(t, "Wire A: "+quake)
	tries := 0
	ends := h.Clock.Add(time.Hour)
	b.fail = func(bot.Message) error {
		if tries++; h.Clock.Before(ends) {
			return errBroken
		}
		return nil
	}
	for range 24 * 60 {
		_, _ = d.Tick(t.Context())
		h.Clock = h.Clock.Add(time.Minute)
	}
	if got := b.posts(); len(got) != 1 || !strings.Contains(got[0], "1 new story") || tries > 12 {
		t.Errorf("%d tries, posted %q", tries, got)
	}
}

func TestAnEditionThatCannotBePostedIsInTheNext(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d)
	b.messages = nil
	h.Clock = h.Clock.Add(24 * time.Hour)
	h.arrive(t, "Wire A: "+quake)
	b.fail = func(bot.Message) error { return errBroken }
	for range 23 {
		_, _ = d.Tick(t.Context())
		h.Clock = h.Clock.Add(time.Hour)
	}
	b.fail = nil
	h.Clock = h.Clock.Add(time.Hour)
	tick(t, d)
	if got := b.posts(); len(got) != 1 || !strings.HasPrefix(got[0], "since Mon 08:00 · 1 new article") {
		t.Errorf("posted %q", got)
	}
}

func TestAPlaceThatIsGonePausesItsDigest(t *testing.T) {
	h, d, b := newsroom(t)
	b.fail = func(bot.Message) error { return fmt.Errorf("is_archived: %w", bot.ErrNoPlace) }
	h.Clock = h.Clock.Add(-time.Hour)
	tick(t, d)
	h.Clock = h.Clock.Add(time.Hour)
	tick(t, d)
	b.fail = nil
	h.Clock = h.Clock.Add(24 * time.Hour)
	tick(t, d)
	if len(b.messages) != 0 {
		t.Errorf("posted %q", b.posts())
	}
	lines, err := d.Paused(t.Context())
	if err != nil || len(lines) != 1 || !strings.Contains(lines[0], "slack:C1") || !strings.Contains(lines[0], "archived") {
		t.Errorf("the operator reads %q, %v", lines, err)
	}
}

// TestABlindPlatformGetsAMessageAtMostOnce: a message does not come twice if the
// platform cannot tell whether it is there.
func TestABlindPlatformGetsAMessageAtMostOnce(t *testing.T) {
	h, d, b := newsroom(t)
	tick(t, d)
	b.messages, b.blind = nil, true
	h.Clock = h.Clock.Add(24 * time.Hour)
	h.arrive(t, "Wire A: "+quake)
	b.lost = func(bot.Message) error { return errBroken }
	_, _ = d.Tick(t.Context())
	b.lost = nil
	h.Clock = h.Clock.Add(5 * time.Minute)
	tick(t, h.publisher(b))
	if got := b.posts(); len(got) != 1 {
		t.Errorf("posted %q", got)
	}
}

// TestAYearInFiveZones runs a publisher for a year on a simulated clock, with the
// program down for some hours each week.
func TestAYearInFiveZones(t *testing.T) {
	zones := strings.Fields("Asia/Seoul Europe/Moscow Europe/London America/New_York Asia/Kathmandu")
	for _, z := range zones {
		if _, err := time.LoadLocation(z); err != nil {
			t.Skip(err)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		h, d, b := newsroom(t)
		h.Now = time.Now
		d.Every, d.Digests = 6*time.Hour, nil
		for _, z := range zones {
			s, _ := digest.ParseSchedule("daily 08:00 "+z, time.UTC)
			d.Digests = append(d.Digests, digest.Digest{Platform: "slack", Place: z, Name: "daily", Schedule: s})
		}
		start, weeks := time.Now(), 52
		if testing.Short() {
			weeks = 6
		}
		for range weeks {
			ctx, stop := context.WithTimeout(t.Context(), 7*24*time.Hour-5*time.Hour)
			if err := d.Run(ctx); err != nil {
				t.Error(err)
			}
			stop()
			time.Sleep(5 * time.Hour)
		}
		got := map[string]int{}
		for _, m := range b.messages {
			got[m.Place]++
		}
		for _, z := range zones {
			days := int(time.Since(start).Hours() / 24)
			if n := got[z]; n < days-1 || n > days+1 {
				t.Errorf("%s: %d editions in %d days", z, n, days)
			}
		}
		seen := map[string]bool{}
		for _, m := range b.messages {
			if seen[m.Key] {
				t.Errorf("%s: an edition came twice", m.Place)
			}
			seen[m.Key] = true
		}
	})
}
