package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"dateline/bot"
	"dateline/corpus"
	"dateline/corpus/backup"
	"dateline/corpus/feed"
	"dateline/corpus/story"
)

// backupsName is the folder in the data folder that keeps what was there
// before an upgrade or a restore.
const backupsName = "backups"

// upgradesKept is how many backups from before upgrades are kept.
const upgradesKept = 3

func (a *app) backupCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Write all that the data folder keeps into one file",
		Long: `Backup writes the articles with all their versions, the feeds, and what the bot
remembers (answers, settings, digests, watches) into one compressed file, and
reads it again to see that it is whole. It may run while dateline serve or an
import through it goes on: the file is of one moment. "-" writes to standard
output.

Not in it: the index, which is a cache and is built again, and the configuration
with its tokens, which is yours to keep.`,
		Example: `  dateline backup /backups/dateline-$(date +%F).tar.zst`,
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, _ []string) error {
			cov, err := a.openKept(c.Context())
			if err != nil {
				return err
			}
			_, err = backup.Write(c.Context(), a.out, cov.folder(), time.Now())
			return errors.Join(err, cov.Close())
		},
	}
	a.dataFlag(c)
	a.intoFile(c, func(args []string) string { return args[0] }, a.verifyBackup)
	return c
}

// verifyBackup reads a backup that was written just now.
func (a *app) verifyBackup(ctx context.Context, f *os.File) error {
	m, err := backup.Verify(ctx, f)
	if err != nil {
		return err
	}
	info, err := f.Stat()
	if err == nil {
		_, err = fmt.Fprintf(a.out, "Backed up and verified: %s, %s unpacked.\n", bytesText(info.Size()), bytesText(m.Size()))
	}
	return err
}

// folder is what of a data folder is backed up.
func (c *coverage) folder() backup.Folder { return backedUp(c.dir, c.store.DB()) }

func backedUp(dir string, db *sql.DB) backup.Folder {
	return backup.Folder{
		DB: db, Dir: dir, Name: corpus.FileName, Extra: lists(),
		Scratch: dir, Program: readBuild().version,
	}
}

// openFolder opens the store in dir, with the tables of all that keep some
// beside it, and finishes a restore that was killed. Data of an older version is
// backed up before it is changed. The folder is held.
func (a *app) openFolder(ctx context.Context, dir string, held io.Closer) (*corpus.Store, error) {
	away, err := mover(os.Rename).settle(dir)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("a restore that was broken off cannot be finished: %w", err), held.Close())
	}
	if away != "" {
		_, _ = fmt.Fprintln(a.errOut, SayRestoreFinished(away))
	}
	keep := func(ctx context.Context, db *sql.DB) error { return a.backUpOld(ctx, dir, db) }
	store, err := corpus.OpenLocked(ctx, dir, held, corpus.WithSchemas(keep, schemas()...))
	if err != nil {
		return nil, err
	}
	if err := backup.Sweep(dir); err != nil {
		a.log.Warn("what a backup that was killed has left cannot be removed", "folder", dir, "err", err)
	}
	return store, nil
}

// schemas are those of all that keep tables beside the store's.
func schemas() []corpus.Schema {
	return []corpus.Schema{bot.Schema(), feed.Schema(), story.Schema()}
}

// backUpOld keeps the data of an older version, which is about to be changed.
func (a *app) backUpOld(ctx context.Context, dir string, db *sql.DB) error {
	backups := filepath.Join(dir, backupsName)
	if err := os.MkdirAll(backups, 0o700); err != nil {
		return err
	}
	path := filepath.Join(backups, "upgrade-"+stamp(time.Now())+".tar.zst")
	err := replaceFile(path, func(f *os.File) error {
		_, err := backup.Write(ctx, f, backedUp(dir, db), time.Now())
		return err
	})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(a.errOut, "The data is brought to the format of this version. As it was, it is kept in %s\n", path)
	return keepNewest(filepath.Join(backups, "upgrade-*.tar.zst"), upgradesKept)
}

// stamp is a moment in the name of a file; stamps sort by time.
func stamp(t time.Time) string { return t.UTC().Format("20060102T150405Z") }

// keepNewest removes all but the newest n files of a pattern, by their names.
func keepNewest(pattern string, n int) error {
	files, err := filepath.Glob(pattern)
	slices.Sort(files)
	for _, path := range files[:max(0, len(files)-n)] {
		err = errors.Join(err, os.Remove(path))
	}
	return err
}

// bytesText is a size for a person.
func bytesText(n int64) string {
	switch {
	case n < 1<<10:
		return fmt.Sprintf("%d bytes", n)
	case n < 1<<20:
		return fmt.Sprintf("%.0f kB", float64(n)/(1<<10))
	case n < 1<<30:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
}
