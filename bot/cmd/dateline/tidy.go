package main

import (
	"context"
	"log/slog"
	"time"

	"dateline/bot"
)

// remembered is how long the ledger knows what was delivered and which message
// answered which. No platform delivers again after so long, and who writes in
// an older thread is found by its receipts.
const remembered = 30 * 24 * time.Hour

// tidy lets the ledger forget what nobody can ask for any more, now and every
// hour, until ctx ends.
func tidy(ctx context.Context, ledger *bot.Ledger, log *slog.Logger) error {
	return hourly(ctx, func() {
		err := ledger.Sweep(ctx, time.Now().Add(-remembered))
		if err != nil && ctx.Err() == nil {
			log.Error("old deliveries are not forgotten", "err", err)
		}
	})
}

// hourly does something now and every hour, until ctx ends.
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
