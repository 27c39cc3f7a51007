package main

import (
	"context"
	"time"
)

// ledgerRetention is how long the ledger knows what was delivered and which
// message answered which. No platform delivers again after so long, and a thread
// that is older is found by its receipts.
const ledgerRetention = 30 * 24 * time.Hour

// hourly calls do now and every hour, until ctx ends.
func hourly(ctx context.Context, do func()) error {
	for {
		do()
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(time.Hour):
		}
	}
}
