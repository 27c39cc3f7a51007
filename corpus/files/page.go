package files

import (
	"bytes"
	"io"

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
	m := meta{Title: p.Title, Source: p.Outlet, Author: p.Author, URL: p.Canonical, Language: p.Language}
	warnings := m.fill(a)
	a.Text, a.Published = p.Text, p.Published
	if p.DateError != nil {
		warnings = append(warnings, warning(p.DateError, "its date is not understood: it is kept without a date"))
	}
	return warnings, nil
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
