package bot

import (
	"context"
	"time"
)

// share records that an answer is given to a place; first is false where it
// was before, by anybody.
func (l *Ledger) share(ctx context.Context, receipt, platform, place, person string, at time.Time) (first bool, err error) {
	res, err := l.db.ExecContext(ctx, `
		INSERT INTO shares (receipt, platform, place, person, shared_ms) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (receipt, platform, place) DO NOTHING`,
		receipt, platform, place, person, at.UnixMilli())
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// Unshare takes a record of Share back, for an answer that the platform then
// refused to post.
func (l *Ledger) Unshare(ctx context.Context, receipt, platform, place string) error {
	_, err := l.db.ExecContext(ctx, `
		DELETE FROM shares WHERE receipt = $1 AND platform = $2 AND place = $3`,
		receipt, platform, place)
	return err
}
