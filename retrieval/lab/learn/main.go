// Command learn evaluates the weights of the ranking's signals, and learns them
// anew.
//
// It asks the questions of judged sets in the BEIR form, takes each candidate's
// signals from the ranking itself, and prints for each set the measures with BM25
// alone, with the weights in use, and with weights that it learns. It maximises by
// gradient ascent the log share that the answering articles have of the softmax
// over a question's candidates (ListNet's top-one likelihood,
// https://doi.org/10.1145/1273496.1273513). Each set counts the same, and no weight
// falls below zero. The measures of learned weights are cross-validated: over three
// folds of the questions, and over the sets, each with the weights learned on all
// others.
//
// For the questions of answers.tsv it also prints how often the quote of a passage
// that contains the answer contains it, too.
//
// It knows the ranking only through its candidates and results. The weights in
// use, in the ranking's table of signals, are rounded from what it prints.
//
//	go run ./learn -eval ../../../shared/eval
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
)

func main() {
	folder := flag.String("eval", "../../../shared/eval", "folder of the sets")
	names := flag.String("sets", "rtqa22:mrr,squad2:mrr,time:ndcg,cran:ndcg,mhr500:map", "sets, each with its measure")
	most := flag.Int("most", 800, "use at most so many judged questions of a set")
	jars := flag.String("lucene", "", "folder with Lucene 8's jars (Debian's liblucene8-java: /usr/share/java); empty: without Lucene")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, *folder, strings.Split(*names, ","), *most, *jars); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1) //nolint:gocritic // stop only restores signals
	}
}

func run(ctx context.Context, folder string, names []string, most int, jars string) error {
	var sets []*set
	for _, name := range names {
		name, measure, _ := strings.Cut(name, ":")
		s, err := load(ctx, filepath.Join(folder, name), measure, most)
		if err != nil {
			return err
		}
		fmt.Printf("%-8s %5d articles, %4d judged questions, ROC area of the verdict %.3f\n", s.name, len(s.versions), len(s.examples), s.roc)
		s.quotes.print(os.Stdout)
		sets = append(sets, s)
	}
	report(os.Stdout, sets)
	if jars == "" {
		return nil
	}
	return compareWithLucene(ctx, os.Stdout, sets, jars)
}
