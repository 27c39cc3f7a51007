package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dateline/bot"
	"dateline/corpus"
	"dateline/corpus/backup"
)

func (a *app) restoreCommand() *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Make a data folder of what a backup holds",
		Long: `Restore unpacks a backup into a data folder that holds nothing yet, and builds
its index. Nothing is changed where a byte of the backup is not as it was
written, or where a newer version has made it.

With --force the folder may hold something: what is replaced is moved to
"backups" in it. A service that has the folder open has to be stopped first.
"-" reads from standard input.`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, paths []string) error { return a.restore(c.Context(), paths[0], force) },
	}
	a.folderFlag(c)
	c.Flags().BoolVar(&force, "force", false, "replace what the data folder holds")
	return c
}

func (a *app) restore(ctx context.Context, path string, force bool) error {
	in, err := a.openInput(path)
	if err != nil {
		return err
	}
	defer in.Close()
	dir, _, err := a.dataFolder()
	if err != nil {
		return err
	}
	if err := a.unpack(ctx, in, dir, force); err != nil {
		return err
	}
	cov, err := a.openData(ctx) // and build the index
	if err != nil {
		return err
	}
	n, err := cov.store.Count(ctx)
	if err == nil {
		_, err = fmt.Fprintln(a.out, bot.SayRestored(n))
	}
	return errors.Join(err, cov.Close())
}

// openInput opens a file that was named, or standard input for "-".
func (a *app) openInput(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(a.in), nil
	}
	return os.Open(a.path(path))
}

// unpack puts a backup in the place of what dir holds. The folder changes only
// when all of the backup was read, found whole and brought to this version.
func (a *app) unpack(ctx context.Context, in io.Reader, dir string, force bool) (err error) {
	held, err := corpus.Hold(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, held.Close()) }()
	old, err := holds(dir)
	if err != nil {
		return err
	}
	if len(old) > 0 && !force {
		return fmt.Errorf("the data folder %q is not empty: restore into another one, or replace what it holds with --force", dir)
	}
	if err := removeAll(filepath.Join(dir, restoringPrefix+"*")); err != nil {
		return err
	}
	fresh, err := os.MkdirTemp(dir, restoringPrefix)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(fresh)) }()
	m, err := backup.Unpack(ctx, in, fresh)
	if err != nil {
		return err
	}
	if err := rehearse(ctx, fresh); err != nil {
		return err
	}
	return exchange(dir, fresh, old, m)
}

// restoringPrefix begins the name of the folder that a backup is unpacked to.
const restoringPrefix = ".restoring-"

// removeAll removes the files and folders of a pattern.
func removeAll(pattern string) error {
	left, err := filepath.Glob(pattern)
	for _, path := range left {
		err = errors.Join(err, os.RemoveAll(path))
	}
	return err
}

// rehearse opens what was unpacked, which brings it to this version.
func rehearse(ctx context.Context, dir string) error {
	store, err := corpus.Open(ctx, dir, corpus.With(nil, schemas()...))
	var newer *corpus.NewerError
	if errors.As(err, &newer) {
		return fmt.Errorf("the backup was made by a newer dateline (its format is %d, this one reads up to %d): use that version", newer.Have, newer.Known)
	}
	if err != nil {
		return err
	}
	return store.Close()
}

// holds are the names of what a data folder has, but for what every use of it
// leaves and for what begins with a dot, as that of programs that were killed.
func holds(dir string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	var out []string
	for _, e := range entries {
		switch name := e.Name(); {
		case name == corpus.LockName, name == socketName, name == backupsName, name == historyName, strings.HasPrefix(name, "."):
		default:
			out = append(out, name)
		}
	}
	return out, err
}

// exchange moves what is old out of the way and the backup's files into place,
// the database last: a folder without one can be restored into again.
func exchange(dir, fresh string, old []string, m backup.Manifest) error {
	if len(old) > 0 {
		away := filepath.Join(dir, backupsName, "replaced-"+stamp(time.Now()))
		if err := os.MkdirAll(away, 0o700); err != nil {
			return err
		}
		for _, name := range old {
			if err := os.Rename(filepath.Join(dir, name), filepath.Join(away, name)); err != nil {
				return err
			}
		}
		if err := removeAll(filepath.Join(away, indexName+"*")); err != nil {
			return err
		}
	}
	for i := len(m.Files) - 1; i >= 0; i-- {
		name := m.Files[i].Name
		if err := os.Rename(filepath.Join(fresh, name), filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return nil
}
