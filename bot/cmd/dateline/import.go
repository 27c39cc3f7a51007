package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"dateline/bot"
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
	last, err := c.store.Last(ctx)
	if err != nil {
		return err
	}
	in := &intake{app: a, store: c.store, reader: files.New(paths...), backfill: backfill, first: last == 0, giveWay: c.index.Yield}
	if err := a.readAndIndex(ctx, c, in); err != nil {
		return err
	}
	if prune {
		if err := a.prune(ctx, c, in, paths); err != nil {
			return err
		}
	}
	if err := c.stories.Sync(ctx); err != nil {
		return err
	}
	n, err := c.store.Count(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.out, bot.Imported(in.counts, in.skipped, n))
	if in.undated > 0 && err == nil {
		_, err = fmt.Fprintln(a.out, SayUndated(in.undated))
	}
	return errors.Join(err, leftOut(in.skipped))
}

// readAndIndex reads articles into the store while the index follows.
func (a *app) readAndIndex(ctx context.Context, c *coverage, in *intake) error {
	more := make(chan struct{}, 1)
	in.added = func() {
		select {
		case more <- struct{}{}:
		default: // the index has not caught up with the last call yet
		}
	}
	stop := a.showProgress(in.reader)
	defer stop()
	g, ctx := errgroup.WithContext(ctx)
	g.Go(func() error {
		defer close(more)
		return in.read(ctx)
	})
	g.Go(func() error {
		for range more {
			if err := c.index.Sync(ctx); err != nil {
				return err
			}
		}
		return c.index.Sync(ctx)
	})
	return g.Wait()
}

// prune withdraws the articles that were read from below paths before and are
// not there now. A file that could not be read is there: its article stays.
func (a *app) prune(ctx context.Context, c *coverage, in *intake, paths []string) error {
	roots := make([]string, len(paths))
	for i, p := range paths {
		abs, err := filepath.Abs(p)
		if err != nil {
			return err
		}
		roots[i] = abs
	}
	entries, err := c.store.Entries(ctx)
	if err != nil {
		return err
	}
	var gone []string
	for _, e := range entries {
		if e.File != "" && !in.seen[e.ID] && !in.troubled[e.File] && below(e.File, roots) {
			gone = append(gone, e.ID)
		}
	}
	outcomes, err := c.store.Withdraw(ctx, gone...)
	if err != nil {
		return err
	}
	for _, o := range outcomes {
		in.counts[o.Change]++
	}
	return c.index.Sync(ctx)
}

// below tells whether a file is one of the paths or inside one of them.
func below(file string, roots []string) bool {
	for _, r := range roots {
		rest, ok := strings.CutPrefix(file, r)
		if ok && (rest == "" || rest[0] == filepath.Separator || strings.HasSuffix(r, string(filepath.Separator))) {
			return true
		}
	}
	return false
}
