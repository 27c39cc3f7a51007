package corpus

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"
)

// A Store keeps every version of every article in one SQL database. It is
// safe for use by many goroutines; one writes at a time.
type Store struct {
	db   *sql.DB
	now  func() time.Time
	read *sql.Stmt
	// outlets are counted when first asked for.
	outlets outlets
	// beside are tables of others that come forward with the store's; keep is
	// called before any that are there are changed.
	beside []Schema
	keep   func(context.Context, *sql.DB) error
	// held is closed after the database: the lock on the data folder, or the
	// connection that keeps a database in memory alive.
	held io.Closer
}

// An Option changes how a store is opened.
type Option func(*Store)

// WithClock gives the store another clock than time.Now.
func WithClock(now func() time.Time) Option {
	return func(s *Store) { s.now = now }
}

// With brings the tables of others forward together with the store's: where
// one of them is of a newer version, none is changed. Before older ones are
// changed, keep is called with the database as it is; where that fails,
// nothing is changed. A nil keep is not called.
func With(keep func(context.Context, *sql.DB) error, beside ...Schema) Option {
	return func(s *Store) { s.keep, s.beside = keep, beside }
}

// FileName is the database in the data folder.
const FileName = "dateline.db"

// Open opens the store in the data folder dir, and makes both where they are
// missing. While it is open no other process can open it: see InUseError.
// Data that a newer version of the program has written is refused: see
// NewerError.
func Open(ctx context.Context, dir string, opts ...Option) (*Store, error) {
	lock, err := Hold(dir)
	if err != nil {
		return nil, err
	}
	return OpenHeld(ctx, dir, lock, opts...)
}

// OpenHeld is Open for whoever holds the folder already: held is what Hold or
// Leave returned, and is closed with the store, or at once where it cannot be
// opened.
func OpenHeld(ctx context.Context, dir string, held io.Closer, opts ...Option) (*Store, error) {
	db, err := openFile(filepath.Join(dir, FileName))
	if err != nil {
		return nil, errors.Join(err, held.Close())
	}
	return ready(ctx, db, held, dir, opts)
}

// OpenMemory opens an empty store that lives in memory until it is closed.
func OpenMemory(ctx context.Context, opts ...Option) (*Store, error) {
	db, anchor, err := openShared(ctx)
	if err != nil {
		return nil, err
	}
	return ready(ctx, db, anchor, "memory", opts)
}

// ready brings the tables up to date and prepares the store; on failure it
// closes what it was given.
func ready(ctx context.Context, db *sql.DB, held io.Closer, place string, opts []Option) (*Store, error) {
	s := &Store{db: db, held: held, now: time.Now}
	for _, o := range opts {
		o(s)
	}
	err := migrate(ctx, db, place, append([]Schema{Own()}, s.beside...), s.keep)
	if err == nil {
		s.read, err = db.PrepareContext(ctx, selectVersion+` WHERE a.arrival = $1`)
	}
	if err != nil {
		return nil, errors.Join(explain(err), db.Close(), held.Close())
	}
	return s, nil
}

// Exists tells whether dir is a data folder that holds a store.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, FileName))
	return err == nil
}

// DB is the database that the store lives in, for others who keep tables of
// their own beside it.
func (s *Store) DB() *sql.DB { return s.db }

// Close waits for what is under way and closes the store.
func (s *Store) Close() error {
	held, err := s.Leave()
	return errors.Join(err, held.Close())
}

// Leave is Close, but that the folder stays held, so that nobody comes in
// between: the caller closes what it returns, or opens the store with it again.
func (s *Store) Leave() (held io.Closer, err error) {
	return s.held, errors.Join(s.read.Close(), s.db.Close())
}
