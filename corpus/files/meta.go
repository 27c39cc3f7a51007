package files

import (
	"strings"

	"dateline/corpus"
	"dateline/corpus/clean"
)

// meta is what a file says about its article, in front matter or in JSON.
type meta struct {
	ID, Title, Source, Author, Published, URL, Language string
	Brief, Inferred                                     bool
	Tags                                                []string
}

// fill copies the metadata to a, and returns warnings about what it could not
// parse.
func (m meta) fill(a *corpus.Article) []*Problem {
	if clean.Line(m.ID) != "" {
		a.ID = m.ID // unchanged: a cleaned id would name another article
	}
	a.Title, a.Source, a.Author = decodedLine(m.Title), decodedLine(m.Source), decodedLine(m.Author)
	a.URL, a.Language = clean.Line(m.URL), clean.Line(m.Language)
	a.Brief, a.Inferred = m.Brief, m.Inferred
	for _, tag := range m.Tags {
		if tag = decodedLine(tag); tag != "" {
			a.Tags = append(a.Tags, tag)
		}
	}
	return setDate(a, m.Published)
}

// decodedLine returns one line without entities, which exports of web pages leave
// in their data.
func decodedLine(s string) string { return clean.Line(clean.Entities(s)) }

// setDate parses an article's date. If it cannot be parsed, the article stays
// without one.
func setDate(a *corpus.Article, s string) []*Problem {
	if s = strings.TrimSpace(s); s == "" {
		return nil
	}
	t, err := parseDate(s)
	if err != nil {
		return []*Problem{warning(err, "its date, %s, is not understood: it is kept without a date; write 2024-06-22", quote(s))}
	}
	a.Published = t
	return nil
}
