package measure

import (
	"cmp"
	"math"
	"slices"
)

// A Judged is the judgements on one question: the grades of documents by id. A
// document with a grade above 0 answers the question.
type Judged map[string]int

// relevant returns how many documents answer.
func (j Judged) relevant() (n int) {
	for _, grade := range j {
		if grade > 0 {
			n++
		}
	}
	return n
}

// Hits returns 1 if one of the first k documents answers, else 0.
func Hits(ranked []string, judged Judged, k int) float64 {
	for _, id := range ranked[:min(k, len(ranked))] {
		if judged[id] > 0 {
			return 1
		}
	}
	return 0
}

// ReciprocalRank returns 1 over the rank of the first document that answers, or 0
// if none of the first k does.
func ReciprocalRank(ranked []string, judged Judged, k int) float64 {
	for i, id := range ranked[:min(k, len(ranked))] {
		if judged[id] > 0 {
			return 1 / float64(i+1)
		}
	}
	return 0
}

// AveragePrecision returns the mean of the precision at the ranks of the documents
// that answer, within the first k. As in BEIR and trec_eval the mean is over all
// documents that answer, found or not.
func AveragePrecision(ranked []string, judged Judged, k int) float64 {
	sum, hits := 0.0, 0
	for i, id := range ranked[:min(k, len(ranked))] {
		if judged[id] > 0 {
			hits++
			sum += float64(hits) / float64(i+1)
		}
	}
	return ratio(sum, judged.relevant())
}

// NDCG returns the discounted cumulative gain of the first k documents, divided by
// the best possible one, with linear gain as in trec_eval.
func NDCG(ranked []string, judged Judged, k int) float64 {
	gain := 0.0
	for i, id := range ranked[:min(k, len(ranked))] {
		gain += float64(max(0, judged[id])) / math.Log2(float64(i+2))
	}
	grades := make([]int, 0, len(judged))
	for _, g := range judged {
		grades = append(grades, max(0, g))
	}
	slices.SortFunc(grades, func(a, b int) int { return cmp.Compare(b, a) })
	best := 0.0
	for i, g := range grades[:min(k, len(grades))] {
		best += float64(g) / math.Log2(float64(i+2))
	}
	if best == 0 {
		return 0
	}
	return gain / best
}

// Recall returns the share of the documents that answer which are among the first
// k.
func Recall(ranked []string, judged Judged, k int) float64 {
	hits := 0
	for _, id := range ranked[:min(k, len(ranked))] {
		if judged[id] > 0 {
			hits++
		}
	}
	return ratio(float64(hits), judged.relevant())
}

func ratio(sum float64, n int) float64 {
	if n == 0 {
		return 0
	}
	return sum / float64(n)
}

// Mean returns the mean of values, 0 if there are none.
func Mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return ratio(sum, len(values))
}
