package traffic

import (
	"context"
	"math/rand/v2"
	"time"
)

// Pause lets d pass; false when ctx ended first.
func Pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}

// Backoff is how long to hold back after a number of failures in a row: first
// after one, twice as long after each more, most at most, and up to a quarter
// longer, so that those who failed together do not come back together.
func Backoff(failures int, first, most time.Duration) time.Duration {
	if failures < 1 {
		return 0
	}
	d := min(first<<min(failures-1, 10), most)
	return d + time.Duration(rand.Int64N(int64(d)/4+1)) //nolint:gosec // spreading needs no secrecy
}
