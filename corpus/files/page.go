package files

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/k3a/html2text"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"dateline/corpus"
	"dateline/corpus/clean"
)

// readPage reads a web page: the article on it, without what surrounds it.
func readPage(a *corpus.Article, content []byte) ([]*Problem, *Problem) {
	text, failed := decodePage(content)
	if failed != nil {
		return nil, failed
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		// The parser refuses pages nested deeper than 512; their words are
		// read without it.
		a.Text = clean.Body(html2text.HTML2Text(text))
		return nil, nil
	}
	link := canonical(doc)
	page, err := readability.FromDocument(doc, base(link))
	if err != nil || page.Node == nil {
		a.Text = clean.Body(html2text.HTML2Text(text))
		return nil, nil
	}
	var body strings.Builder
	if err := page.RenderText(&body); err != nil {
		return nil, problem(err, "no article is found on the page: %v", err)
	}
	a.Text = clean.Body(body.String())
	return fillPage(a, page, link), nil
}

// fillPage puts what a page says about its article into a.
func fillPage(a *corpus.Article, page readability.Article, link string) []*Problem {
	m := meta{Title: page.Title(), Source: page.SiteName(), Author: page.Byline(), URL: link, Language: page.Language()}
	m.Title = withoutSite(m.Title, m.Source)
	warnings := m.fill(a)
	t, err := page.PublishedTime()
	switch {
	case err == nil && sensible(t):
		a.Published = t.UTC().Truncate(time.Second)
	case err != nil && !errors.Is(err, readability.ErrTimestampMissing):
		warnings = append(warnings, warning(err, "its date is not understood: it is kept without a date"))
	}
	return warnings
}

// withoutSite cuts the name of the site off the end of a page's title.
func withoutSite(title, site string) string {
	bare, ok := strings.CutSuffix(title, site)
	if !ok || site == "" {
		return title
	}
	bare = strings.TrimRight(bare, " ")
	if cut := strings.TrimRight(bare, "-|–—:·"); cut != bare && cut != "" {
		return cut
	}
	return title
}

// decodePage returns a page in UTF-8: as it is where it is UTF-8, whatever it
// declares, else from the encoding that it declares.
func decodePage(content []byte) (string, *Problem) {
	if invalid(content) < 0 || utf16(content) || !declares(content) {
		return decode(content)
	}
	e, name, _ := charset.DetermineEncoding(content, "text/html")
	b, err := io.ReadAll(e.NewDecoder().Reader(bytes.NewReader(content)))
	if err != nil {
		return "", problem(err, "it is not valid %s, which it declares", name)
	}
	return decode(b)
}

// declares tells whether a page names its encoding where browsers look for
// it: in its first 1024 bytes.
// See https://html.spec.whatwg.org/multipage/semantics.html#charset
func declares(content []byte) bool {
	return bytes.Contains(bytes.ToLower(content[:min(len(content), 1024)]), []byte("charset"))
}

// canonical is the address that a page gives itself, empty for none.
func canonical(doc *html.Node) string {
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

// base is the address that a page's links are relative to. They are not kept,
// but readability wants one.
func base(link string) *url.URL {
	u, err := url.Parse(link)
	if err != nil || !u.IsAbs() {
		return &url.URL{Scheme: "https", Host: "localhost"}
	}
	return u
}
