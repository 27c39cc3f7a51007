package slackfake

import (
	"context"
	"fmt"
	"time"
)

// clock measures Slack's limits. Its seconds may be shorter than real ones,
// and it can jump ahead.
type clock struct {
	start time.Time
	scale float64 // real seconds for one second of Slack's limits
	ahead time.Duration
}

func newClock(scale float64) clock {
	if scale <= 0 {
		scale = 1
	}
	return clock{start: time.Now(), scale: scale}
}

// now is the time by which limits are measured.
func (c clock) now() time.Time {
	passed := float64(time.Since(c.start)) / c.scale
	return c.start.Add(time.Duration(passed) + c.ahead)
}

// wall is the wall clock, ahead by what was skipped.
func (c clock) wall() time.Time { return time.Now().Add(c.ahead) }

// real is how long a limit of Slack's lasts on the wall clock. It needs no
// lock: the scale never changes.
func (s *Slack) real(d time.Duration) time.Duration {
	return time.Duration(float64(d) * s.clock.scale)
}

// Advance makes the workspace older by d, in Slack's time: response URLs,
// triggers and tickets expire as if d had passed. Waiting timers are not
// moved, nor are message timestamps.
func (s *Slack) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clock.ahead += d
}

// Behind dates what happens from now on back by d: the timestamps of messages
// and the times of events, as of something that waited that long for delivery.
func (s *Slack) Behind(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.behind, s.lastTS = d, 0
}

// nextTS gives a message timestamp: the wall clock in microseconds, never the
// same twice.
func (s *Slack) nextTS() string {
	micros := max(time.Now().Add(-s.behind).UnixMicro(), s.lastTS+1)
	s.lastTS = micros
	return fmt.Sprintf("%d.%06d", micros/1e6, micros%1e6)
}

// pause waits for a real duration and says whether it passed whole.
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
