package discordfake

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

// clock measures Discord's time limits. Its time is the real time since the start,
// multiplied by the speed, plus what was added by [Fake.Advance].
type clock struct {
	start time.Time
	speed float64

	mu    sync.Mutex
	added time.Duration
}

func newClock(speed float64) *clock { return &clock{start: time.Now(), speed: speed} }

// elapsed is Discord's time since the start of the fake.
func (c *clock) elapsed() time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Duration(float64(time.Since(c.start))*c.speed) + c.added
}

func (c *clock) advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.added += d
}

// wallTime converts a duration of Discord's time to real time.
func (c *clock) wallTime(d time.Duration) time.Duration {
	return time.Duration(float64(d) / c.speed)
}

// discordEpoch is the first millisecond of 2015, where snowflakes begin.
const discordEpoch = 1420070400000

// newID makes a snowflake, larger than all before. The caller holds the lock, once
// the fake is running.
func (f *Fake) newID() string {
	id := uint64(time.Now().UnixMilli()-discordEpoch) << 22
	if id <= f.lastID {
		id = f.lastID + 1
	}
	f.lastID = id
	return strconv.FormatUint(id, 10)
}

// Await waits until cond holds, or returns the error of the context. It evaluates
// cond after each visible event, without holding the lock.
func (f *Fake) Await(ctx context.Context, cond func() bool) error {
	for {
		f.mu.Lock()
		next := f.changed
		f.mu.Unlock()
		if cond() {
			return nil
		}
		select {
		case <-next:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// waitTimeout bounds every wait, so that a test fails instead of hanging.
const waitTimeout = 2 * time.Minute

// WaitUntil waits until cond holds. If it never does, the test fails with what,
// the description of the event that was awaited.
func (f *Fake) WaitUntil(what string, cond func() bool) {
	f.tb.Helper()
	ctx, cancel := context.WithTimeout(f.ctx, waitTimeout)
	defer cancel()
	if f.Await(ctx, cond) != nil {
		f.tb.Fatalf("discordfake: never happened: %s\n%s", what, f.Timeline())
	}
}

// WaitFor waits until a line of the timeline contains all of the words, in any
// order, and returns the first such line.
func (c *Channel) WaitFor(words ...string) string {
	c.f.tb.Helper()
	return c.WaitForCount(1, words...)[0]
}

// WaitForCount waits until n lines of the timeline contain all of the words, in any
// order, and returns all such lines.
func (c *Channel) WaitForCount(n int, words ...string) []string {
	c.f.tb.Helper()
	var found []string
	what := fmt.Sprintf("%d line(s) with %q in #%s", n, words, c.Name)
	c.f.WaitUntil(what, func() bool {
		found = c.Find(words...)
		return len(found) >= n
	})
	if len(found) < n { // possible with a TB whose Fatalf returns
		return make([]string, n)
	}
	return found
}

// Find returns the lines of the timeline that contain all of the words, in any
// order.
func (c *Channel) Find(words ...string) []string {
	var found []string
	for _, line := range c.Lines() {
		if containsAll(line, words) {
			found = append(found, line)
		}
	}
	return found
}

func containsAll(line string, words []string) bool {
	for _, w := range words {
		if !strings.Contains(line, w) {
			return false
		}
	}
	return true
}
