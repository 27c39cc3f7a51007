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

// Schema returns the tables of a Ledger.
func Schema() corpus.Schema { return corpus.Schema{Name: "bot_schema", Files: migrations} }

// A Ledger keeps what was delivered and answered, so that every answer is given
// once and can be continued, explained and checked later, also after a restart. It
// is kept in SQLite; there is no driver for another database yet.
type Ledger struct {
	db *sql.DB
	// revision counts the changes of settings: see Bot.Admit.
	revision atomic.Int64
}

// OpenLedger brings the ledger's tables in db up to date. The caller closes db.
func OpenLedger(ctx context.Context, db *sql.DB) (*Ledger, error) {
	if err := Schema().Migrate(ctx, db, "the ledger"); err != nil {
		return nil, err
	}
	return &Ledger{db: db}, nil
}

// The form of an id: see NewID.
const (
	idLength  = 8
	idLetters = "0123456789abcdefghjkmnpqrstvwxyz"
)

// NewID makes an id for a request, and for the receipt of its answer: 40 random
// bits in eight letters and digits that cannot be mistaken for one another.
func NewID() string {
	var b [idLength]byte
	_, _ = rand.Read(b[:]) // documented never to fail
	for i := range b {
		b[i] = idLetters[b[i]%32]
	}
	return string(b[:])
}
