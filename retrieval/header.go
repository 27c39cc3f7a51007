package retrieval

import "dateline/corpus"

// HeaderDate is the form in which a header has the date of publication.
const HeaderDate = "2 January 2006"

// Header is what the index has of an article besides its text: title, outlet
// and date, in words. It is indexed with every passage of the article.
func Header(a *corpus.Article) string {
	header := a.Title
	if a.Source != "" {
		header += "\n" + a.Source
	}
	if !a.Published.IsZero() {
		header += "\n" + a.Published.Format(HeaderDate)
	}
	return header
}
