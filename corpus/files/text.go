package files

import (
	"strings"
	"unicode"

	"dateline/corpus"
	"dateline/corpus/clean"
)

// readText reads a plain text file: paragraphs, and perhaps a headline above.
func readText(a *corpus.Article, content []byte) ([]*Problem, *Problem) {
	text, failed := decode(content)
	if failed != nil {
		return nil, failed
	}
	a.Title, a.Text = clean.Headed(text)
	return nil, nil
}

// breaks tells whether a character keeps an id from standing in one line.
func breaks(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// complete finishes an article, or says why it is none.
func complete(a *corpus.Article) *Problem {
	if a.Text == "" {
		return problem(nil, "it has no text")
	}
	if strings.ContainsFunc(a.ID, breaks) {
		return problem(nil, "its id, %s, has a line break or another control character: give it an id without, or rename the file", quote(a.ID))
	}
	if a.Language == "" {
		a.Language = clean.Language(a.Text)
	}
	return nil
}
