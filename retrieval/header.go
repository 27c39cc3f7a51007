package retrieval

import "dateline/corpus"

// Header is what the index has of an article besides its text: title, outlet
// and date, in words. It is indexed with every passage of the article.
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
