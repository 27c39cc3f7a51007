package corpus

import (
	"context"
	"database/sql"
	"iter"
)

// changesPage is how many arrivals Changes holds at a time.
const changesPage = 128

// Changes yields what arrived after the given arrival, in order: versions and
// withdrawals, each with the arrival that it replaces. It ends at the end of
// the log or after an error. No transaction stays open between two of them,
// so its reader may take its time, and may write.
func (s *Store) Changes(ctx context.Context, after Arrival) iter.Seq2[*Version, error] {
	return pages(after, func(after Arrival) ([]*Version, error) { return s.page(ctx, after) })
}

// pages yields the versions of one page after the other; read returns the one
// that follows an arrival.
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
			if len(page) < changesPage {
				return
			}
			after = page[len(page)-1].Arrival
		}
	}
}

func (s *Store) page(ctx context.Context, after Arrival) ([]*Version, error) {
	rows, err := s.db.QueryContext(ctx, selectVersion+` WHERE a.arrival > $1 ORDER BY a.arrival LIMIT $2`, after, changesPage)
	if err != nil {
		return nil, err
	}
	return scanVersions(rows)
}

// scanVersions reads a page of versions.
func scanVersions(rows *sql.Rows) ([]*Version, error) {
	defer rows.Close()
	page := make([]*Version, 0, changesPage)
	for rows.Next() {
		v, err := scanVersion(rows)
		if err != nil {
			return nil, err
		}
		page = append(page, v)
	}
	return page, rows.Err()
}
