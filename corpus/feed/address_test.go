package feed

import (
	"net/url"
	"testing"
)

func TestOneArticleHasOneID(t *testing.T) {
	for _, same := range [][]string{
		{
			"paper.example/a/b", "http://paper.example/a/b", "https://paper.example/a/b/", "HTTPS://Paper.Example:443/a/b#top",
			"http://paper.example:80/a//b?utm_source=x&utm_medium=y", "https://user:pass@paper.example./a/./b?fbclid=1",
		},
		{"paper.example/a?id=1&p=2", "https://paper.example/a?p=2&id=1&gclid=9"},
		{"paper.example:8080/a", "http://paper.example:8080/a"},
		{"paper.example", "https://paper.example/", "https://paper.example"},
	} {
		for _, address := range same[1:] {
			if got := CanonicalID(address); got != same[0] {
				t.Errorf("%s is %q, want %q", address, got, same[0])
			}
		}
	}
	for _, none := range []string{"", "paper", "mailto:a@b", "file:///a", "http://"} {
		if got := CanonicalID(none); got != "" {
			t.Errorf("%q is %q", none, got)
		}
	}
}

func TestCanonicalOfAnotherSiteIsIgnored(t *testing.T) {
	from, _ := url.Parse("https://m.paper.example/a?x=1")
	for canonical, want := range map[string]string{
		"":                             "https://m.paper.example/a?x=1",
		"/a":                           "https://m.paper.example/a",
		"https://www.paper.example/a":  "https://www.paper.example/a",
		"https://paper.example/":       "https://m.paper.example/a?x=1",
		"https://other.example/a":      "https://m.paper.example/a?x=1",
		"javascript:alert(1)":          "https://m.paper.example/a?x=1",
		"https://paper.example.evil/a": "https://m.paper.example/a?x=1",
		"http://%zz":                   "https://m.paper.example/a?x=1",
	} {
		if got := articleURL(from, canonical).String(); got != want {
			t.Errorf("%q: %s, want %s", canonical, got, want)
		}
	}
}

func FuzzCanonicalID(f *testing.F) {
	f.Add("https://paper.example/a/b?utm_source=x&b=2&a=1#top")
	f.Fuzz(func(t *testing.T, address string) {
		id := CanonicalID(address)
		if id == "" {
			return
		}
		if again := CanonicalID("https://" + id); again != id && CanonicalID("https://"+again) != again {
			t.Errorf("%q is %q, and that %q", address, id, again)
		}
	})
}
