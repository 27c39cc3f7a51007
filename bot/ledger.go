package bot

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"sync/atomic"

	"dateline/corpus"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Schema are the tables of a Ledger.
func Schema() corpus.Schema { return corpus.Schema{Name: "bot_schema", Files: migrations} }

// A Ledger keeps what was delivered and answered, so that every answer is
// given once and can be continued, explained and checked later, after a
// restart too. Its SQL is the same for SQLite and PostgreSQL.
type Ledger struct {
	db *sql.DB
	// revision counts the changes of places' settings: see Bot.Admit.
	revision atomic.Int64
}

// OpenLedger brings the ledger's tables in db up to date. The database stays
// the caller's to close.
func OpenLedger(ctx context.Context, db *sql.DB) (*Ledger, error) {
	if err := Schema().Migrate(ctx, db, "the ledger"); err != nil {
		return nil, err
	}
	return &Ledger{db: db}, nil
}

// The form of a receipt's id.
const (
	idLength  = 8
	idLetters = "0123456789abcdefghjkmnpqrstvwxyz"
)

// NewReceiptID makes a receipt's id: 40 random bits in eight letters and digits that
// cannot be misread for one another.
func NewReceiptID() string {
	var b [idLength]byte
	_, _ = rand.Read(b[:]) // documented never to fail
	for i := range b {
		b[i] = idLetters[b[i]%32]
	}
	return string(b[:])
}
