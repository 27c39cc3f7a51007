// Package export writes articles in formats that other programs read: JSON
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

// A Format is a file format for articles.
type Format struct {
	// Name is the name of the format and the extension of its files.
	Name string
	// header opens the file; writeArticle writes one article.
	header       string
	writeArticle func(*bytes.Buffer, *corpus.Version) error
}

// Formats returns all formats. Only the first is read back without loss.
func Formats() []Format {
	return []Format{
		{Name: "jsonl", writeArticle: writeJSON},
		{Name: "md", writeArticle: writeMarkdown},
		{Name: "csv", header: csvHeader, writeArticle: writeCSV},
		{Name: "bibtex", writeArticle: writeBibTeX},
		{Name: "ris", writeArticle: writeRIS},
	}
}

// Write writes articles one by one as they come, and returns how many. It
// returns errors of the articles and of w unchanged.
func (f Format) Write(w io.Writer, articles iter.Seq2[*corpus.Version, error]) (n int, err error) {
	out := bufio.NewWriterSize(w, 64<<10)
	if _, err := out.WriteString(f.header); err != nil {
		return 0, err
	}
	var b bytes.Buffer
	for v, err := range articles {
		if err != nil {
			return n, err
		}
		b.Reset()
		if err := f.writeArticle(&b, v); err != nil {
			return n, err
		}
		if _, err := out.Write(b.Bytes()); err != nil {
			return n, err
		}
		n++
	}
	return n, out.Flush()
}

// dateText formats the time of publication as precisely as it is known, empty
// if it is not, and in the zone in which it was stated.
func dateText(t time.Time) string {
	switch {
	case t.IsZero():
		return ""
	case corpus.DayOnly(t):
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// titleOrID returns an article's title, or its id if it has none.
func titleOrID(a *corpus.Article) string {
	if a.Title == "" {
		return a.ID
	}
	return a.Title
}

// Notes on articles that could be mistaken for more than they are.
const (
	briefNote    = "A brief in our own words, not the article itself"
	inferredNote = "The outlet or the date was inferred from the text"
)

// notes returns the notes that belong beside an article.
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
