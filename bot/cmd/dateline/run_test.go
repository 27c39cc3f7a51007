package main

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

func TestHourlyEndsWithItsContext(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 150*time.Minute)
		defer cancel()
		done := 0
		if err := hourly(ctx, func() { done++ }); err != nil || done != 3 {
			t.Errorf("done %d times in two hours and a half: %v", done, err)
		}
	})
}
