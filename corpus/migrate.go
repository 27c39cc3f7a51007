package corpus

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migrations/*.sql
var migrations embed.FS

// versionTable is where goose keeps how far corpus's own tables have come.
const versionTable = "corpus_schema"

// Format is the newest format of the store's tables that this program knows.
func Format() int64 { return FormatOf(migrations) }

// FormatOf is the number of the last SQL file in the folder "migrations" of
// files, 0 where there is none.
func FormatOf(files fs.FS) int64 {
	names, err := fs.Glob(files, "migrations/*.sql")
	if err != nil || len(names) == 0 {
		return 0
	}
	n, err := goose.NumericComponent(names[len(names)-1])
	if err != nil {
		return 0
	}
	return n
}

// A NewerError says that the data was written by a newer version of the
// program, which this one cannot read.
type NewerError struct {
	Place       string
	Have, Known int64
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("the data in %q was written by a newer dateline (its format is %d, this one reads up to %d): "+
		"use that version, or choose another folder", e.Place, e.Have, e.Known)
}

// migrateUp brings the store's own tables up to date.
func migrateUp(ctx context.Context, db *sql.DB, place string) error {
	return Migrate(ctx, db, migrations, versionTable, place)
}

// Migrate brings tables of db to the format that this program writes: those
// that the numbered SQL files in the folder "migrations" of files make.
// Whoever keeps tables beside the store's has files, and a name under which
// to note how far they have come, of their own. The place is for errors.
func Migrate(ctx context.Context, db *sql.DB, files fs.FS, table, place string) error {
	dir, err := fs.Sub(files, "migrations")
	if err != nil {
		return fmt.Errorf("corpus: %w", err)
	}
	p, err := goose.NewProvider(database.DialectSQLite3, db, dir,
		goose.WithDisableGlobalRegistry(true), goose.WithTableName(table))
	if err != nil {
		return fmt.Errorf("the data in %q cannot be read: %w", place, err)
	}
	have, known, err := p.GetVersions(ctx)
	if err != nil {
		return fmt.Errorf("the data in %q cannot be read: %w", place, err)
	}
	if have > known {
		return &NewerError{Place: place, Have: have, Known: known}
	}
	if have == known {
		return nil
	}
	if _, err := p.Up(ctx); err != nil {
		return fmt.Errorf("the data in %q cannot be brought to format %d: %w", place, known, err)
	}
	return nil
}
