package main

import (
	"math"
	"slices"
	"strings"

	"dateline/retrieval/measure"
)

const (
	// maxFound is how many articles a search found for a question at most.
	maxFound = 10
	// maxPages is how many pages a week's quiz was made from at most, and
	// maxBefore how many articles precede those of the first question at most.
	maxPages, maxBefore = 30, 400
	// pageSimilarity is the similarity above which an article belongs to a
	// question rather than to the pages that a quiz was made from.
	pageSimilarity = .25
)

// A block is consecutive articles: those of one question, or others if question is
// nil.
type block struct {
	question *measure.Question
	max      int
}

// blocks returns the blocks in the order of the collection.
func blocks(questions []measure.Question) []block {
	all := []block{{max: maxBefore}}
	before := ""
	for i := range questions {
		now := week(questions[i].ID)
		if before != "" && now != before {
			all = append(all, block{max: maxPages})
		}
		before = now
		all = append(all, block{question: &questions[i], max: maxFound})
	}
	return append(all, block{max: maxPages})
}

// week returns the week of a question, the part of its id before the underscore.
func week(id string) string {
	before, _, _ := strings.Cut(id, "_")
	return before
}

// An articleRange is the articles [from, to).
type articleRange struct{ from, to int }

// align divides the articles among the blocks, both in order, so that the sum of
// similarities is greatest. It returns the range of each question in order.
func align(all []block, similarity func(measure.Question) []float64, articles int) []articleRange {
	best := make([]float64, articles+1) // the greatest sum up to each article
	for i := range best {
		best[i] = math.Inf(-1)
	}
	best[0] = 0
	starts := make([][]int, len(all)) // of the block that ends at each article
	for b, k := range all {
		similarities := repeated(pageSimilarity, articles)
		if k.question != nil {
			similarities = similarity(*k.question)
		}
		best, starts[b] = extend(best, similarities, k.max)
	}
	var ranges []articleRange
	end := articles
	for b := len(all) - 1; b >= 0; b-- {
		start := starts[b][end]
		if all[b].question != nil {
			ranges = append(ranges, articleRange{start, end})
		}
		end = start
	}
	slices.Reverse(ranges)
	return ranges
}

// extend adds a block of at most so many articles to the best sums so far. It also
// returns where the block starts if it ends at each article.
func extend(best, similarities []float64, most int) (next []float64, starts []int) {
	next, starts = make([]float64, len(best)), make([]int, len(best))
	for i := range next {
		next[i] = math.Inf(-1)
	}
	for start, sum := range best {
		for end := start; end < len(best) && end <= start+most && !math.IsInf(sum, -1); end++ {
			if end > start {
				sum += similarities[end-1]
			}
			if sum > next[end] {
				next[end], starts[end] = sum, start
			}
		}
	}
	return next, starts
}

func repeated(x float64, n int) []float64 {
	all := make([]float64, n)
	for i := range all {
		all[i] = x
	}
	return all
}
