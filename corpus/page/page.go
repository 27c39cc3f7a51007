package page

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/corpus/clean"
)

// A Page is the article on a web page. Any of its fields may be empty.
type Page struct {
	Title, Outlet, Author string
	// Language is a BCP 47 tag as the page declares it.
	Language string
	// Published is in the zone that the page states, otherwise in UTC. DateError says why an existing date could not be
	// parsed.
	Published time.Time
	DateError error
	// Canonical is the address that the page declares for itself. It may be
	// relative.
	Canonical string
	// Text is the article in plain paragraphs: see [clean.Body].
	Text string
}

// maxElements bounds the elements of a page. A newspaper's front page has some
// 5,000; a page with more than the bound is reduced to plain text.
const maxElements = 50_000

// Read extracts the article of a page that came from an address, which may be
// nil.
func Read(text string, from *url.URL) Page {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		// The parser refuses pages nested deeper than 512 levels.
		return Page{Text: tokenText(text)}
	}
	p := Page{Canonical: canonicalLink(doc)}
	removeHidden(doc)
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	found, err := parser.ParseAndMutate(doc, baseURL(from, p.Canonical))
	if err != nil || found.Node == nil {
		p.Text = tokenText(text)
		return p
	}
	p.Text = plainText(found)
	p.Title, p.Outlet = clean.Line(found.Title()), clean.Line(found.SiteName())
	p.Author, p.Language = clean.Line(found.Byline()), clean.Line(found.Language())
	p.setDate(found)
	return p
}

// Text returns the visible words of an HTML fragment, in plain paragraphs.
func Text(fragment string) string {
	doc, err := html.Parse(strings.NewReader(fragment))
	if err != nil {
		return tokenText(fragment)
	}
	removeHidden(doc)
	return plainText(readability.Article{Node: doc})
}

func plainText(a readability.Article) string {
	var b strings.Builder
	if err := a.RenderText(&b); err != nil {
		return "" // a builder never fails to write
	}
	return clean.Body(b.String())
}

func (p *Page) setDate(found readability.Article) {
	t, err := found.PublishedTime()
	switch {
	case err == nil && t.Year() >= 1600 && t.Year() < 10000: // newspapers have existed since 1605
		p.Published = t.Truncate(time.Second)
	case err != nil && !errors.Is(err, readability.ErrTimestampMissing):
		p.DateError = err
	}
}

// baseURL returns the address that a page's links are relative to. The links
// are not kept, but readability requires one.
func baseURL(from *url.URL, canonical string) *url.URL {
	if from != nil {
		return from
	}
	u, err := url.Parse(canonical)
	if err != nil || !u.IsAbs() {
		return &url.URL{Scheme: "https", Host: "localhost"}
	}
	return u
}

// canonicalLink returns the address that a page declares for itself, empty for
// none.
func canonicalLink(doc *html.Node) string {
	for n := range doc.Descendants() {
		switch {
		case n.DataAtom == atom.Link && attribute(n, "rel") == "canonical":
			return attribute(n, "href")
		case n.DataAtom == atom.Meta && attribute(n, "property") == "og:url":
			return attribute(n, "content")
		}
	}
	return ""
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
