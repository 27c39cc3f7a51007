package retrieval

import (
	"math"
	"slices"
)

// looked is how many of the best passages the verdict looks at, and beside how
// many it holds the strongest of them.
const (
	looked = 10
	beside = 20
)

// The confidence at which the coverage is said to answer, and to answer in
// part.
const (
	foundFrom  = .5
	partlyFrom = .25
)

// unsaidMost is the most confidence where the coverage never mentions what the
// question names, or much of what it asks: it may hold a part of the answer.
const unsaidMost = .45

// telling weighs the signals that tell an answer from what is only near to
// one; they are fewer than those that order passages.
var telling = [signalCount]float64{words1: 1, article1: 1, together: .15, headline: .15}

// tellingSum is the sum of these weights.
const tellingSum = 2.3

// strength says how far a passage answers, in 0..1: the weighted mean of the
// signals of words, twice as much if it is brand-new.
func (v *values) strength() (sum float64) {
	for i, x := range v {
		sum += telling[i] * x
	}
	return sum / tellingSum * (1 + v[recent]) / 2
}

// Strengths says how far the best of the candidates answers, in 0..1, first as
// if it were not known when the question was asked. What the calibration makes
// of a strength is the confidence.
func (q *Question) Strengths(candidates []Candidate) (undated, dated float64) {
	s := newScratch(candidates)
	defer s.clear()
	ratings := q.rate(s, candidates)
	slices.SortStableFunc(ratings, compareRated)
	dated = strongest(ratings)
	for _, r := range ratings {
		r.values[recent] = 0
		r.score, r.strength = r.values.score(), r.values.strength()
	}
	slices.SortStableFunc(ratings, compareRated)
	return strongest(ratings), dated
}

// strongest is the greatest strength among the best passages, less a third of
// the mean of those beside it: an answer stands out, while on what is not in
// the coverage many passages say a little.
func strongest(ratings []*rated) float64 {
	best, sum := 0.0, 0.0
	for i, r := range ratings[:min(beside, len(ratings))] {
		if i < looked {
			best = max(best, r.strength)
		}
		sum += r.strength
	}
	return max(0, best-sum/beside/3)
}

// judge says how sure it is that the best passages answer a question of which
// the coverage may lack too much, and why.
func (q *Question) judge(result *Result, ratings []*rated, lacks bool) {
	result.Strength = strongest(ratings)
	result.Even = q.Calibration.even(freshest(ratings), len(q.concepts))
	result.Samples = q.Calibration.Samples
	result.Confidence = confidence(result.Strength, result.Even)
	if lacks && result.Confidence > unsaidMost {
		result.Confidence, result.Unsaid = unsaidMost, true
	}
	switch {
	case result.Confidence >= foundFrom:
		result.Verdict = Found
	case result.Confidence >= partlyFrom:
		result.Verdict = Partly
	default:
		result.Verdict = None
	}
}

// freshest is the greatest recency among the candidates.
func freshest(ratings []*rated) (most float64) {
	for _, r := range ratings {
		most = max(most, r.values[recent])
	}
	return most
}

// confidence turns the strength of an answer into the chance that it is one,
// by the strength of an even chance. Odds grow with the third power: see
// docs/ranking.md.
func confidence(strength, even float64) float64 {
	if !(strength > 0) {
		return 0
	}
	return 1 / (1 + math.Pow(even/strength, 3))
}
