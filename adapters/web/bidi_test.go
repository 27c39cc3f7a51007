package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/corpus"
)

// TestWordsFromRightToLeft: what an article says runs in its own direction, and
// its outlet does not reorder the day beside it.
func TestWordsFromRightToLeft(t *testing.T) {
	s := newSite(t, nil)
	a := corpus.Article{
		ID: "strike", Title: "إضراب في الميناء القديم", Source: "صحيفة المرفأ", Language: "ar",
		Text:      "دخل إضراب البحارة في الميناء القديم أسبوعه الثاني. وطالب البحارة بأجور أعلى.",
		Published: time.Date(2024, 11, 3, 0, 0, 0, 0, time.UTC),
	}
	if _, err := s.Bot.Coverage.Add(t.Context(), a); err != nil {
		t.Fatal(err)
	}
	page := s.get(t, "/articles/strike", http.StatusOK)
	for _, want := range []string{`<h1 dir="auto" lang="ar">`, "\u2068صحيفة المرفأ\u2069 · 3 Nov 2024", `<p dir="auto">دخل`} {
		if !strings.Contains(page, want) {
			t.Errorf("the article lacks %q:\n%s", want, page)
		}
	}
	page = s.get(t, "/?q="+url.QueryEscape("إضراب البحارة"), http.StatusOK)
	if !strings.Contains(page, `<h1 dir="auto"`) {
		t.Errorf("the question has no direction of its own:\n%s", page)
	}
}

// TestACitationStandsOnTheSideOfItsQuote: both begin from the right where the words
// of the quote do.
func TestACitationStandsOnTheSideOfItsQuote(t *testing.T) {
	for words, want := range map[string]bool{
		"دخل إضراب البحارة": true, "“שביתה בנמל”": true, "12 سفينة": true, "The ferry (إضراب) sank": false, "Паром затонул": false, "파업": false, "12": false, "": false,
	} {
		if got := isRightToLeft(words); got != want {
			t.Errorf("%q: %v", words, got)
		}
	}
}
