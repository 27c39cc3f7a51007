package files

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"strings"

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
	return pageMeta(page, link).fill(a), nil
}

// pageMeta is what a page says about its article.
func pageMeta(page readability.Article, link string) *fileMeta {
	m := meta{Title: page.Title(), Source: page.SiteName(), Author: page.Byline(), URL: link, Language: page.Language()}
	return &fileMeta{meta: m, page: page}
}

// fileMeta fills in a date that was parsed already.
type fileMeta struct {
	meta
	page readability.Article
}

func (m *fileMeta) fill(a *corpus.Article) []*Problem {
	warnings := m.meta.fill(a)
	t, err := m.page.PublishedTime()
	if err == nil && sensible(t) {
		a.Published = t.UTC()
		return warnings
	}
	if err != nil && !errors.Is(err, readability.ErrTimestampMissing) {
		warnings = append(warnings, warning(err, "its date is not understood: it is kept without a date"))
	}
	return warnings
}

// decodePage returns a page in UTF-8: in the encoding that it declares, else
// in UTF-8 if it is that.
func decodePage(content []byte) (string, *Problem) {
	if len(bytes.TrimSpace(content)) == 0 {
		return "", problem(nil, "it is empty")
	}
	e, name, certain := charset.DetermineEncoding(content, "text/html")
	if !certain && invalid(content) < 0 || name == "utf-8" || utf16(content) {
		return decode(content)
	}
	if bytes.IndexByte(content, 0) >= 0 || !certain {
		return decode(content) // which says what is wrong
	}
	b, err := io.ReadAll(e.NewDecoder().Reader(bytes.NewReader(content)))
	if err != nil {
		return "", problem(err, "it is not valid %s, which it declares", name)
	}
	return string(b), nil
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
