package inflight

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestBackgroundWorkYields(t *testing.T) {
	waits := func(t *testing.T, answering time.Duration) time.Duration {
		var took time.Duration
		synctest.Test(t, func(t *testing.T) {
			var c Counter
			begin := time.Now()
			if answering > 0 {
				c.Begin()
				c.Begin()
				c.End() // one of two is still under way
				go func() {
					time.Sleep(answering)
					c.End()
				}()
			}
			c.Yield(t.Context())
			took = time.Since(begin)
			synctest.Wait()
			time.Sleep(answering) // lets the search end
		})
		return took
	}
	for answering, want := range map[time.Duration]time.Duration{
		0: 0, time.Millisecond: time.Millisecond, time.Second: MaxYield,
	} {
		if got := waits(t, answering); got != want {
			t.Errorf("beside a search of %v, waited %v and not %v", answering, got, want)
		}
	}
}
