package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"dateline/corpus"
	"dateline/retrieval/text"
)

// TestArticlePathLeadsToItsArticle: whatever an article's id is, its path leads
// back to it, through the server's router and through a proxy that decodes
// escapes.
func TestArticlePathLeadsToItsArticle(t *testing.T) {
	var got string
	mux := http.NewServeMux()
	mux.HandleFunc("GET /articles/{id...}", func(_ http.ResponseWriter, r *http.Request) { got = articleID(r.PathValue("id")) })
	check := func(t interface{ Fatalf(string, ...any) }, id string) {
		path := articlePath(id)
		u, err := url.Parse(path)
		if err != nil {
			t.Fatalf("%q: %v", id, err)
		}
		for _, p := range []string{path, (&url.URL{Path: u.Path}).EscapedPath()} {
			got = "nothing"
			mux.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest("GET", p, nil))
			if got != id {
				t.Fatalf("the path %s of %q leads to %q", p, id, got)
			}
		}
	}
	for _, id := range []string{
		"000_a7c04de37f1ce372.txt", "a/b/c.txt", "/absolute.txt", "a//b", "../x", ".", "..", "a/./b", "~home", "100%.txt", "%2e%2e",
		"what?.txt", "no#1", "서울/기사.txt", "https://gazette.example/a?b=c&d=e#f", `C:\news\a.txt`, "a b+c", "line\nbreak", "emoji 🗞",
		"a;b", "x/", "é", "e\u0301", "<script>", `"'`,
	} {
		check(t, id)
	}
	rapid.Check(t, func(t *rapid.T) {
		check(t, rapid.StringN(1, 40, -1).Draw(t, "id"))
	})
}

func version(n corpus.Arrival, text string) *corpus.Version {
	return &corpus.Version{Article: corpus.Article{ID: "a", Text: text}, Arrival: n}
}

// TestRelocateKeepsWords: a passage that is relocated has the same words.
func TestRelocateKeepsWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		then := version(1, rapid.StringMatching(`[a-c é\n]{1,40}`).Draw(t, "then"))
		now := version(2, rapid.StringMatching(`[a-c é\n]{0,20}`).Draw(t, "before")+then.Text)
		span := text.Span{Start: rapid.IntRange(0, 45).Draw(t, "start")}
		span.End = span.Start + rapid.IntRange(1, 20).Draw(t, "length")
		quote, ok := "", false
		if span.Start < len(then.Text) {
			quote, ok = cut(then.Text, span)
		}
		if !ok {
			return
		}
		at, found := relocate(then, now, span)
		if !found || now.Text[at.Start:at.End] != quote {
			t.Fatalf("%q at %v of %q", quote, at, now.Text)
		}
	})
}

// FuzzArticlePage checks that no address makes a page fail.
func FuzzArticlePage(f *testing.F) {
	s := newSite(f, nil)
	f.Add("bridge-opens", "1", "0-67")
	f.Add("hostile", "99999999999999999999", "5-2")
	f.Add("~!!", "-1", "1000000-1000001")
	f.Fuzz(func(t *testing.T, id, v, p string) {
		path := (&url.URL{Path: "/articles/" + id, RawQuery: url.Values{"v": {v}, "p": {p}}.Encode()}).String()
		if strings.ContainsAny(path, "\r\n") {
			t.Skip()
		}
		rec := s.do(here("GET", path, ""))
		if rec.Code != http.StatusOK && rec.Code != http.StatusNotFound && rec.Code/100 != 3 {
			t.Fatalf("%s: %d", path, rec.Code)
		}
		if rec.Code/100 != 3 {
			checkHTML(t, path, rec.Body.String())
		}
	})
}
