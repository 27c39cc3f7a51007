package feed

import (
	"context"
	"errors"
	"net/http"
	"time"

	"dateline/corpus"
)

// recheckDelays are the waits before a page is read again, each counted from
// the previous reading. Most corrections come within the first day.
var recheckDelays = [...]time.Duration{time.Hour, 6 * time.Hour, 24 * time.Hour}

// recheckMaxAge is the age beyond which a newly found article is not rechecked.
const recheckMaxAge = 48 * time.Hour

// scheduleRecheck records that the page was read now, and sets the time of the
// next reading, if any.
func (r *itemRecord) scheduleRecheck(now, published time.Time) {
	r.checkedAt, r.nextCheck = now, time.Time{}
	if r.checks == len(recheckDelays) || !published.IsZero() && now.Sub(published) > recheckMaxAge && r.checks == 0 {
		return
	}
	r.nextCheck = now.Add(recheckDelays[r.checks])
	r.checks++
}

// recheckPages reads the pages of the feed that are due for a recheck.
func (v *visit) recheckPages(ctx context.Context) error {
	if !v.feed.FullPage {
		return nil
	}
	due, err := v.registry.dueForRecheck(ctx, v.feed, v.start, max(v.pagesLeft, 0))
	if err != nil {
		return err
	}
	for _, r := range due {
		if v.pagesLeft == 0 {
			return nil
		}
		if err := v.recheck(ctx, r); err != nil {
			return err
		}
	}
	return nil
}

// recheck reads one page again and stores what has changed. A page that is gone
// (410, or 404 twice) withdraws its article.
func (v *visit) recheck(ctx context.Context, r *itemRecord) error {
	current, err := v.store.Current(ctx, r.article)
	if errors.Is(err, corpus.ErrUnknown) || err == nil && current.Withdrawn {
		r.nextCheck = time.Time{}
		return v.enqueue(ctx, nil, r)
	}
	if err != nil {
		return err
	}
	p, resp, err := v.fetchPage(ctx, r.page, r.validators)
	if err != nil {
		return err
	}
	r.scheduleRecheck(v.start, time.Time{})
	switch {
	case resp.status == http.StatusGone, resp.status == http.StatusNotFound && r.missing > 0:
		return v.withdraw(ctx, r)
	case resp.status == http.StatusNotFound:
		r.missing++
		r.nextCheck = v.start.Add(recheckDelays[0])
	case p != nil:
		r.missing, r.validators = 0, resp.validators
		if isCorrection(current.Text, p.Text) {
			a := current.Article
			a.Text = p.Text
			return v.enqueue(ctx, &a, r)
		}
	}
	return v.enqueue(ctx, nil, r)
}

// isCorrection reports whether a page now says something else. One that has
// lost more than half of its words is a notice or a paywall, not a correction.
func isCorrection(before, now string) bool {
	return now != before && 2*countWords(now) >= countWords(before)
}

func (v *visit) withdraw(ctx context.Context, r *itemRecord) error {
	if err := v.flush(ctx); err != nil {
		return err
	}
	outcomes, err := v.store.Withdraw(ctx, r.article)
	if err != nil {
		return err
	}
	v.count(outcomes)
	v.added()
	r.nextCheck = time.Time{}
	return v.enqueue(ctx, nil, r)
}
