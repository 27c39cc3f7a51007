package bot

import "dateline/retrieval/query"

const (
	sayNoLink         = "This link is not in the coverage."
	sayLinkPassedOver = "The link is not in the coverage, so all of it was searched for the words beside it."
)

// sayLinks says that a link of a question is not in the coverage.
func sayLinks(q query.Query) []string {
	switch {
	case len(q.Links) == 0 || q.Article != "":
		return nil
	case q.OnlyLinks():
		return []string{sayNoLink}
	}
	return []string{sayLinkPassedOver}
}

// sayLinkAgainst says that a link and a filter exclude one another.
func sayLinkAgainst(narrowed string) string {
	return "The link and the filter “" + narrowed + "” exclude one another: nothing at the link passes it. Ask without one of them."
}
