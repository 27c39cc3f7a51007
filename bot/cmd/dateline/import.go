package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"dateline/bot"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/corpus/files"
)

func (a *app) importCommand() *cobra.Command {
	var prune, backfill bool
	c := &cobra.Command{
		Use:   "import PATH...",
		Short: "Bring articles into the coverage",
		Long: `Import reads files, and folders with all that is in them, into the data folder.

  .txt    plain text, with or without a headline
  .md     Markdown; front matter may give id, title, source, author, published,
          url, language
  .html   web pages, of which the article is kept
  .jsonl  an article a line: those fields and "text", or {"_id","title","text",
          "metadata"}

Reading the same again changes nothing, so it can run as often as you like; a
file that changed is a new version of its article. With --prune, articles are
withdrawn whose files are gone from the folders named. A file that cannot be
read is reported and left out, and the rest is kept.

To digests and watches an article is news when it arrives, but not where it was
published more than three days before. Nor is an article without a date that
comes with the first import of all. With --backfill nothing that is read is
news: an archive that is brought in later floods nobody's morning.`,
		Args: args(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, paths []string) error {
			return a.importPaths(c.Context(), paths, prune, backfill)
		},
	}
	a.dataFlag(c)
	c.Flags().BoolVar(&prune, "prune", false, "withdraw articles whose files are gone")
	c.Flags().BoolVar(&backfill, "backfill", false, "this is an archive: no news to digests and watches")
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
	_, err = fmt.Fprintln(a.out, bot.Imported(in.Counts, in.Skipped, n))
	if in.Undated > 0 && err == nil {
		_, err = fmt.Fprintln(a.out, bot.SayUndated(in.Undated))
	}
	return errors.Join(err, leftOut(in.Skipped))
}

// bringIn brings articles in, and shows how far it has come.
func (a *app) bringIn(ctx context.Context, c *coverage.Coverage, in *coverage.Intake) error {
	stop := a.showProgress(in.Reader)
	defer stop()
	return c.BringIn(ctx, in)
}
