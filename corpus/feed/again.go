package feed

import (
	"context"
	"errors"
	"net/http"
	"time"

	"dateline/corpus"
)

// looks are how long after the last look a page is looked at again: most
// corrections come within the first day.
var looks = [...]time.Duration{time.Hour, 6 * time.Hour, 24 * time.Hour}

// fresh is how old an article may be for its page to be looked at again.
const fresh = 48 * time.Hour

// schedule sets when the page is looked at next.
func (s *seen) schedule(now, published time.Time) {
	s.looked, s.next = now, time.Time{}
	if s.looks == len(looks) || !published.IsZero() && now.Sub(published) > fresh && s.looks == 0 {
		return
	}
	s.next = now.Add(looks[s.looks])
	s.looks++
}

// lookAgain looks at the pages whose time has come.
func (t *trip) lookAgain(ctx context.Context) error {
	if !t.feed.FullPage {
		return nil
	}
	due, err := t.book.look(ctx, t.feed, t.at, max(t.pages, 0))
	if err != nil {
		return err
	}
	for _, s := range due {
		if t.pages == 0 {
			return nil
		}
		if err := t.compare(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// compare looks at one page again, and takes in what has changed.
func (t *trip) compare(ctx context.Context, s *seen) error {
	v, err := t.store.Current(ctx, s.article)
	if errors.Is(err, corpus.ErrUnknown) || err == nil && v.Withdrawn {
		s.next = time.Time{}
		return t.keep(ctx, nil, s)
	}
	if err != nil {
		return err
	}
	p, got, err := t.page(ctx, s.page, s.mark)
	if err != nil {
		return err
	}
	s.schedule(t.at, time.Time{})
	switch {
	case got.status == http.StatusGone, got.status == http.StatusNotFound && s.missing > 0:
		return t.withdraw(ctx, s)
	case got.status == http.StatusNotFound:
		s.missing++
		s.next = t.at.Add(looks[0])
	case p != nil:
		s.missing, s.mark = 0, got.mark
		if corrected(v.Text, p.Text) {
			a := v.Article
			a.Text = p.Text
			return t.keep(ctx, &a, s)
		}
	}
	return t.keep(ctx, nil, s)
}

// corrected tells whether a page says something else now. One that has lost
// more than half of its words is a notice or a wall, and no correction.
func corrected(before, now string) bool {
	return now != before && 2*words(now) >= words(before)
}

func (t *trip) withdraw(ctx context.Context, s *seen) error {
	if err := t.flush(ctx); err != nil {
		return err
	}
	outcomes, err := t.store.Withdraw(ctx, s.article)
	if err != nil {
		return err
	}
	t.count(outcomes)
	t.added()
	s.next = time.Time{}
	return t.keep(ctx, nil, s)
}
