package slackfake

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// waitTimeout is how long a test waits for something before it fails.
const waitTimeout = 2 * time.Minute

// entry is something that people saw in a channel.
type entry struct{ channel, text string }

// addEntry adds an entry to a timeline. The caller holds the lock.
func (s *Slack) addEntry(channel, format string, args ...any) {
	s.timeline = append(s.timeline, entry{channel, fmt.Sprintf(format, args...)})
	s.notifyChange()
}

// Timeline is what people saw in the channel, one entry per event, oldest first.
// All lines of an entry but the first are indented.
func (c *Channel) Timeline() []string {
	c.s.mu.Lock()
	defer c.s.mu.Unlock()
	return c.lines()
}

func (c *Channel) lines() []string {
	var out []string
	for _, e := range c.s.timeline {
		if e.channel == c.ID {
			out = append(out, e.text)
		}
	}
	return out
}

// String is the timeline, one entry per line.
func (c *Channel) String() string { return strings.Join(c.Timeline(), "\n") }

// WaitFor waits until an entry of the timeline matches the regular expression, and
// returns the first that does. The test fails if none ever does.
func (c *Channel) WaitFor(pattern string) string { return c.WaitForCount(pattern, 1) }

// WaitForCount waits until n entries of the timeline match the regular expression,
// and returns the nth. The test fails if that never happens.
func (c *Channel) WaitForCount(pattern string, n int) string {
	if c.s.t != nil {
		c.s.t.Helper()
	}
	ctx, cancel := context.WithTimeout(context.Background(), waitTimeout)
	defer cancel()
	line, err := c.Await(ctx, pattern, n)
	if err != nil && c.s.t != nil {
		c.s.t.Fatalf("%v; the timeline of %s:\n%s", err, c.ID, c)
	}
	return line
}

// Await waits until n entries of the timeline match the regular expression, and
// returns the nth. It returns an error where [Channel.WaitForCount] fails the test,
// so it can be used in programs and in any goroutine.
func (c *Channel) Await(ctx context.Context, pattern string, n int) (string, error) {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return "", err
	}
	var line string
	err = c.s.await(ctx, func() bool {
		var ok bool
		line, ok = nth(c.lines(), re, n)
		return ok
	})
	if err != nil {
		return "", fmt.Errorf("no entry %d that matches %q: %w", n, pattern, err)
	}
	return line, nil
}

func nth(lines []string, re *regexp.Regexp, n int) (string, bool) {
	for _, line := range lines {
		if re.MatchString(line) {
			n--
		}
		if n == 0 {
			return line, true
		}
	}
	return "", false
}

// Count is the number of entries that match the regular expression; 0 for a
// pattern that does not compile.
func (c *Channel) Count(pattern string) int {
	re, err := regexp.Compile(pattern)
	if err != nil {
		return 0
	}
	n := 0
	for _, line := range c.Timeline() {
		if re.MatchString(line) {
			n++
		}
	}
	return n
}

// Until waits until the condition holds. It is evaluated after each change in the
// workspace, and every few milliseconds since it may depend on the bot; it may
// call the methods of Slack. If it never holds, the test fails and names what it
// waited for.
func (s *Slack) Until(what string, condition func() bool) {
	if s.t != nil {
		s.t.Helper()
	}
	ctx, cancel := context.WithTimeout(context.Background(), waitTimeout)
	defer cancel()
	outside := time.NewTicker(5 * time.Millisecond)
	defer outside.Stop()
	for {
		s.mu.Lock()
		changed := s.changed
		s.mu.Unlock()
		if condition() {
			return
		}
		select {
		case <-changed:
		case <-outside.C:
		case <-ctx.Done():
			if s.t != nil {
				s.t.Fatalf("waited in vain for: %s", what)
			}
			return
		}
	}
}

// await evaluates the condition under the lock, after each change, until it holds.
func (s *Slack) await(ctx context.Context, condition func() bool) error {
	for {
		s.mu.Lock()
		ok, changed := condition(), s.changed
		s.mu.Unlock()
		if ok {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// showPost adds a new message by the bot to the timeline. The caller holds the
// lock.
func (s *Slack) showPost(m *message) {
	text := visibleText(m.text, m.blocks)
	switch {
	case m.onlyFor != "" && m.thread != "":
		s.addEntry(m.channel.ID, "only %s sees #%d (thread %s): %s", m.onlyFor, m.n, m.channel.ref(m.thread), text)
	case m.onlyFor != "":
		s.addEntry(m.channel.ID, "only %s sees #%d: %s", m.onlyFor, m.n, text)
	case m.thread != "":
		s.addEntry(m.channel.ID, "bot in %s (thread %s) #%d: %s", m.channel.ID, m.channel.ref(m.thread), m.n, text)
	default:
		s.addEntry(m.channel.ID, "bot in %s #%d: %s", m.channel.ID, m.n, text)
	}
}

// showEdit adds a changed message by the bot to the timeline. The caller holds the
// lock.
func (s *Slack) showEdit(m *message) {
	if m.onlyFor != "" {
		s.addEntry(m.channel.ID, "only %s sees #%d edited: %s", m.onlyFor, m.n, visibleText(m.text, m.blocks))
		return
	}
	s.addEntry(m.channel.ID, "message #%d edited: %s", m.n, visibleText(m.text, m.blocks))
}

// ref names a message by its number, or by its timestamp if it is unknown.
func (c *Channel) ref(ts string) string {
	if m := c.byTS[ts]; m != nil {
		return fmt.Sprintf("#%d", m.n)
	}
	return ts
}
