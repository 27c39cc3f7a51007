package page

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// hiddenStyle matches styles that hide an element. Hidden text is addressed to
// machines, for example to inject a prompt.
var hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(px|pt|em|%)?\s*(;|!|$)|opacity\s*:\s*0(\.0+)?\s*(;|!|$)`)

// removeHidden removes scripts and everything that a reader does not see.
// Metadata in JSON-LD scripts stays, for readability.
func removeHidden(doc *html.Node) {
	var gone []*html.Node
	for n := range doc.Descendants() {
		if n.Type == html.CommentNode || n.Type == html.ElementNode && isHidden(n) {
			gone = append(gone, n)
		}
	}
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func isHidden(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Html, atom.Head, atom.Body:
		return false
	case atom.Script:
		return !strings.EqualFold(attribute(n, "type"), "application/ld+json")
	case atom.Style, atom.Template, atom.Noscript, atom.Iframe, atom.Object, atom.Embed, atom.Svg, atom.Input, atom.Button:
		return true
	}
	for _, a := range n.Attr {
		switch {
		case a.Key == "hidden" && n.Namespace == "":
			return true
		case a.Key == "style" && hiddenStyle.MatchString(a.Val):
			return true
		}
	}
	return false
}
