package feed

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"dateline/corpus"
)

// visit reads one feed and keeps what came of it.
func (r *Reader) visit(ctx context.Context, f Feed) (Round, error) {
	t := &trip{Reader: r, feed: &f, at: r.now(), pages: maxPages}
	v, err := t.read(ctx)
	if err == nil {
		err = t.flush(ctx)
	}
	if err != nil {
		return t.sum, err
	}
	before := f.Failures
	f = f.after(v, r.now())
	if err := r.book.save(ctx, &f); err != nil {
		return t.sum, err
	}
	t.sum.Read++
	failed := f.Failures > before || f.Gone
	r.visited(failed)
	if failed {
		r.log.Warn("feed failed", "feed", plainAddress(f.Address), "err", v.err, "cause", errors.Unwrap(v.err), "failures", f.Failures)
		t.sum.Failed = append(t.sum.Failed, f)
	}
	return t.sum, nil
}

// The most that one visit does: pages fetched, and articles written at once.
const (
	maxPages = 60
	batch    = 50
)

// A trip is one visit under way.
type trip struct {
	*Reader
	feed *Feed
	at   time.Time
	// pages is how many more may be fetched.
	pages    int
	waiting  bool
	articles []corpus.Article
	notes    []*seen
	sum      Round
}

// read reads the feed and its pages. The error is the store's or of ctx; what
// is wrong with the feed is in the visit.
func (t *trip) read(ctx context.Context) (visit, error) {
	a, err := t.client.get(ctx, t.feed.Address, t.feed.mark)
	if ctx.Err() != nil {
		return visit{}, ctx.Err()
	}
	v := visit{err: err, status: a.status, retry: a.retry}
	if err == nil && a.status != http.StatusOK && a.status != http.StatusNotModified {
		v.err = &Trouble{Reason: answered(a.status)}
	}
	if v.err != nil {
		return v, nil
	}
	if a.status == http.StatusOK {
		if v.err, err = t.document(ctx, a); v.err != nil || err != nil {
			return v, err
		}
	}
	if err := t.follow(ctx, a.moved); err != nil {
		return v, err
	}
	if err := t.lookAgain(ctx); err != nil {
		return v, err
	}
	v.waiting = t.waiting
	return v, nil
}

// document reads what the feed holds.
func (t *trip) document(ctx context.Context, a answer) (bad, err error) {
	d, bad := parse(a.body, a.kind, a.from, t.at)
	if bad != nil {
		return bad, nil
	}
	t.feed.Title, t.feed.every = d.title, d.every
	for _, i := range oldestFirst(d.items) {
		if err := t.item(ctx, d, &i); err != nil {
			return nil, err
		}
	}
	if err := t.flush(ctx); err != nil {
		return nil, err
	}
	t.feed.mark = a.mark
	if t.waiting {
		t.feed.mark = mark{} // what waits is in what the server has now
	}
	t.feed.Complete = t.feed.Complete || !t.waiting
	return nil, nil
}

// follow takes the address over that a feed has moved to for good. Where
// another feed has that address, this one is its double, and ends.
func (t *trip) follow(ctx context.Context, to string) error {
	if to == "" || to == t.feed.Address {
		return nil
	}
	from := t.feed.Address
	err := t.book.move(ctx, t.feed, to)
	if errors.Is(err, ErrKnown) {
		t.feed.Gone, t.feed.LastError = true, "it moved to "+plainAddress(to)+", which is read already"
		return nil
	}
	if err == nil {
		t.log.Info("feed moved", "from", plainAddress(from), "to", plainAddress(to))
	}
	return err
}

func answered(status int) string {
	if text := http.StatusText(status); text != "" {
		return fmt.Sprintf("its server answered %d (%s)", status, text)
	}
	return fmt.Sprintf("its server answered %d", status)
}

// keep puts an article, and what is to be remembered of its item, among those
// to be written.
func (t *trip) keep(ctx context.Context, a *corpus.Article, s *seen) error {
	if a != nil {
		t.articles = append(t.articles, *a)
	}
	t.notes = append(t.notes, s)
	if len(t.notes) < batch {
		return nil
	}
	return t.flush(ctx)
}

// flush writes the articles, and only then that their items were read: after
// a crash between the two they are read again, which changes nothing.
func (t *trip) flush(ctx context.Context) error {
	add := t.store.Add
	if !t.feed.Complete {
		add = t.store.Backfill
	}
	outcomes, err := add(ctx, t.articles...)
	if err != nil {
		return err
	}
	if err := t.book.note(ctx, t.notes); err != nil {
		return err
	}
	if len(t.articles) > 0 {
		t.added()
	}
	t.articles, t.notes = t.articles[:0], t.notes[:0]
	t.count(outcomes)
	return nil
}

func (t *trip) count(outcomes []corpus.Outcome) {
	for _, o := range outcomes {
		t.sum.Counts[o.Change]++
	}
}
