package page

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// feedTypes are the media types under which pages link to their feeds.
var feedTypes = [...]string{
	"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
}

// Feeds returns the addresses of the feeds that a page links to:
// https://blog.whatwg.org/feed-autodiscovery
func Feeds(text string, from *url.URL) []string {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return nil
	}
	var out []string
	for n := range doc.Descendants() {
		if n.DataAtom != atom.Link || !linksFeed(n) {
			continue
		}
		if u, err := from.Parse(strings.TrimSpace(attribute(n, "href"))); err == nil {
			out = append(out, u.String())
		}
	}
	return out
}

func linksFeed(n *html.Node) bool {
	if !strings.Contains(" "+strings.ToLower(attribute(n, "rel"))+" ", " alternate ") {
		return false
	}
	kind := strings.ToLower(strings.TrimSpace(attribute(n, "type")))
	for _, t := range feedTypes {
		if kind == t {
			return true
		}
	}
	return false
}
