package words_test

import (
	"testing"

	"dateline/bot/words"
)

func TestCounts(t *testing.T) {
	for got, want := range map[string]string{
		words.Count(0, "article"):            "0 articles",
		words.Count(1, "article"):            "1 article",
		words.Count(1_204, "article"):        "1,204 articles",
		words.Counted(1, "story", "stories"): "1 story",
		words.Counted(2, "story", "stories"): "2 stories",
		words.Number(999):                    "999",
		words.Number(1_000_000):              "1,000,000",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
