package chat

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"dateline/bot"
	"dateline/retrieval/text"
)

func TestWebAddress(t *testing.T) {
	for address, want := range map[string]string{
		"https://a.example/x|y":  "https://a.example/x%7Cy",
		" http://a.example ":     "http://a.example",
		"javascript:alert(1)":    "",
		"//a.example":            "",
		"https://":               "",
		"https://a.example/\x01": "",
		"https://a.example/" + strings.Repeat("x", 100): "",
	} {
		if got := WebAddress(address, 60, "|", "%7C"); got != want {
			t.Errorf("%q: %q, want %q", address, got, want)
		}
	}
}

func TestSettingsNameEachProblem(t *testing.T) {
	s := Settings{Platform: "memory"}
	s.Refuse(false, "fine", "never said")
	s.Add(nil)
	if err := s.Err(); err != nil {
		t.Error(err)
	}
	s.Refuse(true, "api_url", "the address must be shorter than %d", 9)
	var got *bot.SettingError
	if err := s.Err(); !errors.As(err, &got) || got.Key != "memory.api_url" || got.Problem != "memory: the address must be shorter than 9" {
		t.Errorf("%+v", got)
	}
}

func TestExcerptKeepsThePassage(t *testing.T) {
	article := strings.Repeat("Before it there was much to say. ", 20) + "\nThe passage itself.\n" + strings.Repeat("After it there was more. ", 20)
	from := strings.Index(article, "The passage")
	room := Room{Limit: 200, Measure: Length}
	got := room.Excerpt(article, text.Span{Start: from, End: from + len("The passage itself.")}, 120)
	if n := Length(got.Plain()); n > 125 || !strings.Contains(got.Plain(), "… ") {
		t.Errorf("%d characters: %q", n, got.Plain())
	}
	for _, r := range got {
		if r.Marked != (r.Words == "The passage itself.") {
			t.Errorf("marked %v: %q", r.Marked, r.Words)
		}
	}
}

// Whatever comes from outside becomes clean, and is cut to its share between
// characters and not inside one.
func FuzzText(f *testing.F) {
	f.Add("<!channel> 👩‍👩‍👧 \u202e x\xff", 5, 3, 9)
	f.Fuzz(func(t *testing.T, s string, limit, start, end int) {
		limit = 1 + max(limit, -limit)%200
		clean := Clean(s)
		if !utf8.ValidString(clean) {
			t.Errorf("clean leaves %q", clean)
		}
		if got := Shorten(clean, limit, Length); Length(got) > limit {
			t.Errorf("%d characters of at most %d: %q", Length(got), limit, got)
		}
		room := Room{Limit: limit, Measure: Length, Emphasis: 4}
		runs := Marked(s, []text.Span{{Start: start, End: end}, {Start: end, End: start}})
		if got := room.CutRuns(runs, limit); Length(got.Plain()) > limit+1 {
			t.Errorf("%d characters of at most %d: %q", Length(got.Plain()), limit, got.Plain())
		}
		room.Excerpt(s, text.Span{Start: start, End: end}, limit)
	})
}
