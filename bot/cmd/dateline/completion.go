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

	"dateline/bot/cmd/dateline/control"
	"dateline/bot/cmd/dateline/datafolder"
	"dateline/corpus"
	"dateline/corpus/feed"
)

// The kinds of words in a data folder that complete arguments.
const (
	outletWords = "outlets"
	feedWords   = "feeds"
)

// completionTime bounds how long a person waits after pressing Tab.
const completionTime = 2 * time.Second

// completeOutlets completes the outlets of the coverage.
func (a *app) completeOutlets(c *cobra.Command, _ []string, _ string) ([]string, cobra.ShellCompDirective) {
	return a.completeFrom(c.Context(), outletWords)
}

// completeFeeds completes the addresses of the feeds, for the first argument.
func (a *app) completeFeeds(c *cobra.Command, given []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(given) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return a.completeFrom(c.Context(), feedWords)
}

func (a *app) completeFrom(ctx context.Context, kind string) ([]string, cobra.ShellCompDirective) {
	ctx, cancel := context.WithTimeout(ctx, completionTime)
	defer cancel()
	words, err := a.wordsOf(ctx, kind)
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// wordsOf lists the words of a kind: as the service that has the data folder open
// says, or else by opening the folder. It never makes one.
func (a *app) wordsOf(ctx context.Context, kind string) ([]string, error) {
	dir, _, err := a.dataFolder()
	if err != nil || !datafolder.Exists(dir) {
		return nil, err
	}
	var out bytes.Buffer
	if service, dialErr := control.Dial(ctx, dir); dialErr == nil {
		defer service.Close()
		_, err = service.Run(ctx, control.Streams{Out: &out, Err: io.Discard}, control.Request{Args: []string{"words", kind}, Plain: true})
	} else {
		own := &app{out: &out, errOut: io.Discard, log: slog.New(slog.DiscardHandler), data: dir}
		err = own.printWords(ctx, kind)
	}
	return strings.FieldsFunc(out.String(), func(r rune) bool { return r == '\n' }), err
}

// wordsCommand lists the words of a kind. It is run by services, for clients that
// complete an argument.
func (a *app) wordsCommand() *cobra.Command {
	return &cobra.Command{
		Use:         "words KIND",
		Short:       "List words that complete arguments",
		Hidden:      true,
		Args:        args(cobra.ExactArgs(1)),
		Annotations: map[string]string{forClients: "yes"},
		RunE:        func(c *cobra.Command, kinds []string) error { return a.printWords(c.Context(), kinds[0]) },
	}
}

// printWords prints the words of a kind, one per line.
func (a *app) printWords(ctx context.Context, kind string) error {
	listed := map[string]func(context.Context, *corpus.Store) ([]string, error){outletWords: outlets, feedWords: addresses}
	list := listed[kind]
	if list == nil {
		return fmt.Errorf("want one of %s", strings.Join(slices.Sorted(maps.Keys(listed)), ", "))
	}
	c, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	all, err := list(ctx, c.Store)
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
	registry, err := feed.OpenRegistry(ctx, s.DB())
	if err != nil {
		return nil, err
	}
	feeds, err := registry.List(ctx)
	var out []string
	for _, f := range feeds {
		out = append(out, f.Address)
	}
	return out, err
}
