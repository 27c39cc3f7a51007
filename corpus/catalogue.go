package corpus

import (
	"context"
	"database/sql"
	"slices"
	"sync"
	"time"
)

// wallClock is what [WallClock] returns of the time of publication, in seconds
// since 1970.
const wallClock = `(a.published + 60 * a.east)`

// fromQuotable selects the articles that can be quoted, each at its newest
// version.
const fromQuotable = ` FROM articles x JOIN arrivals a ON a.arrival = x.arrival WHERE NOT a.withdrawn`

// A SourceCount summarizes the articles of one outlet.
type SourceCount struct {
	// Source is the outlet, empty for articles that do not name one.
	Source   string
	Articles int
	// Oldest and Newest bound the dates of publication on the outlet's clocks, as
	// [WallClock] returns them; both are zero if no article of the outlet has a
	// date.
	Oldest, Newest time.Time
}

// Sources returns the outlets of the coverage, those with the most articles
// first. The counts are cached until the next arrival, because every question
// needs them.
func (s *Store) Sources(ctx context.Context) ([]SourceCount, error) {
	last, err := s.Last(ctx)
	if err != nil {
		return nil, err
	}
	s.sources.Lock()
	defer s.sources.Unlock()
	if s.sources.counts == nil || s.sources.last != last {
		counts, err := s.countSources(ctx)
		if err != nil {
			return nil, err
		}
		s.sources.last, s.sources.counts = last, counts
	}
	return slices.Clone(s.sources.counts), nil
}

// A sourceCache holds the counts as of one arrival.
type sourceCache struct {
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
	}, `SELECT a.source, COUNT(*), MIN(`+wallClock+`), MAX(`+wallClock+`)`+fromQuotable+
		` GROUP BY a.source ORDER BY COUNT(*) DESC, a.source`)
}

// Count returns the number of articles that can be quoted.
func (s *Store) Count(ctx context.Context) (int, error) {
	var n int
	err := s.db.QueryRowContext(ctx, `SELECT COUNT(*)`+fromQuotable).Scan(&n)
	return n, explain(err)
}

// An Entry is an article that can be quoted, with the file that it was last
// read from.
type Entry struct {
	ID, File string
	// Arrival is the article's newest version, and Brief whether that is a
	// brief.
	Arrival Arrival
	Brief   bool
}

// Entries returns the articles that can be quoted, in the order in which their
// newest versions arrived.
func (s *Store) Entries(ctx context.Context) ([]Entry, error) {
	return collect(ctx, s.db, func(rows *sql.Rows) (e Entry, err error) {
		err = rows.Scan(&e.ID, &e.File, &e.Arrival, &e.Brief)
		return e, err
	}, `SELECT x.id, x.file, x.arrival, a.brief`+fromQuotable+` ORDER BY x.arrival`)
}

// A Ref is a reference to an article that can be quoted, with the metadata by
// which articles are selected.
type Ref struct {
	// Arrival is the article's newest version.
	Arrival Arrival
	// Source is the outlet, empty if unknown.
	Source string
	// Published is in the zone in which it was stated, zero if unknown.
	Published time.Time
}

// Refs returns all articles that can be quoted, in order of publication and
// then of arrival. Undated articles come last.
func (s *Store) Refs(ctx context.Context) ([]Ref, error) {
	return collect(ctx, s.db, func(rows *sql.Rows) (r Ref, err error) {
		var published sql.NullInt64
		var east int
		err = rows.Scan(&r.Arrival, &r.Source, &published, &east)
		r.Published = publishedAt(published, east)
		return r, err
	}, `SELECT a.arrival, a.source, a.published, a.east`+fromQuotable+` ORDER BY a.published IS NULL, a.published, a.arrival`)
}

// A DayCount is the number of articles that one outlet published on one day.
type DayCount struct {
	// Source is the outlet, empty for articles that do not name one.
	Source string
	// Day is the outlet's day of publication, as its midnight in UTC.
	Day      time.Time
	Articles int
}

// dayOfPublication is midnight of the outlet's day of publication, in seconds
// since 1970. SQL's remainder has the sign of the dividend, so days before 1970 need
// the second modulo.
const dayOfPublication = wallClock + ` - ((` + wallClock + ` % 86400) + 86400) % 86400`

// Timeline returns how many quotable articles each outlet published on each
// day, in order of days. Days without articles and articles without a date are
// left out.
func (s *Store) Timeline(ctx context.Context) ([]DayCount, error) {
	return collect(ctx, s.db, func(rows *sql.Rows) (c DayCount, err error) {
		var day int64
		err = rows.Scan(&c.Source, &day, &c.Articles)
		c.Day = time.Unix(day, 0).UTC()
		return c, err
	}, `SELECT source, midnight, COUNT(*) FROM (
			SELECT a.source AS source, `+dayOfPublication+` AS midnight`+fromQuotable+`
				AND a.published IS NOT NULL) AS dated
		GROUP BY midnight, source ORDER BY midnight, source`)
}

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
