package coverage

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus"
	"dateline/corpus/backup"
)

func options(notices io.Writer) Options {
	return Options{Log: slog.New(slog.DiscardHandler), Notices: notices, Program: "test"}
}

// older makes a data folder as an older version has left it: its articles in
// the first format, the tables of the others not yet there.
func older(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	s, err := corpus.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Add(t.Context(), corpus.Article{ID: "ferry", Text: "The ferry Aurelia sank on 3 May off Marrow Point."}); err != nil {
		t.Fatal(err)
	}
	for _, back := range []string{
		`DROP INDEX arrivals_replaces`, `ALTER TABLE arrivals DROP COLUMN east`, `ALTER TABLE arrivals DROP COLUMN backfill`,
		`DELETE FROM corpus_schema WHERE version_id > 1`,
	} {
		if _, err := s.DB().ExecContext(t.Context(), back); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestAnUpgradeKeepsTheDataAsItWas(t *testing.T) {
	dir := older(t)
	var said bytes.Buffer
	c, err := Open(t.Context(), dir, options(&said))
	if err != nil {
		t.Fatal(err)
	}
	v, err := c.Store.Current(t.Context(), "ferry")
	if err != nil || v.Text == "" || v.Backfill {
		t.Errorf("after the upgrade: %+v, %v", v, err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	kept, err := filepath.Glob(filepath.Join(dir, datafolder.Backups, "upgrade-*.tar.zst"))
	if err != nil || len(kept) != 1 || !strings.Contains(said.String(), kept[0]) {
		t.Fatalf("kept %v, %v, and said %q", kept, err, said.String())
	}
	// The backup is of the old format, and is restored into the new one.
	f, err := os.Open(kept[0])
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	old := t.TempDir()
	if _, err := backup.Unpack(t.Context(), f, old); err != nil {
		t.Fatal(err)
	}
	if n := formatOf(t, old); n != 1 {
		t.Errorf("what was kept has the format %d", n)
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	fresh := t.TempDir()
	if _, err := backup.Unpack(t.Context(), f, fresh); err != nil {
		t.Fatal(err)
	}
	if n, err := Rehearse(t.Context(), fresh, options(io.Discard)); err != nil || n != 1 {
		t.Errorf("%d articles are restored, %v", n, err)
	}
	// There is nothing to keep the second time.
	said.Reset()
	if c, err = Open(t.Context(), dir, options(&said)); err != nil || said.Len() > 0 {
		t.Fatal(err, said.String())
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
}

func formatOf(t *testing.T, dir string) (n int64) {
	t.Helper()
	s, err := corpus.Open(t.Context(), dir, corpus.WithSchemas(func(ctx context.Context, db *sql.DB) error {
		return errors.Join(db.QueryRowContext(ctx, `SELECT MAX(version_id) FROM corpus_schema`).Scan(&n), errors.New("seen enough"))
	}))
	if err == nil {
		t.Error("it was not of an older format")
		s.Close()
	}
	return n
}

func TestAnUpgradeThatCannotBeBackedUpChangesNothing(t *testing.T) {
	dir := older(t)
	if err := os.WriteFile(filepath.Join(dir, datafolder.Backups), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(t.Context(), dir, options(io.Discard)); err == nil || !strings.Contains(err.Error(), "could not be backed up before it is changed") {
		t.Error(err)
	}
	if n := formatOf(t, dir); n != 1 {
		t.Errorf("the format is %d now", n)
	}
}

func TestDataOfANewerVersionIsRefusedAsItIs(t *testing.T) {
	for _, s := range append(Schemas(), corpus.StoreSchema()) {
		dir := t.TempDir()
		c, err := Open(t.Context(), dir, options(io.Discard))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.Store.DB().ExecContext(t.Context(), `INSERT INTO `+s.Name+` (version_id, is_applied) VALUES (999, TRUE)`); err != nil {
			t.Fatal(err)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(t.Context(), dir, options(io.Discard)); err == nil || !strings.Contains(err.Error(), "was written by a newer dateline (its format is 999") {
			t.Errorf("%s: %v", s.Name, err)
		}
	}
}
