package retrieval

import (
	"strings"
	"testing"

	"dateline/retrieval/text"
)

// Reprints of the strongest passage, and of those around it, change nothing.
func TestReprintsDoNotMakeAnAnswerStandOutLess(t *testing.T) {
	l := text.NewLexicon()
	passage := func(words string, strength float64) *scored {
		return &scored{Candidate: &Candidate{Words: l.HeaderWords(words, nil)}, strength: strength}
	}
	original := "the ferry Aurelia sank off Marrow Point while all passengers were saved by fishermen"
	others := []*scored{
		passage("council pays dockers more crowns after the long strike at Port Calder", .2),
		passage("storms closed seven harbours between Tallow and Ostrand during the winter", .1),
	}
	want := strongest(append([]*scored{passage(original, .6)}, others...))
	reprinted := []*scored{passage(original, .6)}
	for range 30 {
		reprinted = append(reprinted, passage("Tallow agencies "+strings.TrimSuffix(original, " by fishermen"), .55))
	}
	if got := strongest(append(reprinted, others...)); got != want {
		t.Errorf("%v, with reprints %v", want, got)
	}
	stronger := append([]*scored{passage(original, .55)}, passage("Tallow agencies "+original, .6))
	if got := strongest(append(stronger, others...)); got < want {
		t.Errorf("%v, with a reprint that says it better %v", want, got)
	}
}
