package files

import (
	"strings"
	"testing"
)

// TestHostile reads files that were made to be slow, deep or endless. Each
// becomes an article or a problem, and the good file beside it is read.
func TestHostile(t *testing.T) {
	const size = 200 << 10
	fill := func(s string) string { return strings.Repeat(s, size/len(s)) }
	for _, c := range []struct{ name, content string }{
		{"a.md", fill("[")}, {"a.md", fill("![](")}, {"a.md", fill("*a_ ")}, {"a.md", fill("`a``")}, {"a.md", fill("> ")},
		{"a.md", fill("- ")}, {"a.md", fill("<a <b ")}, {"a.md", fill("<!--")}, {"a.md", fill("&#0;")},
		{"a.md", "---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\ntags: [*b,*b]\n---\ntext\n"},
		{"a.md", "---\nx: " + strings.Repeat("[", 60000) + "\n---\ntext\n"},
		{"a.html", fill("<div>")}, {"a.html", fill("<table><tr><td>")}, {"a.html", fill("<p>a,b")},
		{"a.html", fill("<a href=x>b</a> ")}, {"a.html", "<p " + fill("a=b ") + ">"},
		{"a.jsonl", `{"text":"x","metadata":` + fill("[") + "}"},
		{"a.txt", fill("a\n")}, {"a.txt", "a" + fill("\u0301")}, {"a.txt", "Ended. " + fill("Advertisement")},
	} {
		articles, problems := readMap(t, map[string]string{c.name: c.content, "good.txt": good})
		if len(articles)+len(problems) < 2 {
			t.Errorf("%s %.20q: %d articles, problems %v", c.name, c.content, len(articles), problems)
		}
	}
}
