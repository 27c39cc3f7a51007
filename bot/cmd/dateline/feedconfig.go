package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dateline/bot"
	"dateline/corpus/feed"
)

// feedConfig is one feed as an operator sets it.
type feedConfig struct {
	URL    string `yaml:"url"`
	Outlet string `yaml:"outlet"`
	// Every is how often it is read: 15m, 1h; empty: 15m.
	Every string `yaml:"every"`
	// Text is "page", where articles are read from their pages, or "feed",
	// where the feed's own text is the article; empty: page.
	Text string   `yaml:"text"`
	Tags []string `yaml:"tags"`
}

// feeds reads the configured feeds; all that is wrong with them is told at
// once.
func (c config) feeds() ([]feed.Settings, error) {
	var out []feed.Settings
	var errs []error
	for i, fc := range c.Feeds {
		s, err := fc.settings()
		if err != nil {
			errs = append(errs, &bot.SettingError{
				Key: fmt.Sprintf("feeds[%d]", i), Problem: fmt.Sprintf("feeds, number %d: %v", i+1, err),
			})
		}
		out = append(out, s)
	}
	return out, errors.Join(errs...)
}

func (c feedConfig) settings() (feed.Settings, error) {
	s := feed.Settings{Address: c.URL, Outlet: c.Outlet, FullPage: c.Text != "feed", Tags: c.Tags}
	if c.Text != "" && c.Text != "page" && c.Text != "feed" {
		return s, fmt.Errorf("its text is %q; write page or feed", c.Text)
	}
	if c.Every != "" {
		var err error
		if s.Interval, err = time.ParseDuration(c.Every); err != nil || s.Interval < time.Minute {
			return s, fmt.Errorf("its every is %q; write a time of a minute or more, such as 15m or 1h", c.Every)
		}
	}
	if feed.CanonicalID(c.URL) == "" {
		return s, fmt.Errorf("its url is %q; write an address that begins with https:// or http://", c.URL)
	}
	return s, nil
}

// readFeeds reads feeds beside answering, from now until stop is called, and
// keeps what is made of the coverage up to date with them. Feeds that fail are
// told in the bot's status.
func (a *app) readFeeds(ctx context.Context, cfg config, c *coverage, g *gauges) (stop func(), err error) {
	list, err := cfg.feeds()
	if err != nil {
		return nil, err
	}
	private, err := feed.ParseNetworks(cfg.FeedNetworks)
	if err != nil {
		return nil, fmt.Errorf("feed_networks: %w", err)
	}
	book, err := feed.OpenRegistry(ctx, c.store.DB())
	if err != nil {
		return nil, err
	}
	if err := book.Configure(ctx, list, time.Now()); err != nil {
		return nil, fmt.Errorf("feeds: %w", err)
	}
	c.bot.FailingFeeds = func(ctx context.Context) ([]string, error) { return failing(ctx, book) }
	g.feeds = func(ctx context.Context) (all, failing int, err error) {
		list, err := book.List(ctx)
		if err != nil {
			return 0, 0, err
		}
		down, err := book.Failing(ctx, time.Now())
		return len(list), len(down), err
	}
	added := make(chan struct{}, 1)
	r := feed.NewReader(book, c.store, feed.Options{Allow: private, Log: a.log, Visited: a.figures.read, Added: func() {
		select {
		case added <- struct{}{}:
		default: // the last call has not been followed up yet
		}
	}})
	c.feeds = r
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer r.Close()
		r.Run(ctx)
	}()
	followed := make(chan struct{})
	go func() {
		defer close(followed)
		a.follow(ctx, c, added)
	}()
	return func() {
		cancel()
		<-done
		<-followed
	}, nil
}

// follow brings index and stories up to date whenever articles were added. A
// failure is logged, and mended by the next time.
func (a *app) follow(ctx context.Context, c *coverage, added <-chan struct{}) {
	for {
		select {
		case <-added:
		case <-ctx.Done():
			return
		}
		if err := c.catchUp(ctx); err != nil && ctx.Err() == nil {
			a.log.Error("the index is behind the coverage", "err", err)
		}
	}
}

// failing are sentences on the feeds that have failed for a day.
func failing(ctx context.Context, book *feed.Registry) ([]string, error) {
	feeds, err := book.Failing(ctx, time.Now())
	var out []string
	for _, f := range feeds {
		out = append(out, f.Status())
	}
	return out, err
}
