package main

import (
	"math"
	"strings"

	"dateline/retrieval/measure"
)

const (
	// mostFound is how many articles a search gave for one question.
	mostFound = 10
	// mostPages is how many pages a week's quiz was made from, and mostBefore
	// how many articles stand before the first question's.
	mostPages, mostBefore = 30, 400
	// pageLikeness is the likeness from which on an article rather belongs to
	// a question than to the pages behind the quiz.
	pageLikeness = .25
)

// A block is a run of articles: those of one question, or, where question is
// nil, others.
type block struct {
	question *measure.Question
	number   int
	most     int
}

// blocks lists the blocks in their order. The week of a question is the part
// of its id before the underscore.
func blocks(questions []measure.Question) []block {
	all := []block{{most: mostBefore}}
	before := ""
	for i := range questions {
		now := week(questions[i].ID)
		if before != "" && now != before {
			all = append(all, block{most: mostPages})
		}
		before = now
		all = append(all, block{question: &questions[i], number: i, most: mostFound})
	}
	return append(all, block{most: mostPages})
}

func week(id string) string {
	before, _, _ := strings.Cut(id, "_")
	return before
}

// A share is the articles from..to.
type share struct{ from, to int }

// shareOut shares so many articles out among blocks, in order, such that the
// sum of likenesses is greatest, and returns the shares of the questions.
func shareOut(all []block, alike func(measure.Question) []float64, articles int) map[int]share {
	best := make([]float64, articles+1) // the greatest sum up to each article
	for i := range best {
		best[i] = math.Inf(-1)
	}
	best[0] = 0
	starts := make([][]int, len(all)) // of the block that ends at each article
	for b, k := range all {
		likeness := constant(pageLikeness, articles)
		if k.question != nil {
			likeness = alike(*k.question)
		}
		best, starts[b] = extend(best, likeness, k.most)
	}
	shares := map[int]share{}
	end := articles
	for b := len(all) - 1; b >= 0; b-- {
		start := starts[b][end]
		if all[b].question != nil {
			shares[all[b].number] = share{start, end}
		}
		end = start
	}
	return shares
}

// extend adds one block of at most so many articles to the best sums so far.
func extend(best, likeness []float64, most int) (next []float64, starts []int) {
	next, starts = make([]float64, len(best)), make([]int, len(best))
	for i := range next {
		next[i] = math.Inf(-1)
	}
	for start, sum := range best {
		for end := start; end < len(best) && end <= start+most && !math.IsInf(sum, -1); end++ {
			if end > start {
				sum += likeness[end-1]
			}
			if sum > next[end] {
				next[end], starts[end] = sum, start
			}
		}
	}
	return next, starts
}

func constant(x float64, n int) []float64 {
	all := make([]float64, n)
	for i := range all {
		all[i] = x
	}
	return all
}
