// Package export writes articles in the forms that other programs read: JSON
// lines, Markdown, CSV, BibTeX and RIS.
//
// It does not know where the articles come from, or which of them are wanted.
package export

import (
	"bufio"
	"bytes"
	"io"
	"iter"
	"time"

	"dateline/corpus"
)

// A Format is a form that articles can be written in.
type Format struct {
	// Name is what a person calls it, which is also how files of it end.
	Name string
	// head opens the whole, and one is an article in it.
	head string
	one  func(*bytes.Buffer, *corpus.Version) error
}

// Formats are all there are. Only the first is read back without loss.
func Formats() []Format {
	return []Format{
		{Name: "jsonl", one: jsonLine},
		{Name: "md", one: section},
		{Name: "csv", head: csvHead, one: csvRow},
		{Name: "bibtex", one: bibEntry},
		{Name: "ris", one: risRecord},
	}
}

// Write writes articles, one after the other as they come, and returns how
// many. Errors of the articles and of w are returned as they are.
func (f Format) Write(w io.Writer, articles iter.Seq2[*corpus.Version, error]) (n int, err error) {
	out := bufio.NewWriterSize(w, 64<<10)
	if _, err := out.WriteString(f.head); err != nil {
		return 0, err
	}
	var b bytes.Buffer
	for v, err := range articles {
		if err != nil {
			return n, err
		}
		b.Reset()
		if err := f.one(&b, v); err != nil {
			return n, err
		}
		if _, err := out.Write(b.Bytes()); err != nil {
			return n, err
		}
		n++
	}
	return n, out.Flush()
}

// dateText is when an article was published, as much of it as is known: the
// coverage keeps midnight where only the day is. It is empty where nothing is.
func dateText(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case t.Truncate(24 * time.Hour).Equal(t):
		return t.UTC().Format(time.DateOnly)
	}
	return t.UTC().Format(time.RFC3339)
}

// heading is an article's title, or its id where it has none.
func heading(a *corpus.Article) string {
	if a.Title == "" {
		return a.ID
	}
	return a.Title
}

// What citations and documents say of an article that is not all it seems.
const (
	briefNote    = "A brief in our own words, not the article itself"
	inferredNote = "The outlet or the date was inferred from the text"
)

// notes are what is to be said beside an article.
func notes(a *corpus.Article) []string {
	var out []string
	if a.Brief {
		out = append(out, briefNote)
	}
	if a.Inferred {
		out = append(out, inferredNote)
	}
	return out
}
