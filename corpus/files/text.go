package files

import (
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

// complete finishes an article, or says why it is none.
func complete(a *corpus.Article) *Problem {
	if a.Text == "" {
		return problem(nil, "it has no text")
	}
	if a.Language == "" {
		a.Language = clean.Language(a.Text)
	}
	return nil
}
