package corpus

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// ErrUnknown says that the coverage has never had what was asked for.
var ErrUnknown = errors.New("the coverage does not have it")

// Version returns the version that arrived as n, or ErrUnknown.
func (s *Store) Version(ctx context.Context, n Arrival) (*Version, error) {
	return version(ctx, s.read, n)
}

// version reads one row. That takes some ten microseconds, and watching over
// a context takes as long again: it is looked at before instead.
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

// Versions returns the versions that arrived as ns, in the order of ns; any
// that is missing is ErrUnknown. It is much faster than one at a time.
func (s *Store) Versions(ctx context.Context, ns ...Arrival) ([]*Version, error) {
	// One transaction takes the database's locks once for all.
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

// Current returns the newest version of the article id, or ErrUnknown. It may
// be withdrawn.
func (s *Store) Current(ctx context.Context, id string) (*Version, error) {
	row := s.db.QueryRowContext(ctx, selectVersion+` WHERE x.id = $1 AND a.arrival = x.arrival`, id)
	v, err := scanVersion(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("the article %q: %w", id, ErrUnknown)
	}
	return v, explain(err)
}

// History returns all versions of the article id, oldest first, or ErrUnknown.
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

// Last returns the newest arrival, 0 for none.
func (s *Store) Last(ctx context.Context) (Arrival, error) {
	var n Arrival
	err := s.db.QueryRowContext(ctx, `SELECT arrival FROM log_end WHERE one = 1`).Scan(&n)
	return n, explain(err)
}

// AsOf returns the newest arrival before t, 0 for none: the coverage as of t
// is what had arrived by then.
func (s *Store) AsOf(ctx context.Context, t time.Time) (Arrival, error) {
	var n Arrival
	err := s.db.QueryRowContext(ctx,
		`SELECT arrival FROM arrivals WHERE arrived < $1 ORDER BY arrived DESC, arrival DESC LIMIT 1`, t.UnixMicro()).Scan(&n)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return n, explain(err)
}
