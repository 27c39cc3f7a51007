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

// A Schema is a set of tables with its own sequence of migrations. The store has
// one, and so has each package that keeps tables in the store's database.
type Schema struct {
	// Name is the table in which goose records the applied migrations.
	Name string
	// Files holds the numbered SQL migrations in a folder named "migrations".
	Files fs.FS
}

// StoreSchema returns the schema of the store's own tables.
func StoreSchema() Schema { return Schema{"corpus_schema", migrations} }

// Format returns the newest format that this program knows: the number of the
// last migration, or 0 if there is none.
func (s Schema) Format() int64 {
	all, err := s.migrations()
	if err != nil || len(all) == 0 {
		return 0
	}
	return all[len(all)-1].Version
}

// A NewerError reports data that was written by a newer version of the program
// and cannot be read by this one.
type NewerError struct {
	// Location is the data folder, or what else the data is called.
	Location string
	// Have is the format of the data, Known the newest that this program reads.
	Have, Known int64
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("the data in %q was written by a newer dateline (its format is %d, this one reads up to %d): "+
		"use that version, or choose another folder", e.Location, e.Have, e.Known)
}

// Migrate brings the tables of the schema to the format that this program
// writes. Errors name the location.
func (s Schema) Migrate(ctx context.Context, db *sql.DB, location string) error {
	return migrate(ctx, db, location, []Schema{s}, nil)
}

// migrate brings all schemas up to date, or none of them if one is newer than
// the program. It calls backUp before it changes tables that already exist.
func migrate(ctx context.Context, db *sql.DB, location string, schemas []Schema, backUp func(context.Context, *sql.DB) error) error {
	upgrades := make([]upgrade, len(schemas))
	old := false
	for i, s := range schemas {
		var err error
		if upgrades[i], err = s.planUpgrade(ctx, db, location); err != nil {
			return err
		}
		old = old || upgrades[i].have > 0 && upgrades[i].have < upgrades[i].known
	}
	if old && backUp != nil {
		if err := backUp(ctx, db); err != nil {
			return fmt.Errorf("the data in %q is of an older format, and could not be backed up before it is changed: %w", location, err)
		}
	}
	for _, u := range upgrades {
		if u.have == u.known {
			continue
		}
		if _, err := u.provider.Up(ctx); err != nil {
			return fmt.Errorf("the data in %q cannot be brought to format %d: %w", location, u.known, err)
		}
	}
	return nil
}

// An upgrade leads from the format that tables have to the newest known one.
type upgrade struct {
	provider    *goose.Provider
	have, known int64
}

func (s Schema) planUpgrade(ctx context.Context, db *sql.DB, location string) (upgrade, error) {
	unreadable := func(err error) error { return fmt.Errorf("the data in %q cannot be read: %w", location, err) }
	all, err := s.migrations()
	if err != nil {
		return upgrade{}, unreadable(err)
	}
	p, err := goose.NewProvider(database.DialectSQLite3, db, nil, goose.WithGoMigrations(all...),
		goose.WithDisableGlobalRegistry(true), goose.WithTableName(s.Name))
	if err != nil {
		return upgrade{}, unreadable(err)
	}
	have, known, err := p.GetVersions(ctx)
	if err != nil {
		return upgrade{}, unreadable(err)
	}
	if have > known {
		return upgrade{}, &NewerError{Location: location, Have: have, Known: known}
	}
	return upgrade{p, have, known}, nil
}

// downMarker begins the part of a migration that drops its tables again. Only
// goose's own command runs that part.
const downMarker = "-- +goose Down"

// migrations returns the SQL files in order, each to be run whole in one
// transaction. Goose could read the files itself, but allocates a buffer of four
// megabytes for each: in tests, creating a store took longer than using it.
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
				up, _, _ := strings.Cut(string(text), downMarker)
				_, err = tx.ExecContext(ctx, up)
				return err
			},
		}, nil)
	}
	return out, nil
}
