package index

import (
	"testing"
	"testing/synctest"
	"time"
)

func TestSearchesComeFirst(t *testing.T) {
	waits := func(t *testing.T, answering time.Duration) time.Duration {
		var took time.Duration
		synctest.Test(t, func(t *testing.T) {
			var a asking
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
			a.wait(t.Context(), patience)
			took = time.Since(begin)
			synctest.Wait()
			time.Sleep(answering) // lets the search end
		})
		return took
	}
	for answering, want := range map[time.Duration]time.Duration{
		0: 0, time.Millisecond: time.Millisecond, time.Second: patience,
	} {
		if got := waits(t, answering); got != want {
			t.Errorf("beside a search of %v, waited %v and not %v", answering, got, want)
		}
	}
}
