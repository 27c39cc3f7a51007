package retrieval

import (
	"slices"
	"testing"
)

func TestPromotedPassagesAreFoundAgain(t *testing.T) {
	for chosen, want := range [][]int{{0, 2, 5, 7}, {0, 1, 5, 7}, {0, 1, 3, 7}, {0, 1, 3, 6}} {
		passages := make([]Passage, 8)
		distinct := []int{0, 2, 5, 7}
		for _, n := range distinct {
			passages[n].Chance = 1
		}
		passages[distinct[chosen]].Score = 1
		got := promote(passages, distinct, chosen)
		if !slices.Equal(got, want) || passages[0].Score != 1 {
			t.Errorf("promoted %d: %v, not %v", chosen, got, want)
		}
		for _, n := range got {
			if passages[n].Chance != 1 {
				t.Errorf("promoted %d: passage %d is a reprint", chosen, n)
			}
		}
	}
}
