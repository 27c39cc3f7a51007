package corpus

import (
	"context"
	"database/sql"
	"slices"
	"sync"
	"time"
)

// standingArticles are the articles that can be quoted, at their newest version.
const standingArticles = ` FROM articles x JOIN arrivals a ON a.arrival = x.arrival WHERE NOT a.withdrawn`

// A SourceCount is what the coverage has from one outlet.
type SourceCount struct {
	// Source is the outlet, empty for articles that name none.
	Source   string
	Articles int
	// Oldest and Newest bound the dates of publication, zero where no article
	// of the outlet has one.
	Oldest, Newest time.Time
}

// Sources returns the outlets of the coverage, those with most articles first.
// Every question asks for them, so they are counted once for each arrival that
// is the newest.
func (s *Store) Sources(ctx context.Context) ([]SourceCount, error) {
	last, err := s.Last(ctx)
	if err != nil {
		return nil, err
	}
	s.outlets.Lock()
	defer s.outlets.Unlock()
	if s.outlets.counts == nil || s.outlets.last != last {
		counts, err := s.countSources(ctx)
		if err != nil {
			return nil, err
		}
		s.outlets.last, s.outlets.counts = last, counts
	}
	return slices.Clone(s.outlets.counts), nil
}

// outlets are the outlets of the coverage as of its last arrival.
type outlets struct {
	sync.Mutex
	last   Arrival
	counts []SourceCount
}

func (s *Store) countSources(ctx context.Context) ([]SourceCount, error) {
	return collect(ctx, s.db, func(rows *sql.Rows) (SourceCount, error) {
		var c SourceCount
		var oldest, newest sql.NullInt64
		err := rows.Scan(&c.Source, &c.Articles, &oldest, &newest)
		if oldest.Valid && newest.Valid {
			c.Oldest, c.Newest = time.Unix(oldest.Int64, 0).UTC(), time.Unix(newest.Int64, 0).UTC()
		}
		return c, err
	}, `SELECT a.source, COUNT(*), MIN(a.published), MAX(a.published)`+standingArticles+
		` GROUP BY a.source ORDER BY COUNT(*) DESC, a.source`)
}

// Count returns how many articles can be quoted.
func (s *Store) Count(ctx context.Context) (int, error) {
	var n int
	err := s.db.QueryRowContext(ctx, `SELECT COUNT(*)`+standingArticles).Scan(&n)
	return n, explain(err)
}

// An Entry is an article that can be quoted, and the file that it was last
// read from.
type Entry struct {
	ID, File string
	Arrival  Arrival
	Brief    bool
}

// Entries returns the articles that can be quoted, in the order in which
// their newest versions arrived.
func (s *Store) Entries(ctx context.Context) ([]Entry, error) {
	return collect(ctx, s.db, func(rows *sql.Rows) (e Entry, err error) {
		err = rows.Scan(&e.ID, &e.File, &e.Arrival, &e.Brief)
		return e, err
	}, `SELECT x.id, x.file, x.arrival, a.brief`+standingArticles+` ORDER BY x.arrival`)
}

// collect runs a query and reads each of its rows.
func collect[T any](ctx context.Context, db *sql.DB, read func(*sql.Rows) (T, error), query string) ([]T, error) {
	rows, err := db.QueryContext(ctx, query)
	if err != nil {
		return nil, explain(err)
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		row, err := read(rows)
		if err != nil {
			return nil, explain(err)
		}
		out = append(out, row)
	}
	return out, explain(rows.Err())
}
