package coverage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"dateline/bot"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus"
	"dateline/corpus/backup"
	"dateline/corpus/feed"
	"dateline/corpus/story"
)

// upgradesKept is how many backups from before upgrades are kept.
const upgradesKept = 3

// Backup is what of the data folder is backed up; program is the version that
// does it.
func (c *Coverage) Backup(program string) backup.Folder {
	return backedUp(c.Dir, c.Store.DB(), program)
}

func backedUp(dir string, db *sql.DB, program string) backup.Folder {
	return backup.Folder{
		DB: db, Dir: dir, Name: corpus.FileName, Extra: datafolder.OwnLists(),
		Scratch: dir, Program: program,
	}
}

// Schemas are those of all that keep tables beside the store's.
func Schemas() []corpus.Schema {
	return []corpus.Schema{bot.Schema(), feed.Schema(), story.Schema()}
}

// openFolder opens the store in dir, with the tables of all that keep some
// beside it, and finishes a restore that was killed. Data of an older version is
// backed up before it is changed. held is the folder's lock, which is released
// where that fails.
func openFolder(ctx context.Context, dir string, held io.Closer, o Options) (*corpus.Store, error) {
	kept, err := datafolder.FinishSwap(dir)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("an interrupted restore cannot be finished: %w", err), held.Close())
	}
	if kept != "" {
		_, _ = fmt.Fprintln(o.Notices, sayRestoreFinished(kept))
	}
	keep := func(ctx context.Context, db *sql.DB) error { return backUpOld(ctx, dir, db, o) }
	store, err := corpus.OpenLocked(ctx, dir, held, corpus.WithSchemas(keep, Schemas()...))
	if err != nil {
		return nil, err
	}
	if err := backup.Sweep(dir); err != nil {
		o.Log.Warn("what a backup that was killed has left cannot be removed", "folder", dir, "err", err)
	}
	return store, nil
}

// backUpOld keeps the data of an older version, which is about to be changed.
func backUpOld(ctx context.Context, dir string, db *sql.DB, o Options) error {
	backups := filepath.Join(dir, datafolder.Backups)
	if err := os.MkdirAll(backups, 0o700); err != nil {
		return err
	}
	path := filepath.Join(backups, "upgrade-"+datafolder.Stamp(time.Now())+".tar.zst")
	err := datafolder.ReplaceFile(path, func(f *os.File) error {
		_, err := backup.Write(ctx, f, backedUp(dir, db, o.Program), time.Now())
		return err
	})
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(o.Notices, "The data is converted to the format of this version. A backup of the old data is kept in %s\n", path)
	return datafolder.KeepNewest(filepath.Join(backups, "upgrade-*.tar.zst"), upgradesKept)
}

// sayRestoreFinished says that a restore which was killed has been finished.
func sayRestoreFinished(kept string) string {
	return "An interrupted restore was finished. What was there before is kept in " + kept
}
