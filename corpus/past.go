package corpus

import (
	"context"
	"iter"
	"time"
)

// Replaced yields the versions that stood at t and have been replaced since,
// by arrivals up to the given one, in order of arrival: what the coverage of
// today lacks of the coverage as of t. Articles that were withdrawn are not
// among them, because none of their versions may be quoted.
func (s *Store) Replaced(ctx context.Context, t time.Time, upTo Arrival) iter.Seq2[*Version, error] {
	return pages(0, func(after Arrival) ([]*Version, error) { return s.replaced(ctx, t, after, upTo) })
}

func (s *Store) replaced(ctx context.Context, t time.Time, after, upTo Arrival) ([]*Version, error) {
	rows, err := s.db.QueryContext(ctx, selectVersion+`
		JOIN arrivals b ON b.replaces = a.arrival JOIN arrivals c ON c.arrival = x.arrival
		WHERE a.arrival > $1 AND a.arrived < $2 AND b.arrived >= $2 AND b.arrival <= $3 AND NOT a.withdrawn AND NOT c.withdrawn
		ORDER BY a.arrival LIMIT $4`, after, t.UnixMicro(), upTo, changesPage)
	if err != nil {
		return nil, err
	}
	return scanVersions(rows)
}
