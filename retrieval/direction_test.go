package retrieval_test

import (
	"strings"
	"testing"

	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// North Korea is not South Korea, though both are Korea.
func TestTheOppositeDirectionIsAnotherThing(t *testing.T) {
	s := exhaustive.New(articles(
		"South\nSouth Korean Foreign Minister Cho Tae-yul, the Korean minister, spoke. South Korea's minister is Korean.",
		"North\nThe North Korean foreign minister, Choe Son Hui, went home by train after a week, and was seen off by a band.",
		"Summit\nMinisters of North and South Korea met.",
		"Fair\nThe fair begins on Monday."))
	for question, first := range map[string]string{
		"Who is the North Korean foreign minister?": "North",
		"Who is the South Korean foreign minister?": "South",
		"Do North and South Korea meet?":            "Summit",
	} {
		r, err := s.Search(t.Context(), query.Query{Text: question, Top: 3})
		if err != nil {
			t.Fatal(err)
		}
		if got := firstOf(r); got != first {
			t.Errorf("%q: %s first", question, got)
		}
		if first != "North" {
			continue
		}
		for _, p := range r.Passages {
			for _, m := range p.Marks {
				if strings.HasSuffix(p.Article.Text[:m.Start], "South ") {
					t.Errorf("%q: %q is marked behind South", question, p.Article.Text[m.Start:m.End])
				}
			}
		}
	}
}
