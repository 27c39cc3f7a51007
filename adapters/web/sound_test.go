package web

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// void are the elements without an end tag: https://html.spec.whatwg.org/#void-elements.
var void = []string{"meta", "link", "input", "br", "hr", "img"}

// checkHTML fails the test where a page is not valid HTML, as far as that can be
// checked without a browser, where it loads anything but its style sheet, or
// where a screen reader could not present it.
func checkHTML(t testing.TB, name, page string) {
	t.Helper()
	c := checker{ids: map[string]bool{}, labelled: map[string]bool{}}
	c.read(page)
	c.finish()
	for _, p := range c.problems {
		t.Errorf("%s: %s", name, p)
	}
}

type checker struct {
	open     []string
	ids      map[string]bool
	labelled map[string]bool
	inputs   []string
	refers   []string
	heading  int
	h1       int
	mains    int
	problems []string
}

func (c *checker) problem(s string) { c.problems = append(c.problems, s) }

// read checks that elements are properly nested. A browser would repair them, and
// show something else.
func (c *checker) read(page string) {
	if !strings.HasPrefix(page, "<!DOCTYPE html>\n") {
		c.problem("no doctype")
	}
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return
		case html.StartTagToken:
			tok := z.Token()
			c.element(tok)
			if !slices.Contains(void, tok.Data) {
				c.open = append(c.open, tok.Data)
			}
		case html.SelfClosingTagToken:
			c.element(z.Token())
		case html.EndTagToken:
			tok := z.Token()
			if n := len(c.open); n == 0 || c.open[n-1] != tok.Data {
				c.problem("</" + tok.Data + "> ends nothing that is open: " + strings.Join(c.open, " "))
				return
			}
			c.open = c.open[:len(c.open)-1]
		}
	}
}

func (c *checker) element(tok html.Token) {
	attr := map[string]string{}
	for _, a := range tok.Attr {
		if _, twice := attr[a.Key]; twice {
			c.problem("<" + tok.Data + "> has " + a.Key + " twice")
		}
		attr[a.Key] = a.Val
		if a.Key == "style" || strings.HasPrefix(a.Key, "on") || a.Key == "target" {
			c.problem("<" + tok.Data + "> has " + a.Key)
		}
		if strings.Contains(a.Val, "ZgotmplZ") {
			c.problem(a.Key + " was refused by the template")
		}
	}
	c.checkIDs(tok.Data, attr)
	c.checkLinks(tok.Data, attr)
	switch tok.Data {
	case "script", "style", "iframe", "object", "embed", "base", "img":
		c.problem("there is a <" + tok.Data + ">")
	case "main":
		c.mains++
	case "h1", "h2", "h3", "h4":
		level := int(tok.Data[1] - '0')
		if level > c.heading+1 {
			c.problem("a heading's level is skipped before <" + tok.Data + ">")
		}
		c.heading = level
		if level == 1 {
			c.h1++
		}
	case "html":
		if attr["lang"] == "" {
			c.problem("the page names no language")
		}
	}
}

func (c *checker) checkIDs(name string, attr map[string]string) {
	if id, ok := attr["id"]; ok {
		if id == "" || strings.ContainsAny(id, " \t\n") || c.ids[id] {
			c.problem("the id “" + id + "” is empty, has white space or is not unique")
		}
		c.ids[id] = true
	}
	for _, ref := range []string{"aria-labelledby", "aria-describedby", "list"} {
		if id := attr[ref]; id != "" {
			c.refers = append(c.refers, id)
		}
	}
	switch {
	case name == "label" && attr["for"] != "":
		c.labelled[attr["for"]] = true
	case name == "input" && attr["type"] != "hidden" && attr["type"] != "radio":
		c.inputs = append(c.inputs, attr["id"])
	case name == "svg" && attr["aria-label"] == "" && attr["aria-hidden"] != "true":
		c.problem("a drawing has no alternative text")
	}
}

func (c *checker) checkLinks(name string, attr map[string]string) {
	for _, key := range []string{"href", "src", "action"} {
		to, ok := attr[key]
		switch {
		case !ok:
		case strings.HasPrefix(to, "#"):
			c.refers = append(c.refers, to[1:])
		case strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "//"):
		case name == "a" && (strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "http://")):
			if !strings.Contains(attr["rel"], "noreferrer") {
				c.problem("a link outside tells where it comes from: " + to)
			}
		default:
			c.problem("<" + name + "> leads to " + to)
		}
	}
}

func (c *checker) finish() {
	if len(c.open) > 0 {
		c.problem("not ended: " + strings.Join(c.open, " "))
	}
	if c.h1 != 1 || c.mains != 1 {
		c.problem("not one main heading in one main part")
	}
	for _, id := range c.inputs {
		if !c.labelled[id] {
			c.problem("the field “" + id + "” has no label")
		}
	}
	for _, id := range c.refers {
		if !c.ids[id] {
			c.problem("no element has the id “" + id + "”")
		}
	}
}

// textOf is the text of every element of a name, in order.
func textOf(page, element string) []string {
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		return nil
	}
	var out []string
	for n := range doc.Descendants() {
		if n.Type == html.ElementNode && n.Data == element {
			out = append(out, visibleText(n))
		}
	}
	return out
}

// visibleText is an element's text without what only a screen reader presents.
func visibleText(n *html.Node) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		unseen := slices.ContainsFunc(c.Attr, func(a html.Attribute) bool { return a.Key == "class" && a.Val == "unseen" })
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case !unseen:
			b.WriteString(visibleText(c))
		}
	}
	return b.String()
}
