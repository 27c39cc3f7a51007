package retrieval

import "dateline/corpus"

// Header is what is known of an article beside its text, in words: title,
// outlet and date. It is indexed with every passage of the article.
func Header(a *corpus.Article) string {
	header := a.Title
	if a.Source != "" {
		header += "\n" + a.Source
	}
	if !a.Published.IsZero() {
		header += "\n" + a.Published.Format("2 January 2006")
	}
	return header
}
