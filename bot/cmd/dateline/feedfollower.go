package main

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"golang.org/x/sync/errgroup"

	"dateline/bot/cmd/dateline/config"
	"dateline/bot/cmd/dateline/coverage"
	"dateline/corpus/feed"
)

// A feedFollower reads feeds while a service answers, and keeps the coverage up to
// date with them.
type feedFollower struct {
	registry *feed.Registry
	reader   *feed.Reader
	cov      *coverage.Coverage
	log      *slog.Logger
	// added receives when there are articles that the index does not have.
	added chan struct{}
}

// openFeeds opens the feeds of the configuration and those added by hand.
// visited is called after each reading of a feed.
func openFeeds(ctx context.Context, cfg config.Config, cov *coverage.Coverage, log *slog.Logger, visited func(failed bool)) (*feedFollower, error) {
	list, err := cfg.ParseFeeds()
	if err != nil {
		return nil, err
	}
	private, err := feed.ParseNetworks(cfg.FeedNetworks)
	if err != nil {
		return nil, fmt.Errorf("feed_networks: %w", err)
	}
	registry, err := feed.OpenRegistry(ctx, cov.Store.DB())
	if err != nil {
		return nil, err
	}
	if err := registry.Configure(ctx, list, time.Now()); err != nil {
		return nil, fmt.Errorf("feeds: %w", err)
	}
	f := &feedFollower{registry: registry, cov: cov, log: log, added: make(chan struct{}, 1)}
	f.reader = feed.NewReader(registry, cov.Store, feed.Options{Allow: private, Log: log, Visited: visited, Added: f.followUp})
	return f, nil
}

// followUp says that there may be articles that the index does not have.
func (f *feedFollower) followUp() {
	select {
	case f.added <- struct{}{}:
	default: // the last call has not been followed up yet
	}
}

// run reads feeds as they become due until ctx ends.
func (f *feedFollower) run(ctx context.Context) error {
	var g errgroup.Group
	g.Go(func() error {
		f.reader.Run(ctx)
		return nil
	})
	g.Go(func() error {
		f.follow(ctx)
		return nil
	})
	return g.Wait()
}

// Close closes the reader's connections; run has returned, and no command reads
// with it.
func (f *feedFollower) Close() error {
	f.reader.Close()
	return nil
}

// follow brings index and stories up to date whenever articles were added. A
// failure is logged, and made up for the next time.
func (f *feedFollower) follow(ctx context.Context) {
	for {
		select {
		case <-f.added:
		case <-ctx.Done():
			return
		}
		if err := f.cov.CatchUp(ctx); err != nil && ctx.Err() == nil {
			f.log.Error("the index is behind the coverage", "err", err)
		}
	}
}

// failing are sentences on the feeds that have failed for a day.
func (f *feedFollower) failing(ctx context.Context) ([]string, error) {
	feeds, err := f.registry.Failing(ctx, time.Now())
	var out []string
	for _, one := range feeds {
		out = append(out, one.Status())
	}
	return out, err
}

// count counts the feeds, and those that have failed for a day.
func (f *feedFollower) count(ctx context.Context) (all, failing int, err error) {
	list, err := f.registry.List(ctx)
	if err != nil {
		return 0, 0, err
	}
	down, err := f.registry.Failing(ctx, time.Now())
	return len(list), len(down), err
}
