package main

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

	"dateline/corpus"
	"dateline/corpus/backup"
)

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
		`DROP INDEX arrivals_replaces`, `ALTER TABLE arrivals DROP COLUMN backfill`,
		`DELETE FROM corpus_schema WHERE version_id > 1`,
	} {
		if _, err := s.DB().ExecContext(t.Context(), back); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func quiet(dir string, errOut io.Writer) *app {
	return &app{out: io.Discard, errOut: errOut, log: slog.New(slog.DiscardHandler), data: dir}
}

func TestAnUpgradeKeepsTheDataAsItWas(t *testing.T) {
	dir := older(t)
	var said bytes.Buffer
	c, err := quiet(dir, &said).openData(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	v, err := c.store.Current(t.Context(), "ferry")
	if err != nil || v.Text == "" || v.Backfill {
		t.Errorf("after the upgrade: %+v, %v", v, err)
	}
	if err := c.Close(); err != nil {
		t.Error(err)
	}
	kept, err := filepath.Glob(filepath.Join(dir, backupsName, "upgrade-*.tar.zst"))
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
	to := filepath.Join(t.TempDir(), "restored")
	if exit, out, errOut := asked(t.Context(), nil, "restore", "--data", to, kept[0]); exit != exitOK || !strings.Contains(out, "holds 1 article") {
		t.Errorf("exit %d, %q, %q", exit, out, errOut)
	}
	// There is nothing to keep the second time.
	said.Reset()
	if c, err = quiet(dir, &said).openData(t.Context()); err != nil || said.Len() > 0 {
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
	if err := os.WriteFile(filepath.Join(dir, backupsName), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := quiet(dir, io.Discard).openData(t.Context()); err == nil || !strings.Contains(err.Error(), "could not be backed up before it is changed") {
		t.Error(err)
	}
	if n := formatOf(t, dir); n != 1 {
		t.Errorf("the format is %d now", n)
	}
}

func TestDataOfANewerVersionIsRefusedAsItIs(t *testing.T) {
	for _, s := range append(schemas(), corpus.StoreSchema()) {
		dir := t.TempDir()
		c, err := quiet(dir, io.Discard).openData(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if _, err := c.store.DB().ExecContext(t.Context(), `INSERT INTO `+s.Name+` (version_id, is_applied) VALUES (999, TRUE)`); err != nil {
			t.Fatal(err)
		}
		if err := c.Close(); err != nil {
			t.Fatal(err)
		}
		exit, _, errOut := asked(t.Context(), nil, "ask", "--data", dir, "When did the ferry sink?")
		if exit != exitFailed || !strings.Contains(errOut, "was written by a newer dateline (its format is 999") {
			t.Errorf("%s: exit %d, %q", s.Name, exit, errOut)
		}
	}
}

func TestOnlyTheLastUpgradesAreKept(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"upgrade-20240101", "upgrade-20240102", "upgrade-20240103", "upgrade-20240104", "replaced-20230101"} {
		write(t, dir, name+".tar.zst", "")
	}
	if err := keepNewest(filepath.Join(dir, "upgrade-*.tar.zst"), upgradesKept); err != nil {
		t.Fatal(err)
	}
	left, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil || len(left) != 4 || strings.Contains(strings.Join(left, " "), "upgrade-20240101") {
		t.Error(left, err)
	}
}
