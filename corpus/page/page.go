package page

import (
	"errors"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"dateline/corpus/clean"
)

// A Page is the article that a web page holds. Any of its fields may be empty.
type Page struct {
	Title, Outlet, Author string
	// Language is as the page declares it, a BCP 47 tag.
	Language string
	// Published is in UTC; DateError says why a date that is there could not
	// be read.
	Published time.Time
	DateError error
	// Canonical is the address that the page gives itself, as it stands there.
	Canonical string
	// Text is the article's plain paragraphs, see clean.Body.
	Text string
}

// maxElements is how many elements of a page are taken apart. A newspaper's
// front page has some 5,000; a page with more than this is read as plain words.
const maxElements = 50_000

// Read finds the article on a page. The address that it came from may be nil.
func Read(text string, from *url.URL) Page {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		// The parser refuses pages nested deeper than 512.
		return Page{Text: words(text)}
	}
	p := Page{Canonical: canonical(doc)}
	strip(doc)
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	found, err := parser.ParseAndMutate(doc, base(from, p.Canonical))
	if err != nil || found.Node == nil {
		p.Text = words(text)
		return p
	}
	p.Text = render(found)
	p.Title, p.Outlet = clean.Line(found.Title()), clean.Line(found.SiteName())
	p.Author, p.Language = clean.Line(found.Byline()), clean.Line(found.Language())
	p.date(found)
	return p
}

// Text returns the words of a piece of HTML, all of them that a reader sees.
func Text(fragment string) string {
	doc, err := html.Parse(strings.NewReader(fragment))
	if err != nil {
		return words(fragment)
	}
	strip(doc)
	return render(readability.Article{Node: doc})
}

func render(a readability.Article) string {
	var b strings.Builder
	if err := a.RenderText(&b); err != nil {
		return "" // a builder never fails to write
	}
	return clean.Body(b.String())
}

func (p *Page) date(found readability.Article) {
	t, err := found.PublishedTime()
	switch {
	case err == nil && t.Year() >= 1600 && t.Year() < 10000: // newspapers exist since 1605
		p.Published = t.UTC().Truncate(time.Second)
	case err != nil && !errors.Is(err, readability.ErrTimestampMissing):
		p.DateError = err
	}
}

// base is the address that a page's links are relative to. They are not kept,
// but readability wants one.
func base(from *url.URL, canonical string) *url.URL {
	if from != nil {
		return from
	}
	u, err := url.Parse(canonical)
	if err != nil || !u.IsAbs() {
		return &url.URL{Scheme: "https", Host: "localhost"}
	}
	return u
}
