package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dateline/corpus"
	"dateline/corpus/feed"
)

// What of a data folder completes a word.
const (
	theOutlets = "outlets"
	theFeeds   = "feeds"
)

// completing bounds how long a person waits for a Tab.
const completing = 2 * time.Second

// completeOutlets completes the outlets of the coverage.
func (a *app) completeOutlets(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	return a.completeFrom(c.Context(), theOutlets)
}

// completeFeeds completes the addresses of the feeds, once.
func (a *app) completeFeeds(c *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(given) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeFrom(c.Context(), theFeeds)
}

func (a *app) completeFrom(ctx context.Context, kind string) ([]string, cobra.ShellCompDirective) {
	ctx, cancel := context.WithTimeout(ctx, completing)
	defer cancel()
	words, err := a.listed(ctx, kind)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// listed asks whoever has the data folder open, or else looks into it; it never
// makes one.
func (a *app) listed(ctx context.Context, kind string) ([]string, error) {
	dir, _, err := a.dataFolder()
	if err != nil || !keeps(dir) {
		return nil, err
	}
	var said bytes.Buffer
	beside := &app{in: a.in, out: &said, errOut: io.Discard, log: slog.New(slog.DiscardHandler), args: []string{"words", kind}, plain: true, data: dir}
	if service := beside.knockAt(ctx, dir); service != nil {
		defer service.CloseIdleConnections()
		err = beside.send(ctx, service)
	} else {
		err = beside.words(ctx, kind)
	}
	return strings.FieldsFunc(said.String(), func(r rune) bool { return r == '\n' }), err
}

// wordsCommand lists what completes a word, for who asks a service.
func (a *app) wordsCommand() *cobra.Command {
	return &cobra.Command{
		Use:         "words KIND",
		Short:       "List what completes a word",
		Hidden:      true,
		Args:        args(cobra.ExactArgs(1)),
		Annotations: map[string]string{besideService: "yes"},
		RunE:        func(c *cobra.Command, kinds []string) error { return a.words(c.Context(), kinds[0]) },
	}
}

// words prints what completes a word, one a line.
func (a *app) words(ctx context.Context, kind string) error {
	listed := map[string]func(context.Context, *corpus.Store) ([]string, error){theOutlets: outlets, theFeeds: addresses}
	list := listed[kind]
	if list == nil {
		return fmt.Errorf("want one of %s", strings.Join(slices.Sorted(maps.Keys(listed)), ", "))
	}
	c, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	all, err := list(ctx, c.store)
	for _, w := range all {
		if strings.TrimSpace(w) != "" && !strings.Contains(w, "\n") { // else it could not be typed
			_, _ = fmt.Fprintln(a.out, w)
		}
	}
	return err
}

func outlets(ctx context.Context, s *corpus.Store) ([]string, error) {
	counts, err := s.Sources(ctx)
	var names []string
	for _, n := range counts {
		names = append(names, n.Source)
	}
	return names, err
}

func addresses(ctx context.Context, s *corpus.Store) ([]string, error) {
	book, err := feed.OpenRegistry(ctx, s.DB())
	if err != nil {
		return nil, err
	}
	feeds, err := book.List(ctx)
	var out []string
	for _, f := range feeds {
		out = append(out, f.Address)
	}
	return out, err
}
