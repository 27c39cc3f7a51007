package slackfake

import (
	"context"
	"fmt"
	"time"
)

// clock measures Slack's time limits. Its seconds may be shorter than real ones,
// and it can be advanced.
type clock struct {
	start time.Time
	scale float64 // real seconds per second of Slack's limits
	ahead time.Duration
}

func newClock(scale float64) clock {
	if scale <= 0 {
		scale = 1
	}
	return clock{start: time.Now(), scale: scale}
}

// now is the time that limits are measured with.
func (c clock) now() time.Time {
	passed := float64(time.Since(c.start)) / c.scale
	return c.start.Add(time.Duration(passed) + c.ahead)
}

// wall is the wall clock plus what was skipped.
func (c clock) wall() time.Time { return time.Now().Add(c.ahead) }

// wallTime converts a time limit of Slack's to the wall clock. It needs no lock,
// since the scale never changes.
func (s *Slack) wallTime(d time.Duration) time.Duration {
	return time.Duration(float64(d) * s.clock.scale)
}

// Advance moves the workspace's clock ahead by d, in Slack's time: response URLs,
// triggers and tickets expire as if d had passed. Running timers and the
// timestamps of messages are not affected.
func (s *Slack) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock.ahead += d
}

// Behind backdates everything that happens from now on by d, the timestamps of
// messages and the times of events, as if it had waited that long for delivery.
func (s *Slack) Behind(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.behind, s.lastTS = d, 0
}

// nextTS returns a unique message timestamp: the wall clock in microseconds.
func (s *Slack) nextTS() string {
	micros := max(time.Now().Add(-s.behind).UnixMicro(), s.lastTS+1)
	s.lastTS = micros
	return fmt.Sprintf("%d.%06d", micros/1e6, micros%1e6)
}

// pause waits for a real duration; it returns false if ctx ended it early.
func pause(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
