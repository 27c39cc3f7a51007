package page

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"dateline/corpus/clean"
)

// tokenText returns the text of markup token by token, without building a tree,
// for pages that are nested too deep for one.
func tokenText(markup string) string {
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(markup))
	unseen := atom.Atom(0) // the element whose text is being skipped
	for {
		switch z.Next() {
		case html.ErrorToken:
			return clean.Body(b.String())
		case html.TextToken:
			if unseen == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken:
			tag := tagName(z)
			if unseen == 0 && (tag == atom.Script || tag == atom.Style || tag == atom.Template || tag == atom.Title) {
				unseen = tag
			}
			b.WriteString(breakAt(tag))
		case html.EndTagToken:
			tag := tagName(z)
			if tag == unseen {
				unseen = 0
			}
			b.WriteString(breakAt(tag))
		case html.SelfClosingTagToken:
			b.WriteString(breakAt(tagName(z)))
		}
	}
}

func tagName(z *html.Tokenizer) atom.Atom {
	name, _ := z.TagName()
	return atom.Lookup(name)
}

// breakAt returns the line break where an element begins or ends.
func breakAt(tag atom.Atom) string {
	switch tag {
	case atom.Br:
		return "\n"
	case atom.P, atom.Div, atom.Li, atom.Ul, atom.Ol, atom.Tr, atom.Table, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6,
		atom.Section, atom.Article, atom.Blockquote, atom.Header, atom.Footer, atom.Main, atom.Aside, atom.Nav, atom.Figure, atom.Pre:
		return "\n\n"
	}
	return ""
}
