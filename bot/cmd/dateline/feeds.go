package main

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"dateline/bot/calendar"
	"dateline/corpus"
	"dateline/corpus/feed"
)

func (a *app) feedsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "feeds",
		Short: "Add, list, remove and test feeds",
		Long: `Feeds are read by "dateline serve" as they become due, and by "dateline fetch"
once. What a feed holds when it is added goes into the coverage but is not news:
digests and watches leave it out.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.feedsAdd(), a.feedsList(), a.feedsRemove(), a.feedsTest(), a.feedsImport(), a.feedsExport())
	return c
}

func (a *app) feedsAdd() *cobra.Command {
	var s feed.Settings
	var feedText bool
	c := &cobra.Command{
		Use:   "add URL",
		Short: "Add a feed",
		Long: `Add a feed: RSS, Atom or JSON Feed. Articles are read from their pages or, with
--feed-text, from the feed itself. Adding a feed that is there already changes its
settings.`,
		Args: args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, urls []string) error {
			s.Address, s.FullPage = urls[0], !feedText
			return a.withFeeds(c.Context(), func(_ *corpus.Store, r *feed.Registry) error { return a.addFeed(c.Context(), r, s) })
		},
	}
	a.dataFlag(c)
	c.Flags().StringVar(&s.Outlet, "outlet", "", "name of the outlet (default: the name on its pages)")
	c.Flags().DurationVar(&s.Interval, "every", feed.DefaultInterval, "how often it is read")
	c.Flags().BoolVar(&feedText, "feed-text", false, "take the feed's own text, do not read pages")
	c.Flags().StringSliceVar(&s.Tags, "tag", nil, "tag for its articles; may be repeated")
	return c
}

func (a *app) addFeed(ctx context.Context, r *feed.Registry, s feed.Settings) error {
	err := r.Add(ctx, s, time.Now())
	what := "Added. It is read at the next fetch."
	if errors.Is(err, feed.ErrKnown) {
		err, what = r.Set(ctx, s), "It was there already; its settings are changed."
	}
	if err == nil {
		_, err = fmt.Fprintln(a.out, what)
	}
	return err
}

func (a *app) feedsList() *cobra.Command {
	c := &cobra.Command{
		Use: "list", Short: "List the feeds, and which of them fail", Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withFeeds(c.Context(), func(_ *corpus.Store, r *feed.Registry) error {
				all, err := r.List(c.Context())
				for _, f := range all {
					_, _ = fmt.Fprintln(a.out, feedLine(f, time.Now()))
				}
				if err == nil && len(all) == 0 {
					_, err = fmt.Fprintln(a.out, "No feeds. Add one: dateline feeds add URL")
				}
				return err
			})
		},
	}
	a.dataFlag(c)
	return c
}

// feedLine is a feed in one line, with a second line on its trouble if it has any.
func feedLine(f feed.Feed, now time.Time) string {
	parts := []string{f.Name(), f.RedactedAddress()}
	switch due, why := f.IsDue(now); {
	case f.LastRead.IsZero() && f.Failures == 0 && !f.Gone:
		parts = append(parts, "not read yet")
	case due:
		parts = append(parts, "last read "+calendar.Stamp(f.LastRead), "due")
	case f.Gone:
	case f.LastRead.IsZero():
		parts = append(parts, "never read", "next "+calendar.Stamp(f.Due)+", "+string(why))
	default:
		parts = append(parts, "last read "+calendar.Stamp(f.LastRead), "next "+calendar.Stamp(f.Due)+", "+string(why))
	}
	if len(f.Tags) > 0 {
		parts = append(parts, strings.Join(f.Tags, ", "))
	}
	line := strings.Join(parts, " · ")
	if trouble := f.Status(); trouble != "" {
		line += "\n  " + trouble
	}
	return line
}

func (a *app) feedsRemove() *cobra.Command {
	c := &cobra.Command{
		Use: "remove URL", Short: "Remove a feed; its articles stay", Args: args(cobra.ExactArgs(1)),
		ValidArgsFunction: a.completeFeeds,
		RunE: func(c *cobra.Command, urls []string) error {
			return a.withFeeds(c.Context(), func(_ *corpus.Store, r *feed.Registry) error {
				if err := r.Remove(c.Context(), urls[0]); err != nil {
					return err
				}
				_, err := fmt.Fprintln(a.out, "Removed. Its articles stay in the coverage.")
				return err
			})
		},
	}
	a.dataFlag(c)
	return c
}

func (a *app) feedsTest() *cobra.Command {
	var allow []string
	c := &cobra.Command{
		Use: "test URL", Short: "Read a feed and show what it holds, without keeping it", Args: args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, urls []string) error {
			private, err := feed.ParseNetworks(allow)
			if err != nil {
				return usage(c, err)
			}
			return a.testFeed(c.Context(), urls[0], private)
		},
	}
	allowFlag(c, &allow)
	return c
}

func allowFlag(c *cobra.Command, allow *[]string) {
	c.Flags().StringSliceVar(allow, "allow", nil, "address range, such as 10.0.0.0/8, to read from though it is not public")
}

func (a *app) testFeed(ctx context.Context, url string, private []netip.Prefix) error {
	r := feed.NewReader(nil, nil, feed.Options{Allow: private, Log: a.log})
	defer r.Close()
	p, err := r.Preview(ctx, url)
	if err != nil {
		return fmt.Errorf("the feed cannot be read: %w", err)
	}
	_, _ = fmt.Fprintf(a.out, "%s · %s\n", p.Title, plural(len(p.Items), "item"))
	for _, i := range p.Items {
		date := "no date"
		if !i.Published.IsZero() {
			date = calendar.Stamp(i.Published)
		}
		_, _ = fmt.Fprintf(a.out, "  %s · %s · %s\n", date, i.Title, i.Link)
	}
	switch {
	case p.Problem != "":
		_, err = fmt.Fprintf(a.out, "The newest item's page: %s.\n", p.Problem)
	case p.Page != "":
		_, err = fmt.Fprintf(a.out, "The newest item's page, %s:\n\n%s\n", plural(len(strings.Fields(p.Page)), "word"), p.Page)
	}
	return err
}

func (a *app) feedsImport() *cobra.Command {
	c := &cobra.Command{
		Use: "import FILE", Short: "Add the feeds of an OPML file", Args: args(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, paths []string) error {
			return a.withFeeds(c.Context(), func(_ *corpus.Store, r *feed.Registry) error { return a.importOPML(c.Context(), r, paths[0]) })
		},
	}
	a.dataFlag(c)
	return c
}

func (a *app) importOPML(ctx context.Context, r *feed.Registry, path string) error {
	f, err := os.Open(a.path(path))
	if err != nil {
		return err
	}
	defer f.Close()
	all, err := feed.ReadOPML(f)
	if err != nil {
		return err
	}
	added := 0
	for _, s := range all {
		err := r.Add(ctx, s, time.Now())
		if err == nil {
			added++
		} else if !errors.Is(err, feed.ErrKnown) {
			return err
		}
	}
	_, err = fmt.Fprintf(a.out, "%s added; there already: %d.\n", plural(added, "feed"), len(all)-added)
	return err
}

func (a *app) feedsExport() *cobra.Command {
	c := &cobra.Command{
		Use: "export", Short: "Write the feeds as OPML", Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			return a.withFeeds(c.Context(), func(_ *corpus.Store, r *feed.Registry) error {
				all, err := r.List(c.Context())
				if err != nil {
					return err
				}
				return feed.WriteOPML(a.out, all)
			})
		},
	}
	a.dataFlag(c)
	return c
}

// plural writes a number with its noun.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// withFeeds opens the feeds of the data folder, calls do, and closes them.
func (a *app) withFeeds(ctx context.Context, do func(*corpus.Store, *feed.Registry) error) (err error) {
	c, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	registry, err := feed.OpenRegistry(ctx, c.Store.DB())
	if err != nil {
		return err
	}
	return do(c.Store, registry)
}
