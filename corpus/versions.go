package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
)

// ErrUnknown is returned for an article or a version that the coverage has
// never had.
var ErrUnknown = errors.New("the coverage does not have it")

// Version returns the version with arrival number n, or [ErrUnknown].
func (s *Store) Version(ctx context.Context, n Arrival) (*Version, error) {
	return version(ctx, s.read, n)
}

// version reads one row. That takes some ten microseconds, and watching a
// context takes as long again, so the context is checked beforehand instead.
func version(ctx context.Context, read *sql.Stmt, n Arrival) (*Version, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	v, err := scanVersion(read.QueryRowContext(context.WithoutCancel(ctx), n))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("arrival %d: %w", n, ErrUnknown)
	}
	return v, explain(err)
}

// Versions returns the versions with the given arrival numbers in the same
// order, or [ErrUnknown] if any is missing. It is much faster than calling
// [Store.Version] for each.
func (s *Store) Versions(ctx context.Context, ns ...Arrival) ([]*Version, error) {
	// One transaction takes the database's locks once for all reads.
	tx, err := s.db.BeginTx(context.WithoutCancel(ctx), nil)
	if err != nil {
		return nil, explain(err)
	}
	defer func() { _ = tx.Rollback() }() // it has only read
	read := tx.StmtContext(ctx, s.read)
	out := make([]*Version, len(ns))
	for i, n := range ns {
		if out[i], err = version(ctx, read, n); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Current returns the newest version of the article id, or [ErrUnknown]. The
// version may be a withdrawal.
func (s *Store) Current(ctx context.Context, id string) (*Version, error) {
	row := s.db.QueryRowContext(ctx, selectVersion+` WHERE x.id = $1 AND a.arrival = x.arrival`, id)
	v, err := scanVersion(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("the article %q: %w", id, ErrUnknown)
	}
	return v, explain(err)
}

// History returns all versions of the article id, oldest first, or
// [ErrUnknown].
func (s *Store) History(ctx context.Context, id string) ([]*Version, error) {
	v, err := s.Current(ctx, id)
	if err != nil {
		return nil, err
	}
	newestFirst := []*Version{v}
	for v.Replaces != 0 {
		if v, err = s.Version(ctx, v.Replaces); err != nil {
			return nil, err
		}
		newestFirst = append(newestFirst, v)
	}
	for i, j := 0, len(newestFirst)-1; i < j; i, j = i+1, j-1 {
		newestFirst[i], newestFirst[j] = newestFirst[j], newestFirst[i]
	}
	return newestFirst, nil
}

// ByLink returns the newest version of the article with a public link, or
// [ErrUnknown]. The scheme (http or https) and a trailing slash do not matter.
func (s *Store) ByLink(ctx context.Context, link string) (*Version, error) {
	_, rest, ok := strings.Cut(strings.TrimRight(strings.TrimSpace(link), "/"), "://")
	if !ok || rest == "" {
		return nil, fmt.Errorf("%q is no link: %w", link, ErrUnknown)
	}
	row := s.db.QueryRowContext(ctx, selectVersion+` WHERE a.arrival = x.arrival
		AND a.url IN ($1, $2, $3, $4) ORDER BY a.arrival DESC LIMIT 1`,
		"https://"+rest, "https://"+rest+"/", "http://"+rest, "http://"+rest+"/")
	v, err := scanVersion(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("the article %q: %w", link, ErrUnknown)
	}
	return v, explain(err)
}

// Each yields the versions with the given arrival numbers in the same order,
// reading a page of them at a time. It ends after yielding an error.
func (s *Store) Each(ctx context.Context, ns []Arrival) iter.Seq2[*Version, error] {
	return func(yield func(*Version, error) bool) {
		for page := range slices.Chunk(ns, pageSize) {
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

// Headers yields the newest version of each article that can be quoted, without
// its text, in order of arrival. It ends after yielding an error.
func (s *Store) Headers(ctx context.Context) iter.Seq2[*Version, error] {
	return func(yield func(*Version, error) bool) {
		rows, err := s.db.QueryContext(ctx, selectMeta+` WHERE a.arrival = x.arrival AND NOT a.withdrawn ORDER BY a.arrival`)
		if err != nil {
			yield(nil, explain(err))
			return
		}
		defer rows.Close()
		for rows.Next() {
			v, err := scanVersion(rows)
			if !yield(v, explain(err)) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, explain(err))
		}
	}
}
