package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"dateline/bot"
	"dateline/bot/digest"
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
"backups" in it. Beside dateline serve the service answers on until the backup
is unpacked, examined and indexed; then it stops its parts, changes over and
starts them again. A kill at any moment leaves the one or the other, whole.
"-" reads from standard input.`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, paths []string) error {
			in, err := a.openInput(paths[0])
			if err != nil {
				return err
			}
			defer in.Close()
			if a.running == nil {
				if service := a.knock(c); service != nil {
					a.in = in // the service need not be able to read the file
					return a.send(c.Context(), service)
				}
			}
			return a.restore(c.Context(), in, force)
		},
	}
	a.folderFlag(c)
	c.Annotations = map[string]string{besideService: "yes"}
	c.Flags().BoolVar(&force, "force", false, "replace what the data folder holds")
	return c
}

// openInput opens a file that was named, or standard input for "-"; in a
// service it is what the person sends.
func (a *app) openInput(path string) (io.ReadCloser, error) {
	if path == "-" || a.running != nil {
		return io.NopCloser(a.in), nil
	}
	return os.Open(path)
}

// restore puts a backup in the place of what the data folder holds. The folder
// changes only when all of the backup was read, found whole, brought to this
// version and indexed.
func (a *app) restore(ctx context.Context, in io.Reader, force bool) (err error) {
	dir, leave, err := a.enterFolder(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, leave()) }()
	if err := vacant(dir); err != nil && !force {
		return err
	}
	fresh, err := os.MkdirTemp(dir, restoringPrefix)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(fresh)) }()
	if _, err := backup.Unpack(ctx, in, fresh); err != nil {
		return err
	}
	articles, err := a.rehearse(ctx, fresh)
	if err != nil {
		return err
	}
	var away string
	change := func() (err error) {
		a.bringDeeds(context.WithoutCancel(ctx), dir, fresh)
		away, err = mover(os.Rename).exchange(dir, fresh)
		return err
	}
	if a.running != nil {
		err = a.running.renew(ctx, change)
	} else {
		err = change()
	}
	if err == nil {
		_, err = fmt.Fprintln(a.out, SayRestored(articles, away))
	}
	return err
}

// enterFolder keeps every other restore out of the data folder, and every other
// process, until leave is called.
func (a *app) enterFolder(ctx context.Context) (dir string, leave func() error, err error) {
	if a.running != nil {
		return a.running.enterFolder(ctx)
	}
	if dir, _, err = a.dataFolder(); err == nil {
		dir, err = filepath.Abs(dir)
	}
	if err != nil {
		return "", nil, err
	}
	held, err := corpus.Lock(dir)
	if err != nil {
		return "", nil, err
	}
	if _, err := mover(os.Rename).settle(dir); err != nil {
		return "", nil, errors.Join(err, held.Close())
	}
	return dir, held.Close, nil
}

// enterFolder is for a restore that the service does.
func (g *guest) enterFolder(ctx context.Context) (dir string, leave func() error, err error) {
	select {
	case g.door.restoring <- struct{}{}:
	default:
		return "", nil, errors.New("a backup is being restored already: wait until that is done")
	}
	leave = func() error {
		<-g.door.restoring
		return nil
	}
	cov, err := g.borrow(ctx)
	if err != nil {
		return "", nil, errors.Join(err, leave())
	}
	dir, err = filepath.Abs(cov.dir)
	return dir, leave, errors.Join(err, cov.Close())
}

// rehearse opens what was unpacked as it will be opened in its place: that
// brings it to this version and builds its index. It counts the articles.
func (a *app) rehearse(ctx context.Context, dir string) (articles int, err error) {
	store, err := corpus.Open(ctx, dir, corpus.WithSchemas(nil, schemas()...))
	var newer *corpus.NewerError
	if errors.As(err, &newer) {
		return 0, fmt.Errorf("the backup was made by a newer dateline (its format is %d, this one reads up to %d): use that version", newer.Have, newer.Known)
	}
	if err != nil {
		return 0, err
	}
	c, err := a.over(ctx, &coverage{store: store, dir: dir})
	if err != nil {
		return 0, err
	}
	articles, err = store.Count(ctx)
	return articles, errors.Join(err, c.Close())
}

// bringDeeds has what is restored to fresh know what was done on the platforms
// by what it replaces. A database that is damaged may be the reason to restore:
// then the person is told what may follow.
func (a *app) bringDeeds(ctx context.Context, dir, fresh string) {
	if !corpus.Exists(dir) {
		return
	}
	store, err := corpus.Open(ctx, fresh, corpus.WithSchemas(nil, schemas()...))
	if err == nil {
		var last corpus.Arrival
		if last, err = store.Last(ctx); err == nil {
			err = bot.CarryOver(ctx, store.DB(), filepath.Join(dir, corpus.FileName), digest.CarryEditions(last))
		}
		err = errors.Join(err, store.Close())
	}
	if err != nil {
		a.log.Info("what was posted is not known to the restored data", "err", err)
		_, _ = fmt.Fprintln(a.errOut, SayDeedsLost)
	}
}

// vacant is an error where a data folder has anything but what every use of it
// leaves, and what begins with a dot, as that of programs that were killed.
func vacant(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		switch name := e.Name(); {
		case name == corpus.LockName, name == socketName, name == backupsName, name == historyName, strings.HasPrefix(name, "."):
		default:
			return fmt.Errorf("the data folder %q is not empty: restore into another one, or replace what it holds with --force", dir)
		}
	}
	return nil
}
