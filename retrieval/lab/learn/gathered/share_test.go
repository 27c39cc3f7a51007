package main

import (
	"testing"

	"dateline/retrieval/measure"
)

// TestArticlesAreSharedOutInOrder has five articles for two questions of two
// weeks; the third is the page behind the first week's quiz.
func TestArticlesAreSharedOutInOrder(t *testing.T) {
	questions := []measure.Question{{ID: "w1_0"}, {ID: "w2_0"}}
	likeness := map[string][]float64{
		"w1_0": {.9, .5, 0, 0, .8}, // the last is like it too, but stands with the other
		"w2_0": {0, 0, .1, .9, .7},
	}
	got := shareOut(blocks(questions), func(q measure.Question) []float64 { return likeness[q.ID] }, 5)
	if want := (share{0, 2}); got[0] != want {
		t.Errorf("the first question has %v, want %v", got[0], want)
	}
	if want := (share{3, 5}); got[1] != want {
		t.Errorf("the second question has %v, want %v", got[1], want)
	}
}
