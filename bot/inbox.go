package bot

import (
	"context"
	"time"
)

// A Delivery is what a platform delivered, in a form that its adapter can read
// again after a restart.
type Delivery struct {
	// Key is the platform's name for it. If it is delivered twice, the key is the
	// same.
	Key, Platform string
	// Received is when it first came in, to the microsecond.
	Received time.Time
	// Payload is what the adapter needs in order to answer, in a form of its own.
	// It is forgotten as soon as the delivery is done.
	Payload []byte
}

// Take records a delivery, durably, before its adapter acknowledges it. It reports
// fresh if the delivery was not recorded before; otherwise the same delivery is
// under way or done, and is only acknowledged again.
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

// Done records that a delivery was answered, or needs no answer. After a crash
// between the sending of an answer and Done, the answer is sent again: adapters
// send it in a way that the platform can recognize, as an edit or with an
// idempotency key.
func (l *Ledger) Done(ctx context.Context, platform, key string) error {
	_, err := l.db.ExecContext(ctx, `
		UPDATE inbox SET done = TRUE, payload = $3 WHERE platform = $1 AND delivery = $2`,
		platform, key, []byte{})
	return err
}

// Pending returns the deliveries of a platform that were taken and are not done,
// oldest first. Called at the start, before new ones come in, it returns what the
// last run left behind.
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

// Sweep forgets deliveries that are done, and links between messages, from before
// the given time. A day is long enough to keep them: no platform delivers again
// after that, and answers follow edits of their questions for minutes only.
func (l *Ledger) Sweep(ctx context.Context, before time.Time) error {
	_, err := l.db.ExecContext(ctx,
		`DELETE FROM inbox WHERE done = TRUE AND received_us < $1`, before.UnixMicro())
	if err != nil {
		return err
	}
	_, err = l.db.ExecContext(ctx, `DELETE FROM links WHERE linked_us < $1`, before.UnixMicro())
	return err
}
