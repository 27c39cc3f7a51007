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

// exportFlags are the flags of export.
type exportFlags struct {
	format, to, since, until string
	sources                  []string
}

func (a *app) exportCommand() *cobra.Command {
	var f exportFlags
	c := &cobra.Command{
		Use:   "export",
		Short: "Write the articles for other programs",
		Long: `Export writes the newest version of each article, in the order of publication;
those without a date come last.

  jsonl   one article per line, with its text; dateline import reads it back
  md      one Markdown document to read, with the texts
  csv     a table for spreadsheets, with the texts
  bibtex  citations for LaTeX and reference managers, without the texts
  ris     citations for reference managers, without the texts

A date that is not known is left out, never guessed; --since and --until leave
out articles without a date, and say how many. Withdrawn articles are not
exported. It may run beside dateline serve. For older versions, feeds and what
the bot remembers, use dateline backup.`,
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

func (a *app) export(c *cobra.Command, f exportFlags) (err error) {
	format, filter, err := f.read()
	if err != nil {
		return usage(c, err)
	}
	cov, err := a.openExisting(c.Context())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cov.Close()) }()
	wanted, undated, err := wantedOf(c.Context(), cov.Store, filter)
	if err != nil {
		return err
	}
	n, err := format.Write(c.OutOrStdout(), cov.Store.Each(c.Context(), wanted))
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.errOut, sayExported(n, undated))
	return err
}

// read reads the flags.
func (f exportFlags) read() (format export.Format, filter query.Filter, err error) {
	for _, known := range export.Formats() {
		if known.Name == f.format {
			format = known
		}
	}
	if format.Name == "" {
		return format, filter, fmt.Errorf("--format %q: want one of %s", f.format, strings.Join(formatNames(), ", "))
	}
	filter.Sources = f.sources
	if filter.Since, _, err = dateRange("since", f.since); err != nil {
		return format, filter, err
	}
	_, filter.Until, err = dateRange("until", f.until)
	return format, filter, err
}

// wantedOf returns the articles that pass a filter, and how many would pass if
// they had a date.
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
