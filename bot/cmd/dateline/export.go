package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"dateline/corpus"
	"dateline/corpus/export"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

// exporting is what the flags of export say.
type exporting struct {
	format, to, since, until string
	sources                  []string
}

func (a *app) exportCommand() *cobra.Command {
	var f exporting
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the articles for other programs",
		Long: `Export writes the newest version of each article, in the order of publication;
those without a date come last.

  jsonl   an article a line, with its text; dateline import reads it back
  md      one Markdown document to read, with the texts
  csv     a table for spreadsheets, with the texts
  bibtex  citations for LaTeX and reference managers, without the texts
  ris     citations for reference managers, without the texts

A date that is not known is left out, and never guessed; --since and --until
leave articles without one out, and say how many. Withdrawn articles are not
exported. It may run beside dateline serve. For older versions, feeds and what
the bot remembers there is dateline backup.`,
		Example: `  dateline export --to articles.jsonl
  dateline export --format bibtex --source yonhap --since 2024-06 > yonhap.bib`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.export(c, f) },
	}
	a.dataFlag(c)
	a.intoFile(c, func([]string) string { return f.to }, nil)
	fl := c.Flags()
	fl.StringVar(&f.format, "format", formatNames()[0], strings.Join(formatNames(), ", "))
	fl.StringVar(&f.to, "to", "", "the file to write, whole or not at all (default: standard output)")
	fl.StringArrayVar(&f.sources, "source", nil, "only this outlet (may be repeated)")
	fl.StringVar(&f.since, "since", "", "only what was published on or after this date (2024, 2024-06 or 2024-06-22)")
	fl.StringVar(&f.until, "until", "", "only what was published on or before this date")
	for name, words := range map[string]cobra.CompletionFunc{
		"source": a.completeOutlets, "format": cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp),
	} {
		_ = c.RegisterFlagCompletionFunc(name, words) // both flags stand above
	}
	return c
}

func formatNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

func (a *app) export(c *cobra.Command, f exporting) (err error) {
	format, filter, err := f.read()
	if err != nil {
		return usage(c, err)
	}
	cov, err := a.openKept(c.Context())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cov.Close()) }()
	wanted, undated, err := wantedOf(c.Context(), cov.store, filter)
	if err != nil {
		return err
	}
	n, err := format.Write(a.out, cov.store.Each(c.Context(), wanted))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.errOut, SayExported(n, undated))
	return err
}

// read reads the flags.
func (f exporting) read() (format export.Format, filter query.Filter, err error) {
	for _, known := range export.Formats() {
		if known.Name == f.format {
			format = known
		}
	}
	if format.Name == "" {
		return format, filter, fmt.Errorf("--format %q: want one of %s", f.format, strings.Join(formatNames(), ", "))
	}
	filter.Sources = f.sources
	if filter.Since, _, err = period("since", f.since); err != nil {
		return format, filter, err
	}
	_, filter.Until, err = period("until", f.until)
	return format, filter, err
}

// wantedOf returns the articles that pass a filter, and how many do not only
// because they have no date.
func wantedOf(ctx context.Context, store *corpus.Store, filter query.Filter) (wanted []corpus.Arrival, undated int, err error) {
	refs, err := store.Refs(ctx)
	if err != nil {
		return nil, 0, err
	}
	for _, r := range refs {
		v := corpus.Version{Article: corpus.Article{Source: r.Source, Published: r.Published}}
		switch {
		case retrieval.Admits(filter, &v):
			wanted = append(wanted, r.Arrival)
		case retrieval.LeavesUndated(filter, &v):
			undated++
		}
	}
	return wanted, undated, nil
}
