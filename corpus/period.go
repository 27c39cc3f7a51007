package corpus

import (
	"context"
	"iter"
	"time"
)

// Period yields the articles that can be quoted and are of a time, from <= t <
// to, in the order of their arrival: as published or, without a date, as first
// arrived. What has no date and came as backfill is of no known time.
func (s *Store) Period(ctx context.Context, from, to time.Time) iter.Seq2[*Version, error] {
	return pages(0, func(after Arrival) ([]*Version, error) { return s.period(ctx, from, to, after) })
}

func (s *Store) period(ctx context.Context, from, to time.Time, after Arrival) ([]*Version, error) {
	rows, err := s.db.QueryContext(ctx, selectVersion+`
		WHERE a.arrival > $1 AND a.arrival = x.arrival AND NOT a.withdrawn AND (
			a.published >= $2 AND a.published < $3
			OR a.published IS NULL AND NOT a.backfill AND a.arrived >= $4 AND a.arrived < $5)
		ORDER BY a.arrival LIMIT $6`,
		after, from.Unix(), to.Unix(), from.UnixMicro(), to.UnixMicro(), changesPage)
	if err != nil {
		return nil, err
	}
	return scanVersions(rows)
}
