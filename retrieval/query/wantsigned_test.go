package query

import (
	"strings"
	"testing"
)

func TestWhoWroteWhatIsListed(t *testing.T) {
	for _, c := range []struct {
		typed              string
		want               Want
		text, by, language string
		originals          bool
	}{
		{typed: "list all articles", want: List},
		{typed: "latest articles", want: List},
		{typed: "список всех статей", want: List},
		{typed: "기사 목록", want: List},
		{typed: "모든 기사 보여줘", want: List},
		{typed: "list all articles with Karvo", want: List, text: "Karvo"},
		{typed: "which outlets are there?", want: Outlets},
		{typed: "какие издания есть?", want: Outlets},
		{typed: "어떤 매체가 있나요?", want: Outlets},
		{typed: "which outlet wrote most about Karvo?", want: Outlets, text: "Karvo"},
		{typed: "who wrote the most about Karvo?", want: Outlets, text: "Karvo"},
		{typed: "какое издание больше всего писало о забастовке?", want: Outlets, text: "забастовке"},
		{typed: "articles by Ana Lund", want: List, by: "Ana Lund"},
		{typed: "list all articles by Ana Lund", want: List, by: "Ana Lund"},
		{typed: "how many articles by Ana Lund?", want: Count, by: "Ana Lund"},
		{typed: "articles by Ana Lund about Karvo", want: List, text: "Karvo", by: "Ana Lund"},
		{typed: "how many articles by Ana Lund mention the ferry", want: Count, text: "the ferry", by: "Ana Lund"},
		{typed: "articles in Russian about Karvo", want: List, text: "Karvo", language: "ru"},
		{typed: "how many articles in Russian about Karvo?", want: Count, text: "Karvo", language: "ru"},
		{typed: "how many articles mention Karvo in German", want: Count, text: "Karvo", language: "de"},
		{typed: "list all articles in Korean", want: List, language: "ko"},
		{typed: "сколько статей о забастовке на русском языке", want: Count, text: "забастовке", language: "ru"},
		{typed: "how many articles mention Karvo, excluding reprints?", want: Count, text: "Karvo", originals: true},
		{typed: "how many articles mention Karvo without reprints", want: Count, text: "Karvo", originals: true},
		{typed: "сколько статей о забастовке без перепечаток?", want: Count, text: "забастовке", originals: true},
	} {
		q := parse(c.typed, wantNow, wantKnown())
		if q.Wants != c.want || q.Text != c.text || q.Byline != c.by || strings.Join(q.Languages, " ") != c.language || q.Originals != c.originals {
			t.Errorf("%q: %q of %q by %q in %q %v", c.typed, q.Wants, q.Text, q.Byline, q.Languages, q.Originals)
		}
	}
	for _, typed := range []string{
		"articles of association", "articles about Karvo", "stories by the fire", "which outlets are there in the wall of the house?",
		"latest articles of the treaty", "articles in the treaty on fishing", "who sells the most ferries?", "who wrote without reprints?",
		"why are there reprints?", "articles by", "articles in it",
	} {
		if q := parse(typed, wantNow, wantKnown()); q.Wants != "" {
			t.Errorf("%q was read as %q of %q", typed, q.Wants, q.Text)
		}
	}
	if q := Parse("articles by Ana Lund about Karvo", wantNow, wantKnown()); q.Text != "Karvo, Ana Lund" || q.Byline != "" {
		t.Errorf("%q by %q", q.Text, q.Byline)
	}
	if q := parse("list all articles by Reuters", wantNow, wantKnown()); q.Byline != "" || len(q.Sources) != 1 {
		t.Errorf("%q by %q from %q", q.Text, q.Byline, q.Sources)
	}
}
