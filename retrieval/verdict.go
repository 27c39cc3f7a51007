package retrieval

import "math"

// looked is how many of the best passages the verdict looks at.
const looked = 10

// The confidence at which the coverage is said to answer, and to answer in
// part.
const (
	foundFrom  = .5
	partlyFrom = .25
)

// timely is by how much the strength of an answer grows that was published
// just before the question was asked.
const timely = .5

// telling weighs the signals that tell an answer from what is only near to
// one.
//
//nolint:gochecknoglobals // a constant table
var telling = [signalCount]float64{words1: 2.2, article1: 2.2, together: .6, wording: .4, inOrder: .15, headline: .5}

// strength says how far the words of a passage answer, in 0..1: the weighted
// mean of the signals of words, and more if it is recent. Where it stands in
// its article says nothing here.
func (v *values) strength() float64 {
	sum, weights := 0.0, 0.0
	for i, x := range v {
		sum += telling[i] * x
		weights += telling[i]
	}
	return sum / weights * (1 + timely*v[recent]) / (1 + timely)
}

// verdict says how sure it is that the best passages answer.
func (q *Question) verdict(ratings []*rated) (float64, Verdict) {
	best := 0.0
	for _, r := range ratings[:min(looked, len(ratings))] {
		best = max(best, r.strength)
	}
	confidence := q.Calibration.Confidence(best, len(q.concepts))
	switch {
	case best == 0:
		return 0, None
	case confidence >= foundFrom:
		return confidence, Found
	case confidence >= partlyFrom:
		return confidence, Partly
	}
	return confidence, None
}

// A Calibration says what strengths of answers mean in one coverage. The index
// keeps it beside the passages; its zero value is the default.
type Calibration struct {
	// Middle is the strength at which an answer is as likely as not.
	Middle float64
}

// defaultMiddle is the Middle of news coverage.
const defaultMiddle = .2

// usualWords is the length, in searched words, from which on a question is a
// long one: no passage can hold as much of it.
const usualWords = 8

// Confidence turns the strength of an answer to a question of so many searched
// words into the chance that it is one. It rises with the strength.
func (c Calibration) Confidence(strength float64, words int) float64 {
	if !(strength > 0) {
		return 0
	}
	middle := c.Middle
	if !(middle > 0) {
		middle = defaultMiddle
	}
	if words > usualWords {
		middle *= math.Pow(usualWords/float64(words), .5)
	}
	// Odds grow with the third power of the strength: see docs/ranking.md.
	return 1 / (1 + math.Pow(middle/strength, 3))
}
