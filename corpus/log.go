package corpus

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"time"
)

// pageSize is how many versions an iteration holds in memory.
const pageSize = 128

// Changes yields the versions that arrived after the given arrival, in order,
// withdrawals included. It ends at the end of the log or after yielding an
// error. No transaction is open while a version is being processed, so the loop
// may take its time and may write to the store.
func (s *Store) Changes(ctx context.Context, after Arrival) iter.Seq2[*Version, error] {
	return pages(after, func(after Arrival) ([]*Version, error) { return s.changesAfter(ctx, after) })
}

// pages yields versions page by page; read returns the page that follows an
// arrival.
func pages(after Arrival, read func(after Arrival) ([]*Version, error)) iter.Seq2[*Version, error] {
	return func(yield func(*Version, error) bool) {
		for {
			page, err := read(after)
			if err != nil {
				yield(nil, explain(err))
				return
			}
			for _, v := range page {
				if !yield(v, nil) {
					return
				}
			}
			if len(page) < pageSize {
				return
			}
			after = page[len(page)-1].Arrival
		}
	}
}

func (s *Store) changesAfter(ctx context.Context, after Arrival) ([]*Version, error) {
	rows, err := s.db.QueryContext(ctx, selectVersion+` WHERE a.arrival > $1 ORDER BY a.arrival LIMIT $2`, after, pageSize)
	if err != nil {
		return nil, err
	}
	return scanVersions(rows)
}

func scanVersions(rows *sql.Rows) ([]*Version, error) {
	defer rows.Close()
	page := make([]*Version, 0, pageSize)
	for rows.Next() {
		v, err := scanVersion(rows)
		if err != nil {
			return nil, err
		}
		page = append(page, v)
	}
	return page, rows.Err()
}

// Last returns the newest arrival, 0 if there is none.
func (s *Store) Last(ctx context.Context) (Arrival, error) {
	var n Arrival
	err := s.db.QueryRowContext(ctx, `SELECT arrival FROM log_end WHERE one = 1`).Scan(&n)
	return n, explain(err)
}

// AsOf returns the newest arrival before t, 0 if there is none. The coverage as
// of t is everything up to that arrival.
func (s *Store) AsOf(ctx context.Context, t time.Time) (Arrival, error) {
	var n Arrival
	err := s.db.QueryRowContext(ctx,
		`SELECT arrival FROM arrivals WHERE arrived < $1 ORDER BY arrived DESC, arrival DESC LIMIT 1`, t.UnixMicro()).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, explain(err)
}

// Replaced yields the versions that were current at t but have been replaced
// since, by arrivals up to upTo, in order of arrival: what today's coverage
// lacks of the coverage as of t. Withdrawn articles are left out, because none
// of their versions may be quoted.
func (s *Store) Replaced(ctx context.Context, t time.Time, upTo Arrival) iter.Seq2[*Version, error] {
	return pages(0, func(after Arrival) ([]*Version, error) { return s.replacedAfter(ctx, t, after, upTo) })
}

func (s *Store) replacedAfter(ctx context.Context, t time.Time, after, upTo Arrival) ([]*Version, error) {
	rows, err := s.db.QueryContext(ctx, selectVersion+`
		JOIN arrivals b ON b.replaces = a.arrival JOIN arrivals c ON c.arrival = x.arrival
		WHERE a.arrival > $1 AND a.arrived < $2 AND b.arrived >= $2 AND b.arrival <= $3 AND NOT a.withdrawn AND NOT c.withdrawn
		ORDER BY a.arrival LIMIT $4`, after, t.UnixMicro(), upTo, pageSize)
	if err != nil {
		return nil, err
	}
	return scanVersions(rows)
}

// Period yields the articles that can be quoted and date from the period from
// <= t < to, in order of arrival. An undated article counts by its time of
// arrival, unless it is backfill, whose time is unknown.
func (s *Store) Period(ctx context.Context, from, to time.Time) iter.Seq2[*Version, error] {
	return pages(0, func(after Arrival) ([]*Version, error) { return s.periodAfter(ctx, from, to, after) })
}

func (s *Store) periodAfter(ctx context.Context, from, to time.Time, after Arrival) ([]*Version, error) {
	rows, err := s.db.QueryContext(ctx, selectVersion+`
		WHERE a.arrival > $1 AND a.arrival = x.arrival AND NOT a.withdrawn AND (
			a.published >= $2 AND a.published < $3
			OR a.published IS NULL AND NOT a.backfill AND a.arrived >= $4 AND a.arrived < $5)
		ORDER BY a.arrival LIMIT $6`,
		after, from.Unix(), to.Unix(), from.UnixMicro(), to.UnixMicro(), pageSize)
	if err != nil {
		return nil, err
	}
	return scanVersions(rows)
}
