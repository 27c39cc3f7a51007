package corpus

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// maxConnections bounds the pool: SQLite has a single writer, and more readers
// than cores gain nothing.
const maxConnections = 8

// connectionSettings apply to each connection to a database file.
//   - WAL: readers and the writer do not block each other.
//   - synchronous FULL: a commit is on disk when it returns, so acknowledged
//     work survives a power cut; NORMAL may lose the last commits. Imports commit
//     in batches, which hides the cost.
func connectionSettings() url.Values {
	return url.Values{
		"_pragma":       {"cache_size(-16384)", "journal_size_limit(67108864)"},
		"_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_busy_timeout": {busyTimeout},
	}
}

// busyTimeout is how many milliseconds a connection waits for another's lock.
const busyTimeout = "10000"

// openFile opens the database file at path, creating it if necessary.
func openFile(path string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("the data folder has no full path: %w", err)
	}
	if err := createPrivate(abs); err != nil {
		return nil, err
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}
	return open(u.EscapedPath(), connectionSettings())
}

// createPrivate creates the file at path if it is missing, readable by its
// owner alone because it holds the questions that people asked. SQLite gives
// the journal files beside it the same mode.
func createPrivate(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("the database cannot be opened: %w", err)
	}
	_ = f.Chmod(0o600) // fails for another owner's file, which stays as it is
	return f.Close()
}

// openInMemory opens a database in memory that all connections of the pool
// share, and an anchor connection that keeps the database alive while the pool
// is idle. It uses SQLite's memdb VFS:
// https://www.sqlite.org/src/doc/trunk/src/memdb.c
func openInMemory(ctx context.Context) (*sql.DB, io.Closer, error) {
	db, err := open("/"+rand.Text(), url.Values{"vfs": {"memdb"}, "_busy_timeout": {busyTimeout}})
	if err != nil {
		return nil, nil, err
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	return db, anchor{conn}, nil
}

func open(path string, query url.Values) (*sql.DB, error) {
	connector, err := sqlite.NewConnector("file:" + path + "?" + query.Encode())
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(maxConnections)
	db.SetMaxIdleConns(maxConnections)
	return db, nil
}

// An anchor is a connection whose Close succeeds even if its database was
// closed first.
type anchor struct{ conn *sql.Conn }

func (c anchor) Close() error {
	if err := c.conn.Close(); err != nil && !errors.Is(err, sql.ErrConnDone) {
		return err
	}
	return nil
}

// ErrDiskFull is returned if the disk has no room. Nothing of the failed call
// was stored, and everything acknowledged before is still there.
var ErrDiskFull = errors.New("the disk is full: nothing more can be kept until there is room")

// errDamaged is returned if SQLite finds the database file corrupt.
var errDamaged = errors.New("the data is damaged: restore the data folder from a backup, or import into a new one")

// explain prefixes those database errors that people can do something about
// with a sentence that says what to do.
func explain(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff { // the low byte is the primary code
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w (%w)", ErrDiskFull, err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w (%w)", errDamaged, err)
	}
	return err
}
