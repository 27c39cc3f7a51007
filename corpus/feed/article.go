package feed

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"dateline/corpus"
	"dateline/corpus/clean"
	"dateline/corpus/page"
)

// oldestFirst puts items into the order in which they should arrive; feeds
// have the newest first, and items without a date stay where they are.
func oldestFirst(items []Item) []Item {
	items = slices.Clone(items)
	slices.Reverse(items)
	slices.SortStableFunc(items, func(a, b Item) int {
		if a.Published.IsZero() || b.Published.IsZero() {
			return 0
		}
		return a.Published.Compare(b.Published)
	})
	return items
}

// A choice says what is done with an item, and why.
type choice string

const (
	takeNew     choice = "new"
	takeChanged choice = "changed"
	leaveKnown  choice = "known"
	leaveFresh  choice = "changed, but looked at within the hour"
)

// choose decides what is done with an item, by what is known of it.
func choose(i *Item, known *seen, now time.Time) choice {
	switch {
	case known == nil:
		return takeNew
	case known.article == "" && !known.next.IsZero() && !now.Before(known.next):
		return takeChanged
	case string(known.hash) == string(i.fingerprint()):
		return leaveKnown
	case now.Before(known.looked.Add(looks[0])):
		return leaveFresh
	}
	return takeChanged
}

// item takes one item in, if it is new or has changed.
func (t *trip) item(ctx context.Context, d *document, i *Item) error {
	known, err := t.book.seen(ctx, t.feed, i.key())
	if err != nil {
		return err
	}
	what := choose(i, known, t.at)
	t.waiting = t.waiting || what == leaveFresh
	if what == leaveKnown || what == leaveFresh || i.Text == "" && i.Link == "" {
		return nil
	}
	if what == takeNew && i.Text != "" {
		// An id that is new at every read is none.
		if same, err := t.book.said(ctx, t.feed, i.fingerprint()); same || err != nil {
			return err
		}
	}
	if t.feed.FullPage && i.Link != "" && t.pages == 0 {
		t.waiting = true
		return nil
	}
	s := &seen{feed: t.feed.id, item: i.key(), hash: i.fingerprint(), first: t.at, looked: t.at}
	if known != nil && known.article == "" {
		s.looks = known.looks // of a page that could not be had yet
	}
	return t.take(ctx, d, i, s)
}

// take makes an article of an item, unless another item is it already.
func (t *trip) take(ctx context.Context, d *document, i *Item, s *seen) error {
	s.article = t.id(i, nil, "")
	taken, err := t.taken(ctx, s)
	if err != nil {
		return err
	}
	if taken {
		s.article = ""
		return t.keep(ctx, nil, s)
	}
	a := t.plain(d, i)
	a.ID = s.article
	if t.feed.FullPage && i.Link != "" {
		if err := t.fromPage(ctx, i, s, &a); err != nil {
			return err
		}
		if taken, err = t.taken(ctx, s); err != nil {
			return err
		}
	}
	if a.Text == "" || taken {
		if a.Text == "" {
			t.sum.LeftOut++
		}
		s.article = ""
		return t.keep(ctx, nil, s)
	}
	if err := t.asBefore(ctx, &a); err != nil {
		return err
	}
	if a.Language == "" {
		a.Language = clean.Language(a.Text)
	}
	return t.keep(ctx, &a, s)
}

// taken tells whether another item has the article, in this round or before.
func (t *trip) taken(ctx context.Context, s *seen) (bool, error) {
	if taken, err := t.book.taken(ctx, s); taken || err != nil {
		return taken, err
	}
	return !t.claims.take(s.article, claimant{s.feed, s.item}), nil
}

// plain is the article as the feed alone has it.
func (t *trip) plain(d *document, i *Item) corpus.Article {
	a := corpus.Article{
		Title: i.Title, Source: t.feed.Outlet, Author: i.Author, Published: i.Published,
		Language: d.language, Tags: t.feed.Tags, Text: i.Text,
	}
	if a.Source == "" {
		a.Source = d.title
	}
	if u, err := webAddress(i.Link); err == nil {
		a.URL = tidy(u)
	}
	return a
}

// asBefore keeps the date that an article was first published at: feeds set
// it anew at every edit, and an edit of the date alone is no correction.
func (t *trip) asBefore(ctx context.Context, a *corpus.Article) error {
	v, err := t.store.Current(ctx, a.ID)
	if errors.Is(err, corpus.ErrUnknown) {
		return nil
	}
	if err == nil && !v.Published.IsZero() && !v.Withdrawn && !v.Brief {
		a.Published = v.Published
	}
	return err
}

// fromPage reads an item's page into the article. Where the page cannot be
// had, or gives less than the feed, the feed's text stays.
func (t *trip) fromPage(ctx context.Context, i *Item, s *seen, a *corpus.Article) error {
	p, got, err := t.page(ctx, i.Link, mark{})
	if err != nil {
		return err
	}
	if p == nil { // it may come back
		s.page = i.Link
		s.schedule(t.at, a.Published)
		return nil
	}
	a.ID = t.id(i, got.from, p.Canonical)
	s.article = a.ID
	describe(a, p, t.feed.Outlet == "", t.at)
	a.URL = tidy(address(got.from, p.Canonical))
	if words(p.Text) < words(i.Text) {
		return nil
	}
	a.Text = p.Text
	s.page, s.mark = got.from.String(), got.mark
	s.schedule(t.at, a.Published)
	return nil
}

// describe fills in what the feed did not say.
func describe(a *corpus.Article, p *page.Page, outlet bool, now time.Time) {
	if a.Title == "" {
		a.Title = p.Title
	}
	if outlet && p.Outlet != "" {
		a.Source = p.Outlet
	}
	if a.Author == "" {
		a.Author = p.Author
	}
	if p.Language != "" {
		a.Language = p.Language
	}
	if a.Published.IsZero() && dated(p.Published, now) {
		a.Published = p.Published
	}
}

// page fetches and reads a page; it is nil where it cannot be had now. What
// its server says about waiting ends the fetching for this visit.
func (t *trip) page(ctx context.Context, address string, m mark) (*page.Page, answer, error) {
	t.pages--
	a, err := t.client.get(ctx, address, m)
	if ctx.Err() != nil {
		return nil, a, ctx.Err()
	}
	if a.retry > 0 || a.status == http.StatusTooManyRequests {
		t.pages = 0
	}
	if err != nil || a.status != http.StatusOK || !isPage(a) {
		t.log.Debug("page not read", "page", plainAddress(address), "status", a.status, "err", err)
		return nil, a, nil
	}
	p := page.Read(decode(a.body[:min(len(a.body), maxPage)], a.kind), a.from)
	return &p, a, nil
}

// maxPage is how much of a page is taken apart: that costs far more than
// fetching it.
const maxPage = 4 << 20

func isPage(a answer) bool {
	kind, _, _ := strings.Cut(strings.ToLower(a.kind), ";")
	switch strings.TrimSpace(kind) {
	case "", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream":
		return true
	}
	return false
}

// id is the article's id: by the address that the page gives itself, else by
// the one that it was found at, else by what the feed calls it.
func (t *trip) id(i *Item, from *url.URL, canonical string) string {
	if from != nil {
		return CanonicalID(address(from, canonical).String())
	}
	if id := CanonicalID(i.Link); id != "" {
		return id
	}
	return CanonicalID(t.feed.Address) + "#" + strings.TrimPrefix(i.key(), "guid ")
}

// address is where an article is: the address that its page gives itself, if
// that is of the same site, and no site's front page. A page has no say about
// what stands at another site.
func address(from *url.URL, canonical string) *url.URL {
	if canonical == "" {
		return from
	}
	u, err := from.Parse(canonical)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !sameSite(u, from) || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return from
	}
	return u
}

func words(s string) int { return len(strings.Fields(s)) }
