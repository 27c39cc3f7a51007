package corpus

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"
)

//go:embed migrations/*.sql
var migrations embed.FS

// A Schema is a set of tables that come forward together. Whoever keeps tables
// beside the store's has one of their own.
type Schema struct {
	// Name is the table that notes how far they have come.
	Name string
	// Files has the folder "migrations", with the numbered SQL files that make
	// them.
	Files fs.FS
}

// Own are the store's own tables.
func Own() Schema { return Schema{"corpus_schema", migrations} }

// Format is the newest format of the tables that this program knows: the
// number of the last SQL file, 0 where there is none.
func (s Schema) Format() int64 {
	names, err := fs.Glob(s.Files, "migrations/*.sql")
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

// Migrate brings the tables of a schema to the format that this program
// writes. The place is for errors.
func (s Schema) Migrate(ctx context.Context, db *sql.DB, place string) error {
	return migrate(ctx, db, place, []Schema{s}, nil)
}

// migrate brings schemas forward, all of them or, where one is newer than the
// program, none. Where tables are there that have to change, keep is called
// before.
func migrate(ctx context.Context, db *sql.DB, place string, schemas []Schema, keep func(context.Context, *sql.DB) error) error {
	steps := make([]step, len(schemas))
	old := false
	for i, s := range schemas {
		var err error
		if steps[i], err = s.step(ctx, db, place); err != nil {
			return err
		}
		old = old || steps[i].have > 0 && steps[i].have < steps[i].known
	}
	if old && keep != nil {
		if err := keep(ctx, db); err != nil {
			return fmt.Errorf("the data in %q is of an older format, and could not be backed up before it is changed: %w", place, err)
		}
	}
	for _, s := range steps {
		if s.have == s.known {
			continue
		}
		if _, err := s.provider.Up(ctx); err != nil {
			return fmt.Errorf("the data in %q cannot be brought to format %d: %w", place, s.known, err)
		}
	}
	return nil
}

// A step is the way from the format that tables have to the one that is known.
type step struct {
	provider    *goose.Provider
	have, known int64
}

func (s Schema) step(ctx context.Context, db *sql.DB, place string) (step, error) {
	unread := func(err error) error { return fmt.Errorf("the data in %q cannot be read: %w", place, err) }
	files, err := s.migrations()
	if err != nil {
		return step{}, unread(err)
	}
	p, err := goose.NewProvider(database.DialectSQLite3, db, nil, goose.WithGoMigrations(files...),
		goose.WithDisableGlobalRegistry(true), goose.WithTableName(s.Name))
	if err != nil {
		return step{}, unread(err)
	}
	have, known, err := p.GetVersions(ctx)
	if err != nil {
		return step{}, unread(err)
	}
	if have > known {
		return step{}, &NewerError{Place: place, Have: have, Known: known}
	}
	return step{p, have, known}, nil
}

// down begins the part of an SQL file that takes its tables away again, which
// only goose's own command runs.
const down = "-- +goose Down"

// migrations are the SQL files, each run whole in a transaction. Goose could
// read them itself, but takes buffers of four megabytes for every file: to make
// the tables of a new store took longer than all that a test then did with it.
func (s Schema) migrations() ([]*goose.Migration, error) {
	names, err := fs.Glob(s.Files, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	out := make([]*goose.Migration, len(names))
	for i, name := range names {
		version, err := goose.NumericComponent(name)
		if err != nil {
			return nil, err
		}
		out[i] = goose.NewGoMigration(version, &goose.GoFunc{
			RunTx: func(ctx context.Context, tx *sql.Tx) error {
				text, err := fs.ReadFile(s.Files, name)
				if err != nil {
					return err
				}
				up, _, _ := strings.Cut(string(text), down)
				_, err = tx.ExecContext(ctx, up)
				return err
			},
		}, nil)
	}
	return out, nil
}
