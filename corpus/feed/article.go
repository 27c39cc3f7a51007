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

// oldestFirst returns the items in the order in which they should arrive. Feeds
// list the newest first; items without a date keep their position.
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

// A choice is what to do with an item, and why.
type choice string

const (
	addNew     choice = "new"
	addChanged choice = "changed"
	skipKnown  choice = "known"
	skipRecent choice = "changed, but looked at within the hour"
)

// choose decides what to do with an item, given what is known of it.
func choose(i *Item, known *itemRecord, now time.Time) choice {
	switch {
	case known == nil:
		return addNew
	case known.article == "" && !known.nextCheck.IsZero() && !now.Before(known.nextCheck):
		return addChanged
	case string(known.hash) == string(i.fingerprint()):
		return skipKnown
	case now.Before(known.checkedAt.Add(recheckDelays[0])):
		return skipRecent
	}
	return addChanged
}

// item stores one item if it is new or has changed.
func (v *visit) item(ctx context.Context, d *document, i *Item) error {
	known, err := v.registry.item(ctx, v.feed, i.key())
	if err != nil {
		return err
	}
	decision := choose(i, known, v.start)
	v.unfinished = v.unfinished || decision == skipRecent
	if decision == skipKnown || decision == skipRecent || i.Text == "" && i.Link == "" {
		return nil
	}
	if decision == addNew && i.Text != "" {
		// A feed that gives the item a new id at every read repeats its words.
		if same, err := v.registry.hasHash(ctx, v.feed, i.fingerprint()); same || err != nil {
			return err
		}
	}
	if v.feed.FullPage && i.Link != "" && v.pagesLeft == 0 {
		v.unfinished = true
		return nil
	}
	r := &itemRecord{feed: v.feed.id, item: i.key(), hash: i.fingerprint(), firstSeen: v.start, checkedAt: v.start}
	if known != nil && known.article == "" {
		r.checks = known.checks // the page could not be read so far
	}
	return v.ingest(ctx, d, i, r)
}

// ingest turns an item into an article, unless another item has claimed the
// same article.
func (v *visit) ingest(ctx context.Context, d *document, i *Item, r *itemRecord) error {
	r.article = v.articleID(i, nil, "")
	claimed, err := v.claimed(ctx, r)
	if err != nil {
		return err
	}
	if claimed {
		r.article = ""
		return v.enqueue(ctx, nil, r)
	}
	a := v.fromFeed(d, i)
	a.ID = r.article
	if v.feed.FullPage && i.Link != "" {
		if err := v.fromPage(ctx, i, r, &a); err != nil {
			return err
		}
		if claimed, err = v.claimed(ctx, r); err != nil {
			return err
		}
	}
	if a.Text == "" || claimed {
		if a.Text == "" {
			v.sum.LeftOut++
		}
		r.article = ""
		return v.enqueue(ctx, nil, r)
	}
	if err := v.keepFirstDate(ctx, &a); err != nil {
		return err
	}
	if a.Language == "" {
		a.Language = clean.Language(a.Text)
	}
	return v.enqueue(ctx, &a, r)
}

// claimed reports whether another item has the article, in this round or
// before.
func (v *visit) claimed(ctx context.Context, r *itemRecord) (bool, error) {
	if claimed, err := v.registry.claimed(ctx, r); claimed || err != nil {
		return claimed, err
	}
	return !v.claims.claim(r.article, itemKey{r.feed, r.item}), nil
}

// fromFeed returns the article as the feed alone has it.
func (v *visit) fromFeed(d *document, i *Item) corpus.Article {
	a := corpus.Article{
		Title: i.Title, Source: v.feed.Outlet, Author: i.Author, Published: i.Published,
		Language: d.language, Tags: v.feed.Tags, Text: i.Text,
	}
	if a.Source == "" {
		a.Source = d.title
	}
	if u, err := webAddress(i.Link); err == nil {
		a.URL = withoutTracking(u)
	}
	return a
}

// keepFirstDate keeps the date at which an article was first published: feeds
// set it anew at every edit, and a new date alone is not a correction.
func (v *visit) keepFirstDate(ctx context.Context, a *corpus.Article) error {
	current, err := v.store.Current(ctx, a.ID)
	if errors.Is(err, corpus.ErrUnknown) {
		return nil
	}
	if err == nil && !current.Published.IsZero() && !current.Withdrawn && !current.Brief {
		a.Published = current.Published
	}
	return err
}

// fromPage completes the article from the item's page. The feed's text stays if
// the page cannot be read or has less text than the feed.
func (v *visit) fromPage(ctx context.Context, i *Item, r *itemRecord, a *corpus.Article) error {
	p, resp, err := v.fetchPage(ctx, i.Link, validators{})
	if err != nil {
		return err
	}
	if p == nil { // try again later
		r.page = i.Link
		r.scheduleRecheck(v.start, a.Published)
		return nil
	}
	a.ID = v.articleID(i, resp.url, p.Canonical)
	r.article = a.ID
	fillFromPage(a, p, v.feed.Outlet == "", v.start)
	a.URL = withoutTracking(articleURL(resp.url, p.Canonical))
	if countWords(p.Text) < countWords(i.Text) {
		return nil
	}
	a.Text = p.Text
	r.page, r.validators = resp.url.String(), resp.validators
	r.scheduleRecheck(v.start, a.Published)
	return nil
}

// fillFromPage fills in what the feed left out. The page's outlet is used only
// if outlet is set.
func fillFromPage(a *corpus.Article, p *page.Page, outlet bool, now time.Time) {
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
	if a.Published.IsZero() && plausibleDate(p.Published, now) {
		a.Published = corpus.OutletTime(p.Published)
	}
}

// fetchPage fetches and parses a page. The page is nil if it cannot be read
// now. If its server asks to wait, no more pages are fetched during this visit.
func (v *visit) fetchPage(ctx context.Context, address string, known validators) (*page.Page, response, error) {
	v.pagesLeft--
	resp, err := v.client.get(ctx, address, known)
	if ctx.Err() != nil {
		return nil, resp, ctx.Err()
	}
	if resp.retryAfter > 0 || resp.status == http.StatusTooManyRequests {
		v.pagesLeft = 0
	}
	if err != nil || resp.status != http.StatusOK || !isPage(resp) {
		v.log.Debug("page not read", "page", redacted(address), "status", resp.status, "err", err)
		return nil, resp, nil
	}
	p := page.Read(decode(resp.body[:min(len(resp.body), maxPage)], resp.contentType), resp.url)
	return &p, resp, nil
}

// maxPage bounds how many bytes of a page are parsed, which costs far more than
// fetching them.
const maxPage = 4 << 20

func isPage(resp response) bool {
	kind, _, _ := strings.Cut(strings.ToLower(resp.contentType), ";")
	switch strings.TrimSpace(kind) {
	case "", "text/html", "application/xhtml+xml", "text/plain", "application/octet-stream":
		return true
	}
	return false
}

// articleID returns the id of the article: from the address that the page
// declares, or else the one where it was found, or else the feed's own name for
// the item.
func (v *visit) articleID(i *Item, from *url.URL, canonical string) string {
	if from != nil {
		return CanonicalID(articleURL(from, canonical).String())
	}
	if id := CanonicalID(i.Link); id != "" {
		return id
	}
	return CanonicalID(v.feed.Address) + "#" + strings.TrimPrefix(i.key(), "guid ")
}

// articleURL returns the address of an article: the one that its page declares,
// unless that is on another site or is a front page. A page has no say about
// the content of other sites.
func articleURL(from *url.URL, canonical string) *url.URL {
	if canonical == "" {
		return from
	}
	u, err := from.Parse(canonical)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !sameSite(u, from) || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return from
	}
	return u
}

func countWords(s string) int { return len(strings.Fields(s)) }
