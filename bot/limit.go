package bot

import (
	"context"
	"time"
)

// DefaultPerHour is how many questions a person may ask in an hour where
// nothing else is configured.
const DefaultPerHour = 20

// A Limit bounds how much one person asks on one platform. Buttons under an
// answer do not count, nor does what was refused.
type Limit struct {
	// PerHour is how many questions any 60 minutes allow; 0: any number.
	PerHour int
}

// An Allowance is what a limit says of one more question.
type Allowance int

// The allowances.
const (
	Unlimited   Allowance = iota // there is no limit
	WithinLimit                  // the limit is not reached
	OverLimit                    // it is reached: the question is not answered
)

func (a Allowance) String() string {
	return [...]string{"unlimited", "within the limit", "over the limit"}[a]
}

// Judge decides on one more question at now, from when the person's earlier
// ones were asked, in order. Next is when an OverLimit ends, to the full
// minute.
func (l Limit) Judge(asked []time.Time, now time.Time) (a Allowance, next time.Time) {
	if l.PerHour <= 0 {
		return Unlimited, next
	}
	recent := asked
	for len(recent) > 0 && !recent[0].After(now.Add(-time.Hour)) {
		recent = recent[1:]
	}
	if len(recent) < l.PerHour {
		return WithinLimit, next
	}
	free := recent[len(recent)-l.PerHour].Add(time.Hour)
	next = free.Truncate(time.Minute)
	if next.Before(free) {
		next = next.Add(time.Minute)
	}
	return OverLimit, next.In(now.Location())
}

// Asked returns when a person asked the questions since the given time that a
// limit counts, in order.
func (l *Ledger) Asked(ctx context.Context, platform, person string, since time.Time) ([]time.Time, error) {
	rows, err := l.db.QueryContext(ctx, `
		SELECT asked_ms FROM receipts
		WHERE platform = $1 AND person = $2 AND asked_ms > $3 AND counted = TRUE
		ORDER BY asked_ms`, platform, person, since.UnixMilli())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []time.Time
	for rows.Next() {
		var ms int64
		if err := rows.Scan(&ms); err != nil {
			return nil, err
		}
		out = append(out, time.UnixMilli(ms))
	}
	return out, rows.Err()
}
