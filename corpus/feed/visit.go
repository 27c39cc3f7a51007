package feed

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"dateline/corpus"
)

// visit reads one feed and stores the outcome.
func (r *Reader) visit(ctx context.Context, f Feed) (Round, error) {
	v := &visit{Reader: r, feed: &f, start: r.now(), pagesLeft: maxPages}
	res, err := v.readFeed(ctx)
	if err == nil {
		err = v.flush(ctx)
	}
	if err != nil {
		return v.sum, err
	}
	before := f.Failures
	f = f.afterVisit(res, r.now())
	if err := r.registry.saveFeed(ctx, &f); err != nil {
		return v.sum, err
	}
	v.sum.Read++
	failed := f.Failures > before || f.Gone
	r.visited(failed)
	if failed {
		r.log.Warn("feed failed", "feed", redacted(f.Address), "err", res.err, "cause", errors.Unwrap(res.err), "failures", f.Failures)
		v.sum.Failed = append(v.sum.Failed, f)
	}
	return v.sum, nil
}

// Bounds of one visit: pages fetched, and items written in one batch.
const (
	maxPages = 60
	batch    = 50
)

// A visit is one reading of a feed in progress.
type visit struct {
	*Reader
	feed  *Feed
	start time.Time
	// pagesLeft is how many more pages may be fetched.
	pagesLeft  int
	unfinished bool
	articles   []corpus.Article
	records    []*itemRecord
	sum        Round
}

// readFeed reads the feed and its pages. The error is one of the store or of
// ctx; what is wrong with the feed itself is in the result.
func (v *visit) readFeed(ctx context.Context) (visitResult, error) {
	resp, err := v.client.get(ctx, v.feed.Address, v.feed.validators)
	if ctx.Err() != nil {
		return visitResult{}, ctx.Err()
	}
	res := visitResult{err: err, status: resp.status, retryAfter: resp.retryAfter}
	if err == nil && resp.status != http.StatusOK && resp.status != http.StatusNotModified {
		res.err = &readError{reason: statusReason(resp.status)}
	}
	if res.err != nil {
		return res, nil
	}
	if resp.status == http.StatusOK {
		if res.err, err = v.readDocument(ctx, resp); res.err != nil || err != nil {
			return res, err
		}
	}
	if err := v.followMove(ctx, resp.movedTo); err != nil {
		return res, err
	}
	if err := v.recheckPages(ctx); err != nil {
		return res, err
	}
	res.unfinished = v.unfinished
	return res, nil
}

// readDocument stores the items of the feed.
func (v *visit) readDocument(ctx context.Context, resp response) (bad, err error) {
	d, bad := parse(resp.body, resp.contentType, resp.url, v.start)
	if bad != nil {
		return bad, nil
	}
	v.feed.title, v.feed.ttl = d.title, d.ttl
	for _, i := range oldestFirst(d.items) {
		if err := v.item(ctx, d, &i); err != nil {
			return nil, err
		}
	}
	if err := v.flush(ctx); err != nil {
		return nil, err
	}
	v.feed.validators = resp.validators
	if v.unfinished {
		v.feed.validators = validators{} // fetch the same document again for the rest
	}
	v.feed.complete = v.feed.complete || !v.unfinished
	return nil, nil
}

// followMove gives the feed its new address after a permanent redirect. If
// another feed has that address, this one is a duplicate and is marked as gone.
func (v *visit) followMove(ctx context.Context, to string) error {
	if to == "" || to == v.feed.Address {
		return nil
	}
	from := v.feed.Address
	err := v.registry.move(ctx, v.feed, to)
	if errors.Is(err, ErrKnown) {
		v.feed.Gone, v.feed.lastError = true, "it moved to "+redacted(to)+", which is read already"
		return nil
	}
	if err == nil {
		v.log.Info("feed moved", "from", redacted(from), "to", redacted(to))
	}
	return err
}

func statusReason(status int) string {
	if text := http.StatusText(status); text != "" {
		return fmt.Sprintf("its server answered %d (%s)", status, text)
	}
	return fmt.Sprintf("its server answered %d", status)
}

// enqueue adds an article, if any, and the record of its item to the next
// batch.
func (v *visit) enqueue(ctx context.Context, a *corpus.Article, r *itemRecord) error {
	if a != nil {
		v.articles = append(v.articles, *a)
	}
	v.records = append(v.records, r)
	if len(v.records) < batch {
		return nil
	}
	return v.flush(ctx)
}

// flush writes the articles, and only then the records that say they were read:
// after a crash between the two they are read again, which changes nothing.
func (v *visit) flush(ctx context.Context) error {
	add := v.store.Add
	if !v.feed.complete {
		add = v.store.Backfill
	}
	outcomes, err := add(ctx, v.articles...)
	if err != nil {
		return err
	}
	if err := v.registry.saveItems(ctx, v.records); err != nil {
		return err
	}
	if len(v.articles) > 0 {
		v.added()
	}
	v.articles, v.records = v.articles[:0], v.records[:0]
	v.count(outcomes)
	return nil
}

func (v *visit) count(outcomes []corpus.Outcome) {
	for _, o := range outcomes {
		v.sum.Counts[o.Change]++
	}
}
