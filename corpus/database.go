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

// connections bounds the pool: SQLite has one writer at a time, and a reader
// more than there are cores gains nothing.
const connections = 8

// settings hold for each connection to a file.
//   - WAL: readers and the writer do not wait for each other.
//   - synchronous FULL: a commit is on the disk when it returns, so what was
//     acknowledged survives a power cut; NORMAL may lose the last commits.
//     Imports commit in batches and do not feel the difference.
func settings() url.Values {
	return url.Values{
		"_pragma":       {"cache_size(-16384)", "journal_size_limit(67108864)"},
		"_journal_mode": {"WAL"}, "_synchronous": {"FULL"}, "_busy_timeout": {busyTimeout},
	}
}

// busyTimeout is how long, in milliseconds, a connection waits for another's
// lock.
const busyTimeout = "10000"

// openFile opens the database file at path. The driver is called by its name
// and not found in a registry.
func openFile(path string) (*sql.DB, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("the data folder has no full path: %w", err)
	}
	if err := own(abs); err != nil {
		return nil, err
	}
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(abs)}
	return open(u.EscapedPath(), settings())
}

// own makes the file at path where it is missing, and its owner's alone: it
// holds what people asked. SQLite gives the files beside it the same mode.
func own(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return fmt.Errorf("the database cannot be opened: %w", err)
	}
	_ = f.Chmod(0o600) // somebody else's file stays as its owner has it
	return f.Close()
}

// openShared opens a database in memory that all connections of the pool
// share, and one connection that keeps it alive between them.
// See https://www.sqlite.org/src/doc/trunk/src/memdb.c for the memdb file system.
func openShared(ctx context.Context) (*sql.DB, io.Closer, error) {
	db, err := open("/"+rand.Text(), url.Values{"vfs": {"memdb"}, "_busy_timeout": {busyTimeout}})
	if err != nil {
		return nil, nil, err
	}
	anchor, err := db.Conn(ctx)
	if err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	return db, closed{anchor}, nil
}

func open(path string, query url.Values) (*sql.DB, error) {
	connector, err := sqlite.NewConnector("file:" + path + "?" + query.Encode())
	if err != nil {
		return nil, fmt.Errorf("corpus: %w", err)
	}
	db := sql.OpenDB(connector)
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	return db, nil
}

// closed is a connection that does not mind being closed with its database.
type closed struct{ conn *sql.Conn }

func (c closed) Close() error {
	if err := c.conn.Close(); err != nil && !errors.Is(err, sql.ErrConnDone) {
		return err
	}
	return nil
}

// ErrDiskFull says that the disk has no room; nothing of the failed call was
// kept, and all that was acknowledged before is still there.
var ErrDiskFull = errors.New("the disk is full: nothing more can be kept until there is room")

// ErrDamaged says that the database is not what the store has written.
var ErrDamaged = errors.New("the data is damaged: restore the data folder from a backup, or import into a new one")

// explain puts a person's sentence before those errors of the database that
// they can do something about.
func explain(err error) error {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return err
	}
	switch e.Code() & 0xff { // the low byte is the primary code
	case sqlite3.SQLITE_FULL:
		return fmt.Errorf("%w (%w)", ErrDiskFull, err)
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return fmt.Errorf("%w (%w)", ErrDamaged, err)
	}
	return err
}
