package corpus

import (
	"context"
	"database/sql"
	"iter"
	"slices"
	"time"
)

// A Place says where an article that can be quoted stands among the others.
type Place struct {
	// Arrival is its newest version.
	Arrival Arrival
	// Source is the outlet, empty where unknown.
	Source string
	// Published is zero where it is not known.
	Published time.Time
}

// Places returns the places of all articles that can be quoted, in the order of
// publication, then of arrival; those without a date come last.
func (s *Store) Places(ctx context.Context) ([]Place, error) {
	return collect(ctx, s.db, func(rows *sql.Rows) (p Place, err error) {
		var published sql.NullInt64
		err = rows.Scan(&p.Arrival, &p.Source, &published)
		if published.Valid {
			p.Published = time.Unix(published.Int64, 0).UTC()
		}
		return p, err
	}, `SELECT a.arrival, a.source, a.published`+standingArticles+` ORDER BY a.published IS NULL, a.published, a.arrival`)
}

// Each yields the versions that arrived as ns, in the order of ns, and holds
// few of them at a time. It ends after an error.
func (s *Store) Each(ctx context.Context, ns []Arrival) iter.Seq2[*Version, error] {
	return func(yield func(*Version, error) bool) {
		for page := range slices.Chunk(ns, changesPage) {
			versions, err := s.Versions(ctx, page...)
			if err != nil {
				yield(nil, err)
				return
			}
			for _, v := range versions {
				if !yield(v, nil) {
					return
				}
			}
		}
	}
}
