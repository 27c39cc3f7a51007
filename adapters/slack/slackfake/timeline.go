package slackfake

import (
	"context"
	"fmt"
	"regexp"
	"strings"
	"time"
)

// patience is how long a test waits for something before it fails.
const patience = 2 * time.Minute

// entry is one line of what people saw, in the place where they saw it.
type entry struct{ channel, text string }

// saw adds an entry. The caller holds the lock.
func (s *Slack) saw(channel, format string, args ...any) {
	s.timeline = append(s.timeline, entry{channel, fmt.Sprintf(format, args...)})
	s.touched()
}

// Timeline tells what people saw here, one entry an event, oldest first. An
// entry of several lines has them indented.
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

// String is the timeline as one text.
func (c *Channel) String() string { return strings.Join(c.Timeline(), "\n") }

// WaitFor waits until an entry of the timeline matches the regular expression,
// and returns the first that does. The test fails when none comes.
func (c *Channel) WaitFor(pattern string) string { return c.WaitForCount(pattern, 1) }

// WaitForCount waits until n entries match, and returns the nth.
func (c *Channel) WaitForCount(pattern string, n int) string {
	if c.s.t != nil {
		c.s.t.Helper()
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	line, err := c.Await(ctx, pattern, n)
	if err != nil && c.s.t != nil {
		c.s.t.Fatalf("%v; the timeline of %s:\n%s", err, c.ID, c)
	}
	return line
}

// Await is WaitForCount for programs and for goroutines beside the test's own.
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

// Count is how many entries match the regular expression so far. A pattern
// that does not compile matches nothing.
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

// Until waits until the condition holds. It is asked again after each change
// in the workspace, and every few milliseconds, since it may look at the bot
// too; it may call the methods of Slack. The test fails, naming what it waited
// for, when the condition does not come true.
func (s *Slack) Until(what string, condition func() bool) {
	if s.t != nil {
		s.t.Helper()
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
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

// await asks the condition under the lock, after each change.
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

// seePost tells of a new message by the bot. The caller holds the lock.
func (s *Slack) seePost(m *message) {
	text := shown(m.text, m.blocks)
	switch {
	case m.onlyFor != "" && m.thread != "":
		s.saw(m.channel.ID, "only %s sees #%d (thread %s): %s", m.onlyFor, m.n, m.channel.ref(m.thread), text)
	case m.onlyFor != "":
		s.saw(m.channel.ID, "only %s sees #%d: %s", m.onlyFor, m.n, text)
	case m.thread != "":
		s.saw(m.channel.ID, "bot in %s (thread %s) #%d: %s", m.channel.ID, m.channel.ref(m.thread), m.n, text)
	default:
		s.saw(m.channel.ID, "bot in %s #%d: %s", m.channel.ID, m.n, text)
	}
}

// seeEdit tells of a changed message by the bot. The caller holds the lock.
func (s *Slack) seeEdit(m *message) {
	if m.onlyFor != "" {
		s.saw(m.channel.ID, "only %s sees #%d edited: %s", m.onlyFor, m.n, shown(m.text, m.blocks))
		return
	}
	s.saw(m.channel.ID, "message #%d edited: %s", m.n, shown(m.text, m.blocks))
}

// ref names a message by its number, or by its timestamp when it is unknown.
func (c *Channel) ref(ts string) string {
	if m := c.byTS[ts]; m != nil {
		return fmt.Sprintf("#%d", m.n)
	}
	return ts
}
