package files

import (
	"strings"
	"unicode"

	"dateline/corpus"
	"dateline/corpus/clean"
)

// readText parses a plain text file: paragraphs, possibly below a headline.
func readText(a *corpus.Article, content []byte) ([]*Problem, *Problem) {
	text, failed := decode(content)
	if failed != nil {
		return nil, failed
	}
	a.Title, a.Text = clean.HeadlineAndBody(text)
	return nil, nil
}

// isLineBreaking reports whether a character keeps an id from being printed on
// one line.
func isLineBreaking(r rune) bool { return unicode.IsControl(r) || r == '\u2028' || r == '\u2029' }

// finish completes an article, or says why it cannot be used.
func finish(a *corpus.Article) *Problem {
	if a.Text == "" {
		return problem(nil, "it has no text")
	}
	if strings.ContainsFunc(a.ID, isLineBreaking) {
		return problem(nil, "its id, %s, has a line break or another control character: give it an id without, or rename the file", quote(a.ID))
	}
	if a.Language == "" {
		a.Language = clean.Language(a.Text)
	}
	return nil
}
