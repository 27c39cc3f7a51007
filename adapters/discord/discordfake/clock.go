package discordfake

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"time"
)

// clock measures Discord's limits: real time since the start, times the speed,
// plus what Advance added.
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

// toReal turns a span of Discord's time into the real time it takes.
func (c *clock) toReal(d time.Duration) time.Duration {
	return time.Duration(float64(d) / c.speed)
}

// discordEpoch is the first millisecond of 2015, where snowflakes begin.
const discordEpoch = 1420070400000

// newID makes a snowflake; ids grow strictly. It needs the lock once the fake runs.
func (f *Fake) newID() string {
	id := uint64(time.Now().UnixMilli()-discordEpoch) << 22
	if id <= f.lastID {
		id = f.lastID + 1
	}
	f.lastID = id
	return strconv.FormatUint(id, 10)
}

// Await blocks until cond holds and returns nil, or returns the context's error.
// It looks again whenever something visible happened; cond runs without the lock.
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

// patience bounds every wait of a test. It is no expectation of speed, only the
// point at which a test that would hang fails instead.
const patience = 2 * time.Minute

// WaitUntil waits for cond and fails the test when it never holds; what says what
// was awaited.
func (f *Fake) WaitUntil(what string, cond func() bool) {
	f.tb.Helper()
	ctx, cancel := context.WithTimeout(f.ctx, patience)
	defer cancel()
	if f.Await(ctx, cond) != nil {
		f.tb.Fatalf("discordfake: never happened: %s\n%s", what, f.Timeline())
	}
}

// WaitFor waits until one line of the channel's timeline holds all of the given
// words in any order, and returns the first such line.
func (c *Channel) WaitFor(words ...string) string {
	c.f.tb.Helper()
	return c.WaitForCount(1, words...)[0]
}

// WaitForCount waits for n lines holding all of the words, and returns them.
func (c *Channel) WaitForCount(n int, words ...string) []string {
	c.f.tb.Helper()
	var found []string
	what := fmt.Sprintf("%d line(s) with %q in #%s", n, words, c.Name)
	c.f.WaitUntil(what, func() bool {
		found = c.Find(words...)
		return len(found) >= n
	})
	if len(found) < n { // a TB whose Fatalf returns
		return make([]string, n)
	}
	return found
}

// Find returns the lines of the timeline that hold all of the words.
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
