package feed

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dateline/corpus/clean"
)

// Configure makes the feeds of a configuration be there with their settings,
// and removes those that an earlier configuration had and this one has not.
// Feeds that were added by hand stay, and a feed that has moved is not taken
// for a new one.
func (b *Book) Configure(ctx context.Context, list []Settings, now time.Time) error {
	named := make(map[string]bool, len(list))
	for _, s := range list {
		u, err := webAddress(s.Address)
		if err != nil {
			return fmt.Errorf("%q: %w", s.Address, err)
		}
		s.Address = u.String()
		named[s.Address] = true
		if err := b.configure(ctx, s, now); err != nil {
			return err
		}
	}
	all, err := b.List(ctx)
	if err != nil {
		return err
	}
	for _, f := range all {
		if f.configured == "" || named[f.configured] {
			continue
		}
		if err := b.Remove(ctx, f.Address); err != nil {
			return err
		}
	}
	return nil
}

// configure sets one feed, which may have moved since it was configured.
func (b *Book) configure(ctx context.Context, s Settings, now time.Time) error {
	s.Outlet = clean.Line(s.Outlet)
	tags, err := s.tags()
	if err != nil {
		return err
	}
	set := func() error {
		r, err := b.db.ExecContext(ctx, `UPDATE feeds SET configured = $1, outlet = $2, interval = $3, full_page = $4, tags = $5
			WHERE configured = $1 OR address = $1`, s.Address, s.Outlet, int64(s.Interval/time.Second), s.FullPage, tags)
		return changed(r, err, ErrUnknown)
	}
	err = set()
	if !errors.Is(err, ErrUnknown) {
		return err
	}
	if err := b.Add(ctx, s, now); err != nil {
		return err
	}
	return set()
}
