package chat

import (
	"context"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

func TestPauseEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if !Pause(ctx, time.Second/2) {
			t.Error("a pause that there was time for was cut short")
		}
		began := time.Now()
		if Pause(ctx, time.Hour) || time.Since(began) != time.Second/2 {
			t.Errorf("it paused for %v", time.Since(began))
		}
	})
}

func TestRetryAfterIsRead(t *testing.T) {
	now := time.Date(2024, 11, 2, 9, 30, 0, 0, time.UTC)
	for header, want := range map[string]time.Duration{
		"": 0, "3": 3 * time.Second, "0.5": time.Second / 2, "-1": 0, "soon": 0, "1e300": 0, "NaN": 0,
		now.Add(4 * time.Second).Format(http.TimeFormat): 4 * time.Second, now.Add(-time.Hour).Format(http.TimeFormat): 0,
	} {
		if got := RetryAfter(header, now); got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
}
