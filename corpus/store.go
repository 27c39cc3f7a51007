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

// A Store keeps every version of every article in one SQLite database. It is
// safe for concurrent use; writes are serialized.
type Store struct {
	db      *sql.DB
	now     func() time.Time
	read    *sql.Stmt
	sources sourceCache
	// schemas are migrated together with the store's own tables; backUp is
	// called before existing tables are changed.
	schemas []Schema
	backUp  func(context.Context, *sql.DB) error
	// lock is closed after the database. It is the lock on the data folder, or
	// the connection that keeps an in-memory database alive.
	lock io.Closer
}

// An Option changes how a store is opened.
type Option func(*Store)

// WithClock replaces time.Now as the store's clock. Tests in other packages use
// it to control when articles arrive.
func WithClock(now func() time.Time) Option {
	return func(s *Store) { s.now = now }
}

// WithSchemas migrates other packages' tables together with the store's: if any
// of them was written by a newer version of the program, none is changed. If
// existing tables have to change, backUp is first called with the database as it
// is, and an error from it leaves everything unchanged. A nil backUp is not
// called.
func WithSchemas(backUp func(context.Context, *sql.DB) error, schemas ...Schema) Option {
	return func(s *Store) { s.backUp, s.schemas = backUp, schemas }
}

// FileName is the name of the database file in the data folder.
const FileName = "dateline.db"

// Open opens the store in the data folder dir, creating both if necessary.
// While it is open, no other process can open it: see [InUseError]. Data
// written by a newer version of the program is refused: see [NewerError].
func Open(ctx context.Context, dir string, opts ...Option) (*Store, error) {
	lock, err := Lock(dir)
	if err != nil {
		return nil, err
	}
	return OpenLocked(ctx, dir, lock, opts...)
}

// OpenLocked opens the store in a data folder that the caller has already
// locked with [Lock] or [Store.CloseKeepingLock]. The store takes over the lock
// and releases it when it is closed, or at once if it cannot be opened.
func OpenLocked(ctx context.Context, dir string, lock io.Closer, opts ...Option) (*Store, error) {
	db, err := openFile(filepath.Join(dir, FileName))
	if err != nil {
		return nil, errors.Join(err, lock.Close())
	}
	return finishOpening(ctx, db, lock, dir, opts)
}

// OpenMemory opens an empty store that lives in memory until it is closed.
func OpenMemory(ctx context.Context, opts ...Option) (*Store, error) {
	db, anchor, err := openInMemory(ctx)
	if err != nil {
		return nil, err
	}
	return finishOpening(ctx, db, anchor, "memory", opts)
}

// finishOpening migrates the tables and prepares the store. It takes ownership
// of db and lock, and closes both on failure. Errors name the location.
func finishOpening(ctx context.Context, db *sql.DB, lock io.Closer, location string, opts []Option) (*Store, error) {
	s := &Store{db: db, lock: lock, now: time.Now}
	for _, o := range opts {
		o(s)
	}
	err := migrate(ctx, db, location, append([]Schema{StoreSchema()}, s.schemas...), s.backUp)
	if err == nil {
		s.read, err = db.PrepareContext(ctx, selectVersion+` WHERE a.arrival = $1`)
	}
	if err != nil {
		return nil, errors.Join(explain(err), db.Close(), lock.Close())
	}
	return s, nil
}

// Exists reports whether dir is a data folder that holds a store.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, FileName))
	return err == nil
}

// DB returns the store's database, for packages that keep tables of their own
// in it.
func (s *Store) DB() *sql.DB { return s.db }

// Close waits for queries in progress, closes the database and unlocks the data
// folder.
func (s *Store) Close() error {
	lock, err := s.CloseKeepingLock()
	return errors.Join(err, lock.Close())
}

// CloseKeepingLock closes the database but keeps the data folder locked, so that
// no other process can open it in between. The caller closes the lock that it
// returns, or passes it to [OpenLocked].
func (s *Store) CloseKeepingLock() (lock io.Closer, err error) {
	return s.lock, errors.Join(s.read.Close(), s.db.Close())
}
