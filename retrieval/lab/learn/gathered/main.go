// Gathered finds out which articles of a collection were gathered for which
// question, and prints them in the form of judgements, for the option
// --gathered of dateline eval.
//
// It is for RealTimeQA (https://arxiv.org/abs/2207.13332), whose articles are
// what a web search found for each question, up to ten that were not there yet,
// question after question, and after each week's questions the pages that the
// quiz was made from. The collection keeps this order but not whose they are.
// So the articles are shared out in that order, such that their likeness to the
// questions is greatest in sum. What a question's search found again, which
// stands with an earlier question, is not known.
//
//	go run ./learn/gathered FOLDER >gathered.tsv
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/lab/learn/sets"
	"dateline/retrieval/measure"
	"dateline/retrieval/query"
	"dateline/retrieval/text"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: gathered FOLDER")
		os.Exit(2) //nolint:gocritic // stop only restores signals
	}
	if err := run(ctx, os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, folder string) error {
	versions, err := sets.Articles(ctx, folder)
	if err != nil {
		return err
	}
	questions, err := sets.Questions(folder)
	if err != nil {
		return err
	}
	fmt.Println("query-id\tcorpus-id\tscore")
	for q, share := range shareOut(blocks(questions), alike(versions), len(versions)) {
		for at := share.from; at < share.to; at++ {
			fmt.Printf("%s\t%s\t1\n", questions[q].ID, versions[at].ID)
		}
	}
	return ctx.Err()
}

// deep is how many passages of a question are compared.
const deep = 5000

// alike returns a function that says how like its articles are to a question:
// the BM25 of their words as a whole, and the share of the question that their
// headlines have.
func alike(versions []corpus.Version) func(measure.Question) []float64 {
	x := exhaustive.New(versions)
	x.Candidates = deep
	return func(m measure.Question) []float64 {
		likeness := make([]float64, len(versions))
		q := retrieval.Read(query.Query{Text: m.Text}, x)
		worth, all := worths(q, x)
		for _, c := range x.Find(q, nil) {
			if at := c.Version.Arrival - 1; likeness[at] == 0 {
				likeness[at] = c.Article/all/(text.K1+1) + headed(c.Header, worth)/all
			}
		}
		return likeness
	}
}

// worths are the weights of a question's terms, and their sum.
func worths(q *retrieval.Question, v retrieval.Vocabulary) (worth map[string]float64, all float64) {
	worth = map[string]float64{}
	for _, t := range q.Terms() {
		worth[t.Text] = t.Weight * text.IDF(v.Passages(), v.Frequency(t.Text))
		all += worth[t.Text]
	}
	return worth, all
}

// headed is what the terms in a header are worth.
func headed(header *text.Words, worth map[string]float64) (sum float64) {
	seen := map[string]bool{}
	for term := range header.All() {
		if !seen[term] {
			seen[term] = true
			sum += worth[term]
		}
	}
	return sum
}
