// Command bench times Dateline's index beside Lucene 8 and Bleve's defaults, over
// the same passages and questions, in one run. docs/benchmarks.md says how to run
// it and what it has measured.
package main

import (
	"context"
	"flag"
	"fmt"
	"log"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	var s settings
	flag.StringVar(&s.shared, "shared", "../../../shared", "folder with eval/")
	flag.StringVar(&s.dir, "dir", filepath.Join(os.TempDir(), "dateline-bench"), "folder for the indexes; emptied first")
	flag.StringVar(&s.jars, "jars", "/usr/share/java", "folder with Lucene's jars (Debian: liblucene8-java)")
	flag.IntVar(&s.passages, "passages", 100_000, "size of the corpus")
	flag.IntVar(&s.rounds, "rounds", 3, "how often each question is asked to be timed, after as many times to warm up")
	flag.StringVar(&s.stages, "stages", "index,open,ask,odd,meanwhile,import,lucene,bleve", "what to time")
	flag.StringVar(&s.dateline, "dateline", "", "the built program, whose import is timed")
	flag.Int64Var(&s.postings, "postings", 0, "bytes for decoded postings; 0: the default of the product")
	flag.Int64Var(&s.texts, "texts", 0, "bytes for texts and words; 0: the default of the product")
	flag.BoolVar(&s.reuse, "reuse", false, "use the corpus that the last run left, and the indexes that are not in -stages")
	flag.StringVar(&s.profile, "profile", "", "folder for CPU profiles of each stage")
	flag.Parse()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx, s); err != nil {
		log.Fatal(err)
	}
}

type settings struct {
	shared, dir, jars, profile, stages, dateline string
	passages, rounds                             int
	reuse                                        bool
	postings, texts                              int64
}

// wanted tells whether a stage is to be timed.
func (s settings) wanted(stage string) bool {
	return slices.Contains(strings.Split(s.stages, ","), stage)
}

func run(ctx context.Context, s settings) error {
	in, err := prepare(ctx, s)
	if err != nil {
		return err
	}
	fmt.Printf("%d articles, %d passages, %d questions, %.0f MB of text\n\n",
		in.Articles, in.Passages, len(in.questions), float64(in.Bytes)/1e6)
	for _, stage := range []struct {
		name string
		run  func(context.Context, settings, *input) error
	}{
		{"index", stageIndex}, {"open", stageOpen}, {"ask", stageAsk}, {"odd", stageOdd}, {"meanwhile", stageMeanwhile},
		{"import", stageImport}, {"lucene", stageLucene}, {"lucene-ask", stageLuceneAsk}, {"bleve", stageBleve},
	} {
		if !s.wanted(stage.name) {
			continue
		}
		if err := stage.run(ctx, s, in); err != nil {
			return fmt.Errorf("%s: %w", stage.name, err)
		}
	}
	return nil
}

// prepare makes the input in an empty folder, or loads that of the last run.
func prepare(ctx context.Context, s settings) (*input, error) {
	if s.reuse {
		return loadInput(s)
	}
	if err := os.RemoveAll(s.dir); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, err
	}
	return makeInput(ctx, s)
}
