package files

import (
	"bytes"
	"io"
	"strings"

	"golang.org/x/net/html/charset"

	"dateline/corpus"
	"dateline/corpus/page"
)

// readPage reads a web page: the article on it, without what surrounds it.
func readPage(a *corpus.Article, content []byte) ([]*Problem, *Problem) {
	text, failed := decodePage(content)
	if failed != nil {
		return nil, failed
	}
	p := page.Read(text, nil)
	m := meta{Title: withoutSite(p.Title, p.Outlet), Source: p.Outlet, Author: p.Author, URL: p.Canonical, Language: p.Language}
	warnings := m.fill(a)
	a.Text, a.Published = p.Text, p.Published
	if p.DateError != nil {
		warnings = append(warnings, warning(p.DateError, "its date is not understood: it is kept without a date"))
	}
	return warnings, nil
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
