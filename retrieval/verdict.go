package retrieval

import (
	"math"
	"slices"
)

const (
	// verdictDepth is how many of the best passages can be the strongest;
	// contrastDepth is how many it is compared with.
	verdictDepth  = 10
	contrastDepth = 20
)

// The confidence from which on the coverage is said to answer, and to answer in
// part.
const (
	foundConfidence  = .5
	partlyConfidence = .25
)

// maxUnsaidConfidence caps the confidence if the coverage never mentions
// something that the question names, or much of what it asks: it may hold a
// part of the answer.
const maxUnsaidConfidence = .45

// strengthWeights weigh the signals that tell an answer from what is merely
// related. They are fewer than those that order passages.
var strengthWeights = [signalCount]float64{signalWords: 1, signalArticle: 1, signalProximity: .15, signalHeadline: .15}

// strengthWeightSum is the sum of the strengthWeights.
const strengthWeightSum = 2.3

// strength says how far a passage answers, in 0..1: the weighted mean of the
// signals of words, twice as much if it is brand-new.
func (v *values) strength(currency float64) (sum float64) {
	for i, x := range v {
		sum += strengthWeights[i] * x
	}
	return sum / strengthWeightSum * (1 + currency) / 2
}

// Strengths says how far the best of the candidates answers, in 0..1, first as
// if the time of asking were unknown. A calibration turns a strength into a
// confidence.
func (q *Question) Strengths(candidates []Candidate) (undated, dated float64) {
	s := newScratch(candidates)
	defer s.release()
	passages := q.scoreAll(s, candidates)
	slices.SortStableFunc(passages, compareScores)
	dated = strongest(passages)
	for _, r := range passages {
		r.values[signalRecency], r.currency = 0, 0
		r.score, r.strength = r.relevance, r.values.strength(0)
	}
	slices.SortStableFunc(passages, compareScores)
	return strongest(passages), dated
}

// strongest is the greatest strength among the best passages, less a third of
// the mean strength around it: an answer stands out, while many passages say a
// little of what is not in the coverage. A passage and its reprints count once,
// since saying the same more often does not make it stand out less.
func strongest(passages []*scored) float64 {
	best, sum := 0.0, 0.0
	var seen []*trigrams
	for _, r := range passages {
		own := r.said()
		at := slices.IndexFunc(seen, own.sameAs)
		if at < 0 {
			if at = len(seen); at == contrastDepth {
				break
			}
			seen = append(seen, own)
			sum += r.strength
		}
		if at < verdictDepth {
			best = max(best, r.strength)
		}
	}
	return max(0, best-sum/contrastDepth/3)
}

// judge sets how sure it is that the best passages answer. lacksTooMuch caps
// the confidence.
func (q *Question) judge(result *Result, passages []*scored, lacksTooMuch bool) {
	result.Strength = strongest(passages)
	result.Even = q.Calibration.even(freshest(passages), len(q.concepts))
	result.Samples = q.Calibration.Samples
	result.Confidence = confidence(result.Strength, result.Even)
	if lacksTooMuch && result.Confidence > maxUnsaidConfidence {
		result.Confidence, result.Unsaid = maxUnsaidConfidence, true
	}
	switch {
	case result.Confidence >= foundConfidence:
		result.Verdict = Found
	case result.Confidence >= partlyConfidence:
		result.Verdict = Partly
	default:
		result.Verdict = None
	}
}

// PartlyFrom is the strength from which on the coverage is said to answer in
// part, given the strength of an even chance.
func PartlyFrom(even float64) float64 {
	return even * math.Pow(partlyConfidence/(1-partlyConfidence), 1./3)
}

// freshest is the greatest currency among passages.
func freshest(passages []*scored) (most float64) {
	for _, r := range passages {
		most = max(most, r.currency)
	}
	return most
}

// confidence turns the strength of an answer into the probability that it is
// one, given the strength of an even chance. The odds grow with the third power
// of the strength; docs/ranking.md has the measurements.
func confidence(strength, even float64) float64 {
	if !(strength > 0) {
		return 0
	}
	return 1 / (1 + math.Pow(even/strength, 3))
}
