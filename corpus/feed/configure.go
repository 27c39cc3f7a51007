package feed

import (
	"context"
	"errors"
	"fmt"
	"time"

	"dateline/corpus/clean"
)

// Configure adds or updates the feeds of a configuration, and removes those
// that came from an earlier configuration and are no longer in this one. Feeds
// that were added by hand stay, and a feed that has moved is not taken for a
// new one.
func (r *Registry) Configure(ctx context.Context, list []Settings, now time.Time) error {
	named := make(map[string]bool, len(list))
	for _, s := range list {
		u, err := webAddress(s.Address)
		if err != nil {
			return fmt.Errorf("%q: %w", s.Address, err)
		}
		s.Address = u.String()
		named[s.Address] = true
		if err := r.configure(ctx, s, now); err != nil {
			return err
		}
	}
	all, err := r.List(ctx)
	if err != nil {
		return err
	}
	for _, f := range all {
		if f.configured == "" || named[f.configured] {
			continue
		}
		if err := r.Remove(ctx, f.Address); err != nil {
			return err
		}
	}
	return nil
}

// configure adds or updates one feed. It may have moved since it was
// configured, so it is found by either address.
func (r *Registry) configure(ctx context.Context, s Settings, now time.Time) error {
	s.Outlet = clean.Line(s.Outlet)
	tags, err := s.encodeTags()
	if err != nil {
		return err
	}
	set := func() error {
		res, err := r.db.ExecContext(ctx, `UPDATE feeds SET configured = $1, outlet = $2, interval = $3, full_page = $4, tags = $5
			WHERE configured = $1 OR address = $1`, s.Address, s.Outlet, int64(s.Interval/time.Second), s.FullPage, tags)
		return requireChange(res, err, errUnknown)
	}
	err = set()
	if !errors.Is(err, errUnknown) {
		return err
	}
	if err := r.Add(ctx, s, now); err != nil {
		return err
	}
	return set()
}
