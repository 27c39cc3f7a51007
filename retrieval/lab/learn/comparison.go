package main

import (
	"context"
	"fmt"
	"io"

	"dateline/retrieval"
	"dateline/retrieval/measure"
)

// compareWithLucene prints each set's measure of Lucene's ranking, over three
// kinds of units, and of the ranking in use, without and with recency.
func compareWithLucene(ctx context.Context, w io.Writer, sets []*set, jars string) error {
	signals := retrieval.Signals()
	inUse, ageless := make([]float64, len(signals)), make([]float64, len(signals))
	for i, s := range signals {
		inUse[i], ageless[i] = s.Weight, s.Weight
		if s.Name == retrieval.Recency {
			ageless[i] = 0
		}
	}
	_, _ = fmt.Fprintf(w, "\nBeside Lucene\n%-30s", "")
	for _, s := range sets {
		_, _ = fmt.Fprintf(w, "%14s", s.name+" "+s.measure)
	}
	for _, units := range []struct {
		name string
		cut  splitter
	}{{"Lucene, the same passages", passages}, {"Lucene, about 200 words", pairs}, {"Lucene, whole articles", wholeArticles}} {
		values := map[*set]float64{}
		for _, s := range sets {
			value, err := s.rankedByLucene(ctx, jars, units.cut)
			if err != nil {
				return err
			}
			values[s] = value
		}
		printRow(w, units.name, sets, func(s *set) float64 { return values[s] })
	}
	printRow(w, "in use, without recency", sets, func(s *set) float64 { return s.value(s.examples, ageless) })
	printRow(w, "in use", sets, func(s *set) float64 { return s.value(s.examples, inUse) })
	_, _ = fmt.Fprintln(w)
	return nil
}

// rankedByLucene returns the set's measure of Lucene's ranking.
func (s *set) rankedByLucene(ctx context.Context, jars string, cut splitter) (float64, error) {
	questions := make([]string, len(s.examples))
	for i, e := range s.examples {
		questions[i] = e.text
	}
	rankings, err := lucene(ctx, jars, s.versions, questions, cut)
	if err != nil {
		return 0, err
	}
	if len(rankings) != len(questions) {
		return 0, fmt.Errorf("lucene answered %d of %d questions", len(rankings), len(questions))
	}
	values := make([]float64, len(rankings))
	for i, ranked := range rankings {
		values[i] = evaluate(s.measure, ranked, s.examples[i].judged)
	}
	return measure.Mean(values), nil
}
