package retrieval

import (
	"slices"
	"testing"

	"dateline/retrieval/query"
)

func TestJapaneseVerbsAreFoundInTheirForms(t *testing.T) {
	v := heldWords{"使う": true, "使っ": true, "使用": true, "书い": true, "読み": true}
	for question, want := range map[string][]string{
		"建物は何に使われますか": {"使う", "使っ"},
		"本を書く":        {"书い"},
		"本を読んだ":       {"読み"},
		"本を売る":        nil,
	} {
		var got []string
		q := Read(query.Query{Text: question}, v)
		for _, s := range q.substitutes {
			got = append(got, s.terms...)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %q, not %q", question, got, want)
		}
	}
}
