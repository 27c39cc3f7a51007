package feed

import (
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/rss"

	"dateline/corpus"
	"dateline/corpus/clean"
	"dateline/corpus/page"
)

// A document is the content of a feed at the time of reading.
type document struct {
	title, language string
	// ttl is how often the feed says that it changes, 0 if it does not.
	ttl   time.Duration
	items []Item
}

// An Item is one entry of a feed. Any of its fields may be empty.
type Item struct {
	Title, Author string
	// Link is absolute.
	Link string
	// Published is in the zone that the feed states, zero if unknown or implausible, such as in the
	// future.
	Published time.Time
	// Text is the feed's own text of the article, in plain paragraphs.
	Text string
	// guid is the feed's own id for the item. Some feeds change it at every
	// read.
	guid string
}

// maxClockSkew is how far in the future a date may lie: clocks and time zones
// are sometimes wrong by less than a day.
const maxClockSkew = 24 * time.Hour

// parse reads a feed that came from an address, as of now.
func parse(body []byte, contentType string, from *url.URL, now time.Time) (*document, error) {
	text := decode(body, contentType)
	if strings.TrimSpace(text) == "" {
		return nil, &readError{reason: "it is empty"}
	}
	var whole string
	var ok bool
	if strings.TrimSpace(text)[0] == '{' {
		whole, ok = sanitizeJSON(text)
	} else {
		whole, ok = sanitizeXML(text)
	}
	if !ok && gofeed.DetectFeedType(strings.NewReader(text[:min(len(text), 4096)])) != gofeed.FeedTypeUnknown {
		return nil, &readError{reason: "it is broken, and not one whole item is in it"}
	}
	if !ok {
		return nil, notAFeed(text, from)
	}
	f, err := parseFeed(whole)
	if errors.Is(err, gofeed.ErrFeedTypeNotDetected) {
		return nil, notAFeed(text, from)
	}
	if err != nil {
		return nil, &readError{reason: "it is broken and cannot be read as a feed", cause: err}
	}
	d := &document{title: clean.Line(clean.Entities(f.Title)), language: clean.Line(f.Language), ttl: declaredTTL(f)}
	base := baseURL(f, from)
	for _, i := range f.Items[:min(len(f.Items), maxItems)] {
		if i != nil {
			d.items = append(d.items, newItem(i, base, now))
		}
	}
	return d, nil
}

// parseFeed turns a panic of the parser into an error.
func parseFeed(text string) (f *gofeed.Feed, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = fmt.Errorf("the parser panicked: %v", v)
		}
	}()
	p := gofeed.NewParser()
	p.KeepOriginalFeed = true
	return p.Parse(strings.NewReader(text))
}

// notAFeed returns an error that says what the document is instead of a feed.
func notAFeed(text string, from *url.URL) error {
	start := strings.ToLower(text[:min(len(text), 4096)])
	if !strings.Contains(start, "<html") && !strings.Contains(start, "<!doctype html") {
		return &readError{reason: "it is no RSS, Atom or JSON feed"}
	}
	feeds := slices.DeleteFunc(page.Feeds(text, from), func(f string) bool { return len(f) > 200 })
	if len(feeds) == 0 {
		return &readError{reason: "it is a web page and no feed, and the page names no feeds"}
	}
	return &readError{reason: "it is a web page; its feeds are: " + strings.Join(feeds[:min(len(feeds), 5)], ", ")}
}

// declaredTTL returns how often a feed says that it changes, 0 if it does not.
func declaredTTL(f *gofeed.Feed) time.Duration {
	if r, ok := f.OriginalFeed().(*rss.Feed); ok {
		if n, err := strconv.Atoi(strings.TrimSpace(r.TTL)); err == nil && n > 0 {
			return min(time.Duration(n), 24*60) * time.Minute
		}
	}
	return syndicationTTL(f)
}

// syndicationTTL reads the elements of
// https://web.resource.org/rss/1.0/modules/syndication/
func syndicationTTL(f *gofeed.Feed) time.Duration {
	periods := map[string]time.Duration{"hourly": time.Hour, "daily": 24 * time.Hour, "weekly": 24 * time.Hour, "monthly": 24 * time.Hour}
	value := func(name string) string {
		if e := f.Extensions["sy"][name]; len(e) > 0 {
			return strings.TrimSpace(e[0].Value)
		}
		return ""
	}
	period := periods[value("updatePeriod")]
	if n, err := strconv.Atoi(value("updateFrequency")); err == nil && n > 0 {
		period /= time.Duration(min(n, 24*60))
	}
	return period
}

// baseURL returns what relative links are relative to: the site that the feed
// names, or else the address of the feed.
func baseURL(f *gofeed.Feed, from *url.URL) *url.URL {
	u, err := from.Parse(strings.TrimSpace(f.Link))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return from
	}
	return u
}

func newItem(i *gofeed.Item, base *url.URL, now time.Time) Item {
	out := Item{Title: clean.Line(clean.Entities(page.Text(i.Title))), guid: clean.Line(i.GUID), Published: itemDate(i, now)}
	if len(i.Authors) > 0 && i.Authors[0] != nil {
		out.Author = clean.Line(clean.Entities(i.Authors[0].Name))
	}
	out.Link = itemLink(i, base)
	out.Text = clean.Entities(page.Text(i.Content))
	if summary := clean.Entities(page.Text(i.Description)); len(summary) > len(out.Text) {
		out.Text = summary
	}
	return out
}

func itemLink(i *gofeed.Item, base *url.URL) string {
	for _, s := range append([]string{i.Link, i.GUID}, i.Links...) {
		if s = strings.TrimSpace(s); s == "" || s == i.GUID && !strings.HasPrefix(s, "http") {
			continue
		}
		u, err := base.Parse(s)
		if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "" {
			return u.String()
		}
	}
	return ""
}

func itemDate(i *gofeed.Item, now time.Time) time.Time {
	for _, d := range []struct {
		at   *time.Time
		said string
	}{{i.PublishedParsed, i.Published}, {i.UpdatedParsed, i.Updated}} {
		if d.at != nil && plausibleDate(*d.at, now) {
			return corpus.OutletTime(d.at.In(statedZone(d.said)))
		}
	}
	return time.Time{}
}

// plausibleDate reports whether t can be a date of publication. Newspapers have
// existed since 1605.
func plausibleDate(t, now time.Time) bool { return t.Year() >= 1600 && t.Before(now.Add(maxClockSkew)) }
