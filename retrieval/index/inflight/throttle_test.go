package inflight

import (
	"testing"
	"testing/synctest"
	"time"
)

// TestThrottle checks that many short steps yield once in an interval.
func TestThrottle(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var c Counter
		c.Begin()
		p, begin := c.Throttle(), time.Now()
		for range 30 {
			p.Yield(t.Context())
			time.Sleep(interval / 10)
		}
		if took, want := time.Since(begin), 3*interval+3*MaxYield; took != want {
			t.Errorf("30 steps took %v and not %v", took, want)
		}
	})
}
