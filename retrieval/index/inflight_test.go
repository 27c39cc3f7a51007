package index

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestBackgroundWorkYields(t *testing.T) {
	waits := func(t *testing.T, answering time.Duration) time.Duration {
		var took time.Duration
		synctest.Test(t, func(t *testing.T) {
			var a inFlight
			begin := time.Now()
			if answering > 0 {
				a.begin()
				a.begin()
				a.end() // one of two is still under way
				go func() {
					time.Sleep(answering)
					a.end()
				}()
			}
			a.waitIdle(t.Context(), maxYield)
			took = time.Since(begin)
			synctest.Wait()
			time.Sleep(answering) // lets the search end
		})
		return took
	}
	for answering, want := range map[time.Duration]time.Duration{
		0: 0, time.Millisecond: time.Millisecond, time.Second: maxYield,
	} {
		if got := waits(t, answering); got != want {
			t.Errorf("beside a search of %v, waited %v and not %v", answering, got, want)
		}
	}
}
