package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"dateline/corpus/feed"
)

// fetchAhead is how long before it is due a feed is read by a fetch: cron runs at
// fixed times, and feeds become due at slightly different ones.
const fetchAhead = 5 * time.Minute

func (a *app) fetchCommand() *cobra.Command {
	var allow []string
	c := &cobra.Command{
		Use:   "fetch",
		Short: "Read the feeds that are due, once",
		Long: `Fetch reads the feeds that are due and ends, for cron and similar. A feed that
cannot be read is reported and tried again later, and does not stop the others.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error {
			private, err := feed.ParseNetworks(allow)
			if err != nil {
				return usage(c, err)
			}
			return a.fetch(c.Context(), feed.Options{Allow: private, Log: a.log})
		},
	}
	a.dataFlag(c)
	allowFlag(c, &allow)
	return c
}

func (a *app) fetch(ctx context.Context, o feed.Options) (err error) {
	c, err := a.openData(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	r := c.feeds // the service spaces its requests to each host
	if r == nil {
		registry, err := feed.OpenRegistry(ctx, c.Store.DB())
		if err != nil {
			return err
		}
		r = feed.NewReader(registry, c.Store, o)
		defer r.Close()
	}
	sum, err := r.Round(ctx, fetchAhead)
	if err != nil {
		return errors.Join(err, c.CatchUp(context.WithoutCancel(ctx)))
	}
	if err := c.CatchUp(ctx); err != nil {
		return err
	}
	return a.sayRound(ctx, c, sum)
}

func (a *app) sayRound(ctx context.Context, c *opened, sum feed.Round) error {
	for _, f := range sum.Failed {
		_, _ = fmt.Fprintln(a.errOut, f.Status())
	}
	n, err := c.Store.Count(ctx)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%d of %d feeds read. %s\n", sum.Read-len(sum.Failed), sum.Read+sum.Waiting, Imported(sum.Counts, sum.LeftOut, n))
	if err == nil && len(sum.Failed) > 0 {
		err = &leftOutError{plural(len(sum.Failed), "feed") + " could not be read, see above"}
	}
	return err
}
