package feed

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"dateline/corpus"
	"dateline/corpus/clean"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Schema returns the schema of the registry's tables.
func Schema() corpus.Schema { return corpus.Schema{Name: "feed_schema", Files: migrations} }

// A Registry keeps the state of feeds and their items, in tables of its own in
// the store's database.
type Registry struct{ db *sql.DB }

// OpenRegistry brings the registry's tables in db up to date. The caller still
// has to close db.
func OpenRegistry(ctx context.Context, db *sql.DB) (*Registry, error) {
	if err := Schema().Migrate(ctx, db, "feeds"); err != nil {
		return nil, err
	}
	return &Registry{db: db}, nil
}

// ErrKnown is returned by [Registry.Add] for a feed that is already there.
var ErrKnown = errors.New("the feed is there already")

var errUnknown = errors.New("there is no such feed")

const feedColumns = `id, address, outlet, interval, full_page, tags, title, every, etag, modified, added,
	last_read, next_due, waits, failures, failing_since, last_error, complete, gone`

// List returns all feeds in the order of their addresses.
func (r *Registry) List(ctx context.Context) ([]Feed, error) {
	rows, err := r.db.QueryContext(ctx, `SELECT `+feedColumns+`, configured FROM feeds ORDER BY address`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Feed
	for rows.Next() {
		f, err := scanFeed(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, f)
	}
	return out, rows.Err()
}

// Failing returns the feeds that people should be told about: those that are
// gone for good, or have failed for a day.
func (r *Registry) Failing(ctx context.Context, now time.Time) ([]Feed, error) {
	all, err := r.List(ctx)
	var out []Feed
	for _, f := range all {
		if f.failing(now) {
			out = append(out, f)
		}
	}
	return out, err
}

// Add adds a feed that is due at once, or returns [ErrKnown] if its address is
// already there.
func (r *Registry) Add(ctx context.Context, s Settings, now time.Time) error {
	u, err := webAddress(s.Address)
	if err != nil {
		return fmt.Errorf("%q: %w", s.Address, err)
	}
	s.Address, s.Outlet = u.String(), clean.Line(s.Outlet)
	tags, err := s.encodeTags()
	if err != nil {
		return err
	}
	res, err := r.db.ExecContext(ctx, `INSERT INTO feeds (`+feedColumns+`)
		SELECT COALESCE(MAX(id), 0) + 1, $1, $2, $3, $4, $5, '', 0, '', '', $6, 0, 0, '', 0, 0, '', FALSE, FALSE
		FROM feeds WHERE TRUE ON CONFLICT (address) DO NOTHING`,
		s.Address, s.Outlet, int64(s.Interval/time.Second), s.FullPage, tags, now.Unix())
	return requireChange(res, err, fmt.Errorf("%s: %w", redacted(s.Address), ErrKnown))
}

// Set changes the settings of a feed, found by its address. A feed that was
// gone is tried again.
func (r *Registry) Set(ctx context.Context, s Settings) error {
	s.Outlet = clean.Line(s.Outlet)
	tags, err := s.encodeTags()
	if err != nil {
		return err
	}
	res, err := r.db.ExecContext(ctx, `UPDATE feeds SET outlet = $2, interval = $3, full_page = $4, tags = $5, gone = FALSE
		WHERE address = $1`, s.Address, s.Outlet, int64(s.Interval/time.Second), s.FullPage, tags)
	return requireChange(res, err, fmt.Errorf("%s: %w", redacted(s.Address), errUnknown))
}

// Remove deletes a feed and the state of its items. Its articles stay.
func (r *Registry) Remove(ctx context.Context, address string) error {
	_, err := r.db.ExecContext(ctx, `DELETE FROM feed_items WHERE feed IN (SELECT id FROM feeds WHERE address = $1)`, address)
	if err != nil {
		return err
	}
	res, err := r.db.ExecContext(ctx, `DELETE FROM feeds WHERE address = $1`, address)
	return requireChange(res, err, fmt.Errorf("%s: %w", redacted(address), errUnknown))
}

// requireChange returns otherwise if a statement succeeded but changed no row.
func requireChange(r sql.Result, err, otherwise error) error {
	if err != nil {
		return err
	}
	n, err := r.RowsAffected()
	if err == nil && n == 0 {
		return otherwise
	}
	return err
}

// encodeTags returns the tags, each on one line, as a JSON array.
func (s *Settings) encodeTags() (string, error) {
	tags := []string{}
	for _, t := range s.Tags {
		if t = clean.Line(t); t != "" {
			tags = append(tags, t)
		}
	}
	b, err := json.Marshal(tags)
	return string(b), err
}

// saveFeed stores what a visit changed.
func (r *Registry) saveFeed(ctx context.Context, f *Feed) error {
	_, err := r.db.ExecContext(ctx, `UPDATE feeds SET title = $2, every = $3, etag = $4, modified = $5, last_read = $6,
		next_due = $7, waits = $8, failures = $9, failing_since = $10, last_error = $11, complete = $12, gone = $13 WHERE id = $1`,
		f.id, f.title, int64(f.ttl/time.Second), f.validators.etag, f.validators.modified, toUnix(f.LastRead),
		toUnix(f.Due), string(f.waitReason), f.Failures, toUnix(f.failingSince), f.lastError, f.complete, f.Gone)
	return err
}

// move changes a feed's address, or returns [ErrKnown] if another feed has it.
func (r *Registry) move(ctx context.Context, f *Feed, to string) error {
	res, err := r.db.ExecContext(ctx, `UPDATE feeds SET address = $2 WHERE id = $1
		AND NOT EXISTS (SELECT 1 FROM feeds WHERE address = $2)`, f.id, to)
	if err := requireChange(res, err, ErrKnown); err != nil {
		return err
	}
	f.Address = to
	return nil
}

func scanFeed(rows *sql.Rows) (f Feed, err error) {
	var interval, every, added, lastRead, due, since int64
	var tags string
	err = rows.Scan(&f.id, &f.Address, &f.Outlet, &interval, &f.FullPage, &tags, &f.title, &every, &f.validators.etag, &f.validators.modified,
		&added, &lastRead, &due, &f.waitReason, &f.Failures, &since, &f.lastError, &f.complete, &f.Gone, &f.configured)
	if err != nil {
		return f, err
	}
	f.Interval, f.ttl = time.Duration(interval)*time.Second, time.Duration(every)*time.Second
	f.added, f.LastRead, f.Due, f.failingSince = fromUnix(added), fromUnix(lastRead), fromUnix(due), fromUnix(since)
	return f, json.Unmarshal([]byte(tags), &f.Tags)
}

func toUnix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func fromUnix(s int64) time.Time {
	if s == 0 {
		return time.Time{}
	}
	return time.Unix(s, 0).UTC()
}
