package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"dateline/corpus/backup"
)

func (a *app) backupCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "backup FILE",
		Short: "Write everything in the data folder to one file",
		Long: `Backup writes the articles with all their versions, the feeds, and what the bot
remembers (answers, settings, digests, watches) to one compressed file, and reads
it back to verify it. It may run beside dateline serve, even during an import: the
file is a snapshot of one moment. "-" writes to standard output.

The backup does not contain the index, which is a cache and is rebuilt, nor the
configuration with its tokens, which you keep yourself.`,
		Example: `  dateline backup /backups/dateline-$(date +%F).tar.zst`,
		Args:    args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, _ []string) error {
			cov, err := a.openExisting(c.Context())
			if err != nil {
				return err
			}
			_, err = backup.Write(c.Context(), c.OutOrStdout(), cov.Backup(readBuild().version), time.Now())
			return errors.Join(err, cov.Close())
		},
	}
	a.dataFlag(c)
	a.intoFile(c, func(args []string) string { return args[0] }, a.verifyBackup)
	return c
}

// verifyBackup reads back a backup that was just written, and reports its size.
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
