package bot

import (
	"context"
	"time"
)

// Opened tells whether a thread began with a question that was answered: one
// asked at the moment that the thread's first message was written.
func (l *Ledger) StartedThread(ctx context.Context, platform, place, thread string, at time.Time) (bool, error) {
	var opened bool
	err := l.db.QueryRowContext(ctx, `
		SELECT EXISTS (SELECT 1 FROM receipts
			WHERE platform = $1 AND place = $2 AND thread = $3 AND asked_ms = $4)`,
		platform, place, thread, at.UnixMilli()).Scan(&opened)
	return opened, err
}
