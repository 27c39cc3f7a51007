package files

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/corpus"
)

var paragraph = strings.Repeat("The minister arrived in the capital on Monday, and the talks are to go on until Friday, officials said. ", 3)

func webPage(head, body string) string {
	return `<!doctype html><html lang="en"><head><meta charset="utf-8">` + head + `</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
<article><h1>Talks in the capital</h1>` + body + `</article>
<script>var x = "<p>script</p>";</script><footer>All rights reserved.</footer></body></html>`
}

func TestPage(t *testing.T) {
	head := `<title>Talks in the capital - The Herald</title>
<link rel="canonical" href="https://example.org/talks"><meta property="og:site_name" content="The Herald">
<meta name="author" content="A. Reporter"><meta property="article:published_time" content="2024-06-22T08:30:00+02:00">`
	body := `<p>First. ` + paragraph + `</p><p>Advertisement</p><p>Second &amp; <b>bold</b>: ` + paragraph + `</p><ul><li>One thing.</li><li>Another thing.</li></ul>`
	got := one(t, "talks.html", webPage(head, body))
	p := strings.TrimSpace(paragraph)
	want := corpus.Article{
		ID: "talks.html", Title: "Talks in the capital", Source: "The Herald", Author: "A. Reporter",
		Published: time.Date(2024, 6, 22, 6, 30, 0, 0, time.UTC), URL: "https://example.org/talks", File: "talks.html", Language: "en",
		Text: "First. " + p + "\n\nSecond & bold: " + p + "\n\nOne thing.\n\nAnother thing.",
	}
	if diff := cmp.Diff(want, got); diff != "" || got.Published.Format(time.RFC3339) != "2024-06-22T08:30:00+02:00" {
		t.Error(got.Published, diff)
	}
}

func TestPageInAnotherEncoding(t *testing.T) {
	content := "<html><head><meta charset=\"windows-1252\"></head><body><article><p>The caf\xe9 \x93opened\x94. " + paragraph + "</p></article></body></html>"
	if got := one(t, "a.html", content); !strings.HasPrefix(got.Text, "The café “opened”.") {
		t.Errorf("%q", got.Text)
	}
}

func TestDeepPage(t *testing.T) {
	deep := strings.Repeat("<div>", 3000) + "<p>" + paragraph + "</p>" + strings.Repeat("</div>", 3000)
	if got := one(t, "a.html", "<html><body>"+deep+"</body></html>"); got.Text != strings.TrimSpace(paragraph) {
		t.Errorf("%q", got.Text)
	}
}

func TestPageWithoutAnArticle(t *testing.T) {
	articles, problems := readMap(t, map[string]string{"a.html": "<html><body><script>x</script></body></html>"})
	if len(articles) != 0 || len(problems) != 1 {
		t.Errorf("%v, problems %v", articles, problems)
	}
	if got := one(t, "a.html", "<html><body><p>A short note.</p></body></html>"); got.Text != "A short note." {
		t.Errorf("%q", got.Text)
	}
}
