package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus"
	"dateline/corpus/backup"
)

func (a *app) restoreCommand() *cobra.Command {
	var force bool
	c := &cobra.Command{
		Use:   "restore FILE",
		Short: "Restore a data folder from a backup",
		Long: `Restore unpacks a backup into an empty data folder and builds its index. Nothing
is changed if any byte of the backup differs from what was written, or if a newer
version made it.

With --force the folder need not be empty: what is replaced is moved to its
"backups" folder. Beside dateline serve, the service keeps answering until the
backup is unpacked, verified and indexed; then it restarts its parts over the new
data. A kill at any moment leaves the old data or the new, complete. "-" reads
from standard input.`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, paths []string) error {
			in, err := a.openInput(paths[0])
			if err != nil {
				return err
			}
			defer in.Close()
			if a.session == nil {
				if service := a.dial(c); service != nil {
					defer service.Close()
					return a.forward(c, service, in) // the service may not be allowed to read the file
				}
			}
			return a.restore(c.Context(), in, force)
		},
	}
	a.folderFlag(c)
	c.Annotations = map[string]string{forClients: "yes"}
	c.Flags().BoolVar(&force, "force", false, "replace what the data folder holds")
	return c
}

// openInput opens a file by its path, or standard input for "-"; in a service it is
// what the client sends.
func (a *app) openInput(path string) (io.ReadCloser, error) {
	if path == "-" || a.session != nil {
		return io.NopCloser(a.in), nil
	}
	return os.Open(path)
}

// restore replaces what the data folder holds with a backup. The folder changes
// only once all of the backup was read, verified, brought to this version and
// indexed.
func (a *app) restore(ctx context.Context, in io.Reader, force bool) (err error) {
	dir, unlock, err := a.lockFolder(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	if err := datafolder.Vacant(dir); err != nil && !force {
		return err
	}
	fresh, err := datafolder.NewRestore(dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(fresh)) }()
	if _, err := backup.Unpack(ctx, in, fresh); err != nil {
		return err
	}
	opts, err := a.coverageOptions()
	if err != nil {
		return err
	}
	articles, err := coverage.Rehearse(ctx, fresh, opts)
	if err != nil {
		return err
	}
	var away string
	change := func() (err error) {
		a.carryOver(context.WithoutCancel(ctx), dir, fresh)
		away, err = datafolder.Swap(dir, fresh)
		return err
	}
	if a.session != nil {
		err = a.session.swap(ctx, change)
	} else {
		err = change()
	}
	if err == nil {
		_, err = fmt.Fprintln(a.out, sayRestored(articles, away))
	}
	return err
}

// lockFolder keeps every other restore out of the data folder, and every other
// process, until unlock is called.
func (a *app) lockFolder(ctx context.Context) (dir string, unlock func() error, err error) {
	if a.session != nil {
		return a.session.lockRestore(ctx)
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
	if _, err := datafolder.FinishSwap(dir); err != nil {
		return "", nil, errors.Join(err, held.Close())
	}
	return dir, held.Close, nil
}

// carryOver calls coverage.CarryOver, unless the data folder was empty. Where that
// fails the restore goes on, since a damaged database may be the reason for it, and
// the person is told what may follow.
func (a *app) carryOver(ctx context.Context, dir, fresh string) {
	if !corpus.Exists(dir) {
		return
	}
	if err := coverage.CarryOver(ctx, dir, fresh); err != nil {
		a.log.Info("what was posted is not known to the restored data", "err", err)
		_, _ = fmt.Fprintln(a.errOut, sayPostsUnknown)
	}
}
