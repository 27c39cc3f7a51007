package digest

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// A Store keeps the digests that were set up in chat, the editions of all
// digests with what was posted of them, and the watches with what answered
// them. It shares its database with the bot's Ledger, whose migrations made its
// tables.
type Store struct{ db *sql.DB }

// NewStore returns the store in a database that OpenLedger has brought up to
// date. The database stays the caller's to close.
func NewStore(db *sql.DB) *Store { return &Store{db} }

// MarshalText writes a schedule as ParseSchedule reads it.
func (s Schedule) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads it.
func (s *Schedule) UnmarshalText(b []byte) (err error) {
	*s, err = ParseSchedule(string(b), time.UTC)
	return err
}

// meet returns since when a digest is known, which is now where it was not,
// and why it is paused.
func (s *Store) meet(ctx context.Context, id string, now time.Time) (since time.Time, paused string, err error) {
	var us int64
	err = s.db.QueryRowContext(ctx, `SELECT since_us, paused FROM digests WHERE id = $1`, id).Scan(&us, &paused)
	if !errors.Is(err, sql.ErrNoRows) {
		return fromMicro(us), paused, err
	}
	_, err = s.db.ExecContext(ctx, `
		INSERT INTO digests (id, digest, since_us, paused) VALUES ($1, '', $2, '') ON CONFLICT (id) DO NOTHING`, id, micro(now))
	return now, "", err
}

// pause notes why a digest is paused; empty: it goes on.
func (s *Store) pause(ctx context.Context, id, why string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE digests SET paused = $2 WHERE id = $1`, id, why)
	return err
}

// unpause lets the digests go on that are paused for a reason.
func (s *Store) unpause(ctx context.Context, why string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE digests SET paused = '' WHERE paused = $1`, why)
	return err
}

// digests lists those that were set up in chat.
func (s *Store) digests(ctx context.Context) ([]Digest, error) {
	rows, err := s.db.QueryContext(ctx, `SELECT id, digest, since_us, paused FROM digests WHERE digest <> '' ORDER BY since_us, id`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []Digest
	for rows.Next() {
		var id, text, paused string
		var us int64
		if err := rows.Scan(&id, &text, &us, &paused); err != nil {
			return nil, err
		}
		var d Digest
		if err := json.Unmarshal([]byte(text), &d); err != nil {
			return nil, fmt.Errorf("digest %s: %w", id, err)
		}
		d.Since, d.Paused = fromMicro(us), paused
		out = append(out, d)
	}
	return out, rows.Err()
}

// setDigest keeps a digest that was set up in chat; one of the same name is
// replaced, and goes on from its last edition.
func (s *Store) setDigest(ctx context.Context, d Digest) error {
	text, err := json.Marshal(d)
	if err != nil {
		return err
	}
	_, err = s.db.ExecContext(ctx, `
		INSERT INTO digests (id, digest, since_us, paused) VALUES ($1, $2, $3, '')
		ON CONFLICT (id) DO UPDATE SET digest = excluded.digest, since_us = excluded.since_us, paused = ''`,
		d.ID(), string(text), micro(d.Since))
	return err
}

// forget ends a digest. Its editions stay in the ledger.
func (s *Store) forget(ctx context.Context, id string) error {
	_, err := s.db.ExecContext(ctx, `DELETE FROM digests WHERE id = $1`, id)
	return err
}
