package config

import (
	"errors"
	"fmt"
	"time"

	"dateline/bot"
	"dateline/corpus/feed"
)

// Feed is one feed as an operator sets it.
type Feed struct {
	URL    string `yaml:"url"`
	Outlet string `yaml:"outlet"`
	// Every is how often it is read: 15m, 1h; empty: 15m.
	Every string `yaml:"every"`
	// Text is "page", where articles are read from their pages, or "feed",
	// where the feed's own text is the article; empty: page.
	Text string   `yaml:"text"`
	Tags []string `yaml:"tags"`
}

// ParseFeeds reads the configured feeds; its error joins everything that is wrong
// with them.
func (c Config) ParseFeeds() ([]feed.Settings, error) {
	var out []feed.Settings
	var errs []error
	for i, fc := range c.Feeds {
		s, err := fc.Settings()
		if err != nil {
			errs = append(errs, &bot.SettingError{
				Key: fmt.Sprintf("feeds[%d]", i), Problem: fmt.Sprintf("feeds, number %d: %v", i+1, err),
			})
		}
		out = append(out, s)
	}
	return out, errors.Join(errs...)
}

// Settings are what corpus/feed makes of the feed.
func (c Feed) Settings() (feed.Settings, error) {
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
