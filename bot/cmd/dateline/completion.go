package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"dateline/corpus"
	"dateline/corpus/feed"
)

// completeOutlets completes the outlets of the coverage. While another process
// has the data folder there is nothing to complete.
func (a *app) completeOutlets(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	return a.completeFrom(c.Context(), func(ctx context.Context, s *corpus.Store) ([]string, error) {
		counts, err := s.Sources(ctx)
		var names []string
		for _, n := range counts {
			names = append(names, n.Source)
		}
		return names, err
	})
}

// completeFeeds completes the addresses of the feeds, once.
func (a *app) completeFeeds(c *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(given) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeFrom(c.Context(), func(ctx context.Context, s *corpus.Store) ([]string, error) {
		book, err := feed.OpenBook(ctx, s.DB())
		if err != nil {
			return nil, err
		}
		feeds, err := book.List(ctx)
		var addresses []string
		for _, f := range feeds {
			addresses = append(addresses, f.Address)
		}
		return addresses, err
	})
}

// completeFrom reads what completes a word from the data folder, which it
// never makes.
func (a *app) completeFrom(ctx context.Context, read func(context.Context, *corpus.Store) ([]string, error)) ([]string, cobra.ShellCompDirective) {
	dir, _, err := a.dataFolder()
	if err != nil || !keeps(dir) {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	c, err := a.openStore(ctx)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	defer c.Close()
	words, err := read(ctx, c.store)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return present(words), cobra.ShellCompDirectiveNoFileComp
}

// present leaves out words that cannot stand on a command line by themselves.
func present(words []string) []string {
	var out []string
	for _, w := range words {
		if strings.TrimSpace(w) != "" {
			out = append(out, w)
		}
	}
	return out
}
