package bot

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/pressly/goose/v3"

	"dateline/corpus"
	"dateline/retrieval"
)

//go:embed migrations/*.sql
var migrations embed.FS

// ErrNoReceipt says that no answer is kept under an id.
var ErrNoReceipt = errors.New("no such receipt")

// A Ledger keeps what was answered, so that every answer can be continued,
// explained and checked later, after a restart too.
type Ledger struct{ db *sql.DB }

// OpenLedger brings the ledger's tables in db up to date. The database stays
// the caller's to close.
func OpenLedger(ctx context.Context, db *sql.DB) (*Ledger, error) {
	sub, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, db, sub,
		goose.WithTableName("bot_schema"), goose.WithDisableGlobalRegistry(true))
	if err != nil {
		return nil, err
	}
	if _, err := p.Up(ctx); err != nil {
		return nil, fmt.Errorf("ledger: %w", err)
	}
	return &Ledger{db: db}, nil
}

// A Receipt is one answer as it was given.
type Receipt struct {
	ID      string
	Request Request
	// Query is what was searched, Filters what of it narrowed, in words.
	Query      retrieval.Query
	Filters    []string
	Verdict    retrieval.Verdict
	Confidence float64
	Searched   retrieval.Searched
	Also       []retrieval.Also
	Missing    []string
	// Cited are the passages found, best first; the first of them were shown.
	Cited []Cited
}

// A Cited is a passage as a receipt keeps it: its place, not its words.
type Cited struct {
	Article string
	Arrival corpus.Arrival
	Span    retrieval.Span
	Quote   retrieval.Span
	Marks   []retrieval.Span
	Score   float64
	Signals []retrieval.Signal
	// Hash is of the quote's words, so that a later reader can tell whether
	// they still stand.
	Hash string
}

// kept is the part of a receipt that is stored as one JSON value: nothing in
// it is ever searched for.
type kept struct {
	Text     string
	Filter   retrieval.Filter
	Query    retrieval.Query
	Filters  []string
	Searched retrieval.Searched
	Also     []retrieval.Also
	Missing  []string
}

// newID makes a receipt's id: 40 random bits in eight letters and digits that
// cannot be misread for one another.
func newID() string {
	const alphabet = "0123456789abcdefghjkmnpqrstvwxyz"
	var b [8]byte
	_, _ = rand.Read(b[:]) // documented never to fail
	for i := range b {
		b[i] = alphabet[b[i]%32]
	}
	return string(b[:])
}

// Keep stores a receipt.
func (l *Ledger) Keep(ctx context.Context, r Receipt) error {
	q := r.Request
	body, err := json.Marshal(kept{q.Text, q.Filter, r.Query, r.Filters, r.Searched, r.Also, r.Missing})
	if err != nil {
		return err
	}
	cited, err := json.Marshal(r.Cited)
	if err != nil {
		return err
	}
	_, err = l.db.ExecContext(ctx, `
		INSERT INTO receipts (id, asked_ms, platform, place, thread, person, private,
			question, query, verdict, confidence, quotes)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		r.ID, q.At.UnixMilli(), q.Platform, q.Place, q.Thread, q.Person, q.Private,
		r.Query.Text, string(body), string(r.Verdict), r.Confidence, string(cited))
	return err
}

const selectReceipt = `
	SELECT id, asked_ms, platform, place, thread, person, private, query, verdict, confidence, quotes
	FROM receipts `

// Receipt returns the answer kept under id, or ErrNoReceipt.
func (l *Ledger) Receipt(ctx context.Context, id string) (Receipt, error) {
	id = strings.ToLower(strings.TrimSpace(id))
	return scanReceipt(l.db.QueryRowContext(ctx, selectReceipt+`WHERE id = $1`, id))
}

// Last returns the latest answer given in a thread, or ErrNoReceipt.
func (l *Ledger) Last(ctx context.Context, platform, place, thread string) (Receipt, error) {
	return scanReceipt(l.db.QueryRowContext(ctx, selectReceipt+`
		WHERE platform = $1 AND place = $2 AND thread = $3
		ORDER BY asked_ms DESC LIMIT 1`, platform, place, thread))
}

func scanReceipt(row *sql.Row) (Receipt, error) {
	var r Receipt
	var asked int64
	var query, cited string
	q := &r.Request
	err := row.Scan(&r.ID, &asked, &q.Platform, &q.Place, &q.Thread, &q.Person, &q.Private,
		&query, &r.Verdict, &r.Confidence, &cited)
	if errors.Is(err, sql.ErrNoRows) {
		return r, ErrNoReceipt
	}
	if err != nil {
		return r, err
	}
	var k kept
	if err := errors.Join(json.Unmarshal([]byte(query), &k), json.Unmarshal([]byte(cited), &r.Cited)); err != nil {
		return r, fmt.Errorf("receipt %s: %w", r.ID, err)
	}
	q.At = time.UnixMilli(asked).UTC()
	q.Text, q.Filter = k.Text, k.Filter
	r.Query, r.Filters, r.Searched, r.Also, r.Missing = k.Query, k.Filters, k.Searched, k.Also, k.Missing
	return r, nil
}

// Note keeps what a person thought of an answer; their last word counts.
func (l *Ledger) Note(ctx context.Context, receipt, person string, praised bool, reason string, at time.Time) error {
	_, err := l.db.ExecContext(ctx, `
		INSERT INTO feedback (receipt, person, praised, reason, given_ms) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (receipt, person) DO UPDATE
		SET praised = excluded.praised, reason = excluded.reason, given_ms = excluded.given_ms`,
		receipt, person, praised, reason, at.UnixMilli())
	return err
}
