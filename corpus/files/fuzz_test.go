package files

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"
)

// fuzzReader checks that a reader copes with any content: it ends, never
// panics, and yields only articles that can be stored, with an id, some text
// and valid UTF-8 without control characters. What does not become an article
// is reported with its path and a reason.
func fuzzReader(f *testing.F, ext string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		name := "file" + ext
		read := 0
		for a, err := range NewFS(fstest.MapFS{name: {Data: content}}, ".").Articles(t.Context()) {
			read++
			if err != nil {
				var p *Problem
				if !errors.As(err, &p) || p.Reason == "" || !strings.Contains(p.Path, name) {
					t.Fatalf("%v is not a problem with a path and a reason", err)
				}
				continue
			}
			if a.ID == "" || strings.TrimSpace(a.Text) == "" {
				t.Fatalf("an article without id or text: %+v", a)
			}
			for _, s := range []string{a.ID, a.Title, a.Source, a.Author, a.URL, a.Language, a.Text} {
				checkWords(t, s)
			}
		}
		if read == 0 && strings.TrimSpace(string(content)) != "" && ext != ".jsonl" {
			t.Fatalf("%q became neither an article nor a problem", content)
		}
	})
}

func checkWords(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Fatalf("%q is not valid UTF-8", s)
	}
	for _, r := range s {
		if unicode.IsControl(r) && r != '\n' {
			t.Fatalf("%q holds the control character %U", s, r)
		}
	}
}

func FuzzText(f *testing.F) {
	fuzzReader(f, ".txt", good, "A headline\n\nThe ferry sank.\n\nAdvertisement", "\xff\xfea\x00", "caf\xe9", "\x00")
}

func FuzzMarkdown(f *testing.F) {
	fuzzReader(f, ".md", "---\ntitle: Ferry sinks\npublished: 2031-05-02\n---\nIt *sank* on [Monday](x).",
		"---\ntitle: [\n---\nText.", "---\n", "# Head\n\n> quoted\n\n```\ncode\n```", "---\npublished: soon\n---\nText here.")
}

func FuzzPage(f *testing.F) {
	fuzzReader(f, ".html", "<html><head><title>Ferry | Site</title></head><body><article><p>The ferry sank on Monday off the point, and everybody aboard was saved.</p></article></body></html>",
		"<p>short", "<script>alert(1)</script>", strings.Repeat("<div>", 600)+"deep text that is long enough to be one")
}

func FuzzLines(f *testing.F) {
	fuzzReader(f, ".jsonl", `{"_id":"a","title":"T","text":"The ferry sank.","metadata":{"source":"S","date":"2031-05-02"}}`,
		"{\"id\":\"b\",\"text\":\"One.\"}\nnot json\n{\"_id\":\"b\",\"text\":\"Two.\"}", `{"_id":1,"text":[]}`, `{"_id":"\u0000","text":"\u0007 x"}`)
}
