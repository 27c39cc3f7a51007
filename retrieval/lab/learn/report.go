package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"dateline/retrieval"
	"dateline/retrieval/measure"
)

const folds = 3

// report prints the measures of each set with different weights, and the weights.
func report(w io.Writer, sets []*set) {
	signals := retrieval.Signals()
	alone, inUse := make([]float64, len(signals)), make([]float64, len(signals))
	alone[0] = 1
	for i, s := range signals {
		inUse[i] = s.Weight
	}
	_, _ = fmt.Fprintf(w, "\n%-30s", "")
	for _, s := range sets {
		_, _ = fmt.Fprintf(w, "%14s", s.name+" "+s.measure)
	}
	printRow(w, "BM25 of the passage alone", sets, func(s *set) float64 { return s.value(s.examples, alone) })
	printRow(w, "weights in use", sets, func(s *set) float64 { return s.value(s.examples, inUse) })
	printRow(w, "learned, of other folds", sets, crossValidated(sets, len(signals)))
	printRow(w, "learned, of other sets", sets, func(s *set) float64 { return s.value(s.examples, fit(examplesExcept(sets, s), len(signals))) })
	for _, extra := range []string{"hits@1", "mrr", "hits@10", "ndcg", "map", "recall@100"} {
		printRow(w, "  in use, "+extra, sets, func(s *set) float64 {
			t := *s
			t.measure = extra
			return t.value(s.examples, inUse)
		})
	}
	learned := fit(examplesExcept(sets, nil), len(signals))
	_, _ = fmt.Fprintf(w, "\n\n%-30s%10s%10s\n", "weight", "in use", "learned")
	for i, s := range signals {
		_, _ = fmt.Fprintf(w, "%-30s%10.2f%10.2f\n", s.Name, s.Weight, learned[i]*signals[0].Weight/learned[0])
	}
}

func printRow(w io.Writer, name string, sets []*set, value func(*set) float64) {
	_, _ = fmt.Fprintf(w, "\n%-30s", name)
	for _, s := range sets {
		_, _ = fmt.Fprintf(w, "%14.3f", value(s))
	}
}

// examplesExcept returns the examples of all sets but one.
func examplesExcept(sets []*set, but *set) (all [][]example) {
	for _, s := range sets {
		if s != but {
			all = append(all, s.examples)
		}
	}
	return all
}

// crossValidated returns a function that measures a set's questions, each with the
// weights learned on the folds that it is not in.
func crossValidated(sets []*set, signals int) func(*set) float64 {
	weights := make([][]float64, folds)
	for f := range folds {
		var learn [][]example
		for _, s := range sets {
			learn = append(learn, s.fold(f, false))
		}
		weights[f] = fit(learn, signals)
	}
	return func(s *set) (sum float64) {
		for f := range folds {
			held := s.fold(f, true)
			sum += s.value(held, weights[f]) * float64(len(held)) / float64(len(s.examples))
		}
		return sum
	}
}

// fold returns the examples in one fold, or those that are not in it.
func (s *set) fold(f int, in bool) (part []example) {
	for i, e := range s.examples {
		if (i%folds == f) == in {
			part = append(part, e)
		}
	}
	return part
}

// value returns the mean of the set's measure over examples.
func (s *set) value(examples []example, weights []float64) float64 {
	var values []float64
	for _, e := range examples {
		values = append(values, evaluate(s.measure, e.ranked(weights), e.judged))
	}
	return measure.Mean(values)
}

// evaluate returns one measure of a ranking, given by its short name.
func evaluate(name string, ranked []string, judged measure.Judged) float64 {
	switch name {
	case "hits@1":
		return measure.Hits(ranked, judged, 1)
	case "hits@10":
		return measure.Hits(ranked, judged, 10)
	case "ndcg":
		return measure.NDCG(ranked, judged, 10)
	case "map":
		return measure.AveragePrecision(ranked, judged, 10)
	case "recall@100":
		return measure.Recall(ranked, judged, 100)
	default:
		return measure.ReciprocalRank(ranked, judged, 10)
	}
}

// ranked returns the ids of an example's articles, best first, each at the rank of
// its best candidate.
func (e example) ranked(weights []float64) []string {
	rows := slices.Clone(e.rows)
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(b.score(weights), a.score(weights)) })
	var ids []string
	seen := map[string]bool{}
	for _, r := range rows {
		if !seen[r.article] {
			seen[r.article] = true
			ids = append(ids, r.article)
		}
	}
	return ids
}
