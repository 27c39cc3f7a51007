// Command gathered infers which articles of a collection were gathered for which
// question, and prints them in the form of judgements, for the option --gathered of
// dateline eval.
//
// It is for RealTimeQA (https://arxiv.org/abs/2207.13332), whose articles are what
// a web search found for each question, up to ten that were not there yet, and
// after each week's questions the pages that the quiz was made from. The collection
// keeps this order, but does not say which article was found for which question.
// So the articles are divided among the questions in that order, so that the sum of
// their similarities is greatest. An article that was found for several questions
// is listed with one only.
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
	for q, found := range align(blocks(questions), similarity(versions), len(versions)) {
		for at := found.from; at < found.to; at++ {
			fmt.Printf("%s\t%s\t1\n", questions[q].ID, versions[at].ID)
		}
	}
	return ctx.Err()
}

// depth is how many passages are compared with a question.
const depth = 5000

// similarity returns a function that computes how similar the articles are to a
// question: the BM25 of an article as a whole, plus the share of the question's
// weight that the headline contains.
func similarity(versions []corpus.Version) func(measure.Question) []float64 {
	x := exhaustive.New(versions)
	x.Candidates = depth
	return func(m measure.Question) []float64 {
		similarities := make([]float64, len(versions))
		q := retrieval.Read(query.Query{Text: m.Text}, x)
		weights, all := termWeights(q, x)
		for _, c := range x.Find(q, nil) {
			if at := c.Version.Arrival - 1; similarities[at] == 0 {
				similarities[at] = c.Article/all/(text.K1+1) + headerWeight(c.Header, weights)/all
			}
		}
		return similarities
	}
}

// termWeights returns the weights of a question's terms, and their sum.
func termWeights(q *retrieval.Question, v retrieval.Vocabulary) (weights map[string]float64, all float64) {
	weights = map[string]float64{}
	for _, t := range q.Terms() {
		weights[t.Text] = t.Weight * text.IDF(v.Passages(), v.Frequency(t.Text))
		all += weights[t.Text]
	}
	return weights, all
}

// headerWeight returns the sum of the weights of the terms in a header.
func headerWeight(header *text.Words, weights map[string]float64) (sum float64) {
	seen := map[string]bool{}
	for term := range header.All() {
		if !seen[term] {
			seen[term] = true
			sum += weights[term]
		}
	}
	return sum
}
