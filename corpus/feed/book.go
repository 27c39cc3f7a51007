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

// Schema are the tables of a Book.
func Schema() corpus.Schema { return corpus.Schema{Name: "feed_schema", Files: migrations} }

// A Book keeps what is known of feeds and their items, in tables of its own
// beside the store's.
type Book struct{ db *sql.DB }

// OpenBook brings the tables in db up to date. The database stays the
// caller's to close.
func OpenBook(ctx context.Context, db *sql.DB) (*Book, error) {
	if err := Schema().Migrate(ctx, db, "feeds"); err != nil {
		return nil, err
	}
	return &Book{db: db}, nil
}

// The errors of Add and Remove.
var (
	ErrKnown   = errors.New("the feed is there already")
	ErrUnknown = errors.New("there is no such feed")
)

const feedColumns = `id, address, outlet, interval, full_page, tags, title, every, etag, modified, added,
	last_read, next_due, waits, failures, failing_since, last_error, complete, gone`

// List returns all feeds in the order of their addresses.
func (b *Book) List(ctx context.Context) ([]Feed, error) {
	rows, err := b.db.QueryContext(ctx, `SELECT `+feedColumns+`, configured FROM feeds ORDER BY address`)
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

// Failing returns the feeds that people should know about: see Feed.Failing.
func (b *Book) Failing(ctx context.Context, now time.Time) ([]Feed, error) {
	all, err := b.List(ctx)
	var out []Feed
	for _, f := range all {
		if f.Failing(now) {
			out = append(out, f)
		}
	}
	return out, err
}

// Add adds a feed, due at once; ErrKnown where it is there.
func (b *Book) Add(ctx context.Context, s Settings, now time.Time) error {
	u, err := webAddress(s.Address)
	if err != nil {
		return fmt.Errorf("%q: %w", s.Address, err)
	}
	s.Address, s.Outlet = u.String(), clean.Line(s.Outlet)
	tags, err := s.tags()
	if err != nil {
		return err
	}
	r, err := b.db.ExecContext(ctx, `INSERT INTO feeds (`+feedColumns+`)
		SELECT COALESCE(MAX(id), 0) + 1, $1, $2, $3, $4, $5, '', 0, '', '', $6, 0, 0, '', 0, 0, '', FALSE, FALSE
		FROM feeds WHERE TRUE ON CONFLICT (address) DO NOTHING`,
		s.Address, s.Outlet, int64(s.Interval/time.Second), s.FullPage, tags, now.Unix())
	return changed(r, err, fmt.Errorf("%s: %w", plainAddress(s.Address), ErrKnown))
}

// Set changes what a person says about a feed; ErrUnknown where it is not
// there. A feed that was gone is tried again.
func (b *Book) Set(ctx context.Context, s Settings) error {
	s.Outlet = clean.Line(s.Outlet)
	tags, err := s.tags()
	if err != nil {
		return err
	}
	r, err := b.db.ExecContext(ctx, `UPDATE feeds SET outlet = $2, interval = $3, full_page = $4, tags = $5, gone = FALSE
		WHERE address = $1`, s.Address, s.Outlet, int64(s.Interval/time.Second), s.FullPage, tags)
	return changed(r, err, fmt.Errorf("%s: %w", plainAddress(s.Address), ErrUnknown))
}

// Remove forgets a feed. Its articles stay.
func (b *Book) Remove(ctx context.Context, address string) error {
	_, err := b.db.ExecContext(ctx, `DELETE FROM feed_items WHERE feed IN (SELECT id FROM feeds WHERE address = $1)`, address)
	if err != nil {
		return err
	}
	r, err := b.db.ExecContext(ctx, `DELETE FROM feeds WHERE address = $1`, address)
	return changed(r, err, fmt.Errorf("%s: %w", plainAddress(address), ErrUnknown))
}

// changed is otherwise where a statement changed nothing.
func changed(r sql.Result, err, otherwise error) error {
	if err != nil {
		return err
	}
	n, err := r.RowsAffected()
	if err == nil && n == 0 {
		return otherwise
	}
	return err
}

// tags writes the settings' tags as they are kept.
func (s *Settings) tags() (string, error) {
	tags := []string{}
	for _, t := range s.Tags {
		if t = clean.Line(t); t != "" {
			tags = append(tags, t)
		}
	}
	b, err := json.Marshal(tags)
	return string(b), err
}

// save keeps what a visit has changed.
func (b *Book) save(ctx context.Context, f *Feed) error {
	_, err := b.db.ExecContext(ctx, `UPDATE feeds SET title = $2, every = $3, etag = $4, modified = $5, last_read = $6,
		next_due = $7, waits = $8, failures = $9, failing_since = $10, last_error = $11, complete = $12, gone = $13 WHERE id = $1`,
		f.id, f.Title, int64(f.every/time.Second), f.mark.etag, f.mark.modified, unix(f.LastRead),
		unix(f.Due), string(f.Waits), f.Failures, unix(f.FailingSince), f.LastError, f.Complete, f.Gone)
	return err
}

// move gives a feed another address, unless another feed has it already.
func (b *Book) move(ctx context.Context, f *Feed, to string) error {
	r, err := b.db.ExecContext(ctx, `UPDATE feeds SET address = $2 WHERE id = $1
		AND NOT EXISTS (SELECT 1 FROM feeds WHERE address = $2)`, f.id, to)
	if err := changed(r, err, ErrKnown); err != nil {
		return err
	}
	f.Address = to
	return nil
}

func scanFeed(rows *sql.Rows) (f Feed, err error) {
	var interval, every, added, lastRead, due, since int64
	var tags string
	err = rows.Scan(&f.id, &f.Address, &f.Outlet, &interval, &f.FullPage, &tags, &f.Title, &every, &f.mark.etag, &f.mark.modified,
		&added, &lastRead, &due, &f.Waits, &f.Failures, &since, &f.LastError, &f.Complete, &f.Gone, &f.configured)
	if err != nil {
		return f, err
	}
	f.Interval, f.every = time.Duration(interval)*time.Second, time.Duration(every)*time.Second
	f.Added, f.LastRead, f.Due, f.FailingSince = fromUnix(added), fromUnix(lastRead), fromUnix(due), fromUnix(since)
	return f, json.Unmarshal([]byte(tags), &f.Tags)
}

func unix(t time.Time) int64 {
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
