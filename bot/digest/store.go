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
// digests with the messages that were posted, and the watches with their
// matches. It shares its database with the bot's Ledger, whose migrations create
// its tables.
type Store struct{ db *sql.DB }

// NewStore returns the store in a database that [bot.OpenLedger] has brought up
// to date. Closing the database remains the caller's job.
func NewStore(db *sql.DB) *Store { return &Store{db} }

// register returns since when a digest has been known and why it is paused. A
// digest that was not known is known since now.
func (s *Store) register(ctx context.Context, id string, now time.Time) (since time.Time, paused string, err error) {
	var us int64
	err = s.db.QueryRowContext(ctx, `SELECT since_us, paused FROM digests WHERE id = $1`, id).Scan(&us, &paused)
	if !errors.Is(err, sql.ErrNoRows) {
		return fromMicro(us), paused, err
	}
	_, err = s.db.ExecContext(ctx, `
		INSERT INTO digests (id, digest, since_us, paused) VALUES ($1, '', $2, '') ON CONFLICT (id) DO NOTHING`, id, micro(now))
	return now, "", err
}

// setPaused pauses a digest for a reason, or resumes it if the reason is empty.
func (s *Store) setPaused(ctx context.Context, id, reason string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE digests SET paused = $2 WHERE id = $1`, id, reason)
	return err
}

// resumeDigests resumes all digests that are paused for a reason.
func (s *Store) resumeDigests(ctx context.Context, reason string) error {
	_, err := s.db.ExecContext(ctx, `UPDATE digests SET paused = '' WHERE paused = $1`, reason)
	return err
}

// digests lists the digests that were set up in chat, oldest first.
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

// setDigest keeps a digest that was set up in chat. It replaces the one of the
// same ID, and continues from that one's last edition.
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

// deleteDigest removes a digest. Its editions stay, so that one of the same ID
// does not repeat them.
func (s *Store) deleteDigest(ctx context.Context, id string) error {
	_, err := s.db.ExecContext(ctx, `DELETE FROM digests WHERE id = $1`, id)
	return err
}

// micro writes a time as the database has it, in microseconds since 1970; the
// zero time is 0.
func micro(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMicro()
}

// fromMicro reads a time that micro wrote, in UTC.
func fromMicro(us int64) time.Time {
	if us == 0 {
		return time.Time{}
	}
	return time.UnixMicro(us).UTC()
}
