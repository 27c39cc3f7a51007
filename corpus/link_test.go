package corpus

import (
	"errors"
	"testing"
)

func TestLinkedArticle(t *testing.T) {
	s, err := OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, a := range []Article{
		{ID: "glue", URL: "https://news.example/2025/05/glue", Text: "One."},
		{ID: "id", URL: "http://www.paper.example/story.php?id=7&utm_source=x", Text: "Two."},
		{ID: "other", URL: "https://paper.example/story.php?id=8", Text: "Three."},
		{ID: "slash", URL: "https://paper.example/über/straße/", Text: "Four."},
		{ID: "none", Text: "Five."},
	} {
		if _, err := s.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	for link, want := range map[string]string{
		"https://news.example/2025/05/glue":                       "glue",
		"http://www.news.example/2025/05/glue/":                   "glue",
		"HTTPS://News.Example/2025/05/glue#top":                   "glue",
		"https://news.example:443/2025/05/glue?fbclid=1&utm_id=2": "glue",
		"https://m.news.example/2025/05/glue?gclid=9":             "glue",
		"https://amp.news.example/2025/05/glue":                   "glue",
		"https://news.example/amp/2025/05/glue":                   "glue",
		"https://news.example/2025/05/glue/amp/":                  "glue",
		"https://news.example/2025/05/glue?outputType=amp":        "glue",
		"news.example/2025/05/glue":                               "glue",
		"https://paper.example/story.php?id=7":                    "id",
		"https://paper.example/story.php?id=8&fbclid=2":           "other",
		"https://paper.example/%C3%BCber/stra%C3%9Fe":             "slash",
		"https://news.example/2025/05/glues":                      "",
		"https://news.example/2025/05":                            "",
		"https://news.example/":                                   "",
		"https://paper.example/story.php":                         "",
		"https://paper.example/story.php?id=9":                    "",
		"https://evil.example/2025/05/glue":                       "",
		"mailto:glue@news.example":                                "",
		"%":                                                       "",
		"":                                                        "",
	} {
		v, err := s.LinkedArticle(t.Context(), link)
		if want == "" {
			if !errors.Is(err, ErrUnknown) {
				t.Errorf("%q: %v, %v", link, v, err)
			}
			continue
		}
		if err != nil || v.ID != want {
			t.Errorf("%q: %v, want %s", link, err, want)
		}
	}
	if _, err := s.Withdraw(t.Context(), "glue"); err != nil {
		t.Fatal(err)
	}
	if _, err := s.LinkedArticle(t.Context(), "https://news.example/2025/05/glue"); !errors.Is(err, ErrUnknown) {
		t.Errorf("withdrawn: %v", err)
	}
}
