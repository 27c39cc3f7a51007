package bot

import (
	"context"
	"time"
)

// A Delivery is what a platform handed over, as its adapter wants to read it
// again after a restart.
type Delivery struct {
	// Key is the platform's own name for it: what is delivered twice has one.
	Key, Platform string
	// Received is when it came in first, to the microsecond.
	Received time.Time
	// Payload is the adapter's own form of it, and holds what is needed to
	// answer. It is forgotten as soon as the delivery is done.
	Payload []byte
}

// Take records a delivery, durably, before its adapter acknowledges it. It is
// fresh where it was not recorded before; anything else is the same delivery
// again, under way or done, and is only acknowledged.
func (l *Ledger) Take(ctx context.Context, d Delivery) (fresh bool, err error) {
	payload := d.Payload
	if payload == nil {
		payload = []byte{}
	}
	res, err := l.db.ExecContext(ctx, `
		INSERT INTO inbox (platform, delivery, received_us, done, payload)
		VALUES ($1, $2, $3, FALSE, $4)
		ON CONFLICT (platform, delivery) DO NOTHING`,
		d.Platform, d.Key, d.Received.UnixMicro(), payload)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// Done records that a delivery was answered, or needs no answer. Between the
// platform's taking the answer and Done a crash makes the answer be sent again:
// adapters send it so that the platform knows it (an edit, or an idempotency
// key).
func (l *Ledger) Done(ctx context.Context, platform, key string) error {
	_, err := l.db.ExecContext(ctx, `
		UPDATE inbox SET done = TRUE, payload = $3 WHERE platform = $1 AND delivery = $2`,
		platform, key, []byte{})
	return err
}

// Pending returns the deliveries of a platform that were taken and not done,
// oldest first. Asked once at the start, before new ones come in, it is what
// the last run left behind.
func (l *Ledger) Pending(ctx context.Context, platform string) ([]Delivery, error) {
	rows, err := l.db.QueryContext(ctx, `
		SELECT delivery, received_us, payload FROM inbox
		WHERE platform = $1 AND done = FALSE
		ORDER BY received_us, delivery`, platform)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Delivery
	for rows.Next() {
		d := Delivery{Platform: platform}
		var us int64
		if err := rows.Scan(&d.Key, &us, &d.Payload); err != nil {
			return nil, err
		}
		d.Received = time.UnixMicro(us).UTC()
		out = append(out, d)
	}
	return out, rows.Err()
}

// Sweep forgets deliveries that are done, and links between messages, from
// before the given time. A day back is right: no platform delivers again after
// that, and edits are followed for minutes.
func (l *Ledger) Sweep(ctx context.Context, before time.Time) error {
	_, err := l.db.ExecContext(ctx,
		`DELETE FROM inbox WHERE done = TRUE AND received_us < $1`, before.UnixMicro())
	if err != nil {
		return err
	}
	_, err = l.db.ExecContext(ctx, `DELETE FROM links WHERE linked_us < $1`, before.UnixMicro())
	return err
}
