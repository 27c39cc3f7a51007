package main

import (
	"slices"
	"testing"

	"dateline/retrieval/measure"
)

// TestAlignKeepsTheOrder has five articles for two questions of two weeks; the
// third article is the page that the first week's quiz was made from.
func TestAlignKeepsTheOrder(t *testing.T) {
	questions := []measure.Question{{ID: "w1_0"}, {ID: "w2_0"}}
	similar := map[string][]float64{
		"w1_0": {.9, .5, 0, 0, .8}, // the last is similar, too, but belongs to the other question
		"w2_0": {0, 0, .1, .9, .7},
	}
	got := align(blocks(questions), func(q measure.Question) []float64 { return similar[q.ID] }, 5)
	if want := []articleRange{{0, 2}, {3, 5}}; !slices.Equal(got, want) {
		t.Errorf("the questions have %v, want %v", got, want)
	}
}
