package files

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"dateline/corpus"
	"dateline/corpus/page"
)

// readPage parses a web page and extracts its article.
func readPage(a *corpus.Article, content []byte) ([]*Problem, *Problem) {
	text, failed := decodePage(content)
	if failed != nil {
		return nil, failed
	}
	p := page.Read(text, nil)
	m := meta{Title: trimSiteName(p.Title, p.Outlet), Source: p.Outlet, Author: p.Author, URL: p.Canonical, Language: p.Language}
	warnings := m.fill(a)
	a.Text, a.Published = p.Text, corpus.OutletTime(p.Published)
	if p.DateError != nil {
		warnings = append(warnings, warning(p.DateError, "its date is not understood: it is kept without a date"))
	}
	return warnings, nil
}

// trimSiteName removes the name of the site from the end of a page's title.
func trimSiteName(title, site string) string {
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

// decodePage returns a page as UTF-8. Valid UTF-8 is taken for what it is,
// whatever the page declares; otherwise the declared encoding counts.
func decodePage(content []byte) (string, *Problem) {
	if invalidUTF8(content) < 0 || isUTF16(content) || !declaresEncoding(content) {
		return decode(content)
	}
	e, name, _ := charset.DetermineEncoding(content, "text/html")
	b, err := io.ReadAll(e.NewDecoder().Reader(bytes.NewReader(content)))
	if err != nil {
		return "", problem(err, "it is not valid %s, which it declares", name)
	}
	return decode(b)
}

// declaresEncoding reports whether a page names its encoding where browsers
// look for it, in its first 1024 bytes. See
// https://html.spec.whatwg.org/multipage/semantics.html#charset
func declaresEncoding(content []byte) bool {
	return bytes.Contains(bytes.ToLower(content[:min(len(content), 1024)]), []byte("charset"))
}
