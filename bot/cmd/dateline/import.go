package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"dateline/bot/cmd/dateline/coverage"
	"dateline/corpus/files"
)

func (a *app) importCommand() *cobra.Command {
	var prune, backfill bool
	c := &cobra.Command{
		Use:   "import PATH...",
		Short: "Import articles into the coverage",
		Long: `Import reads files, and folders with all that is in them, into the data folder.

  .txt    plain text, with or without a headline
  .md     Markdown; front matter may give id, title, source, author, published,
          url, language
  .html   web pages, of which the article is kept
  .jsonl  one article per line: those fields and "text", or {"_id","title","text",
          "metadata"}

Importing the same files again changes nothing, so you can do it as often as you
like; a changed file is a new version of its article. With --prune, articles are
withdrawn whose files are gone from the named folders. A file that cannot be read
is reported and left out, and the rest is kept.

For digests and watches an article is news when it arrives, unless it was
published more than three days before. Articles without a date are not news in the
very first import. With --backfill nothing that is imported is news, so that an
archive that is added later does not flood the next digest.`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, paths []string) error {
			return a.importPaths(c.Context(), paths, prune, backfill)
		},
	}
	a.dataFlag(c)
	c.Flags().BoolVar(&prune, "prune", false, "withdraw articles whose files are gone")
	c.Flags().BoolVar(&backfill, "backfill", false, "this is an archive: not news for digests and watches")
	return c
}

func (a *app) importPaths(ctx context.Context, paths []string, prune, backfill bool) (err error) {
	c, err := a.openData(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	for i, p := range paths {
		paths[i] = a.path(p)
	}
	in := &coverage.Intake{Reader: files.New(paths...), Problems: a.errOut, Backfill: backfill}
	if err := a.bringIn(ctx, c.Coverage, in); err != nil {
		if c.followUp != nil { // else the next command that opens the folder does it
			c.followUp()
		}
		return err
	}
	if prune {
		if err := c.Prune(ctx, in, paths); err != nil {
			return err
		}
	}
	if err := c.Stories.Sync(ctx); err != nil {
		return err
	}
	n, err := c.Store.Count(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.out, Imported(in.Counts, in.Skipped, n))
	if in.Undated > 0 && err == nil {
		_, err = fmt.Fprintln(a.out, sayUndated(in.Undated))
	}
	return errors.Join(err, leftOut(in.Skipped))
}

// bringIn brings articles in, and shows its progress.
func (a *app) bringIn(ctx context.Context, c *coverage.Coverage, in *coverage.Intake) error {
	stop := a.showProgress(in.Reader)
	defer stop()
	return c.BringIn(ctx, in)
}
