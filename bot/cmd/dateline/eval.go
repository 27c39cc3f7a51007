package main

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"dateline/bot"
	"dateline/bot/cmd/dateline/evaluation"
	"dateline/retrieval/measure"
)

// evalFlags are the flags of eval: the paths of its inputs and outputs, empty for
// those that are not wanted, and the depth of the ranking.
type evalFlags struct {
	corpus, queries, qrels, gathered, answerStrings, run, answers string
	top                                                           int
	noRecency                                                     bool
	order                                                         string
}

func (a *app) evalCommand() *cobra.Command {
	var e evalFlags
	c := &cobra.Command{
		Use:   "eval --corpus C.jsonl --queries Q.jsonl [--qrels QRELS.tsv]",
		Short: "Measure the ranking on a question set in the BEIR formats",
		Long: `Eval asks every question of a set and measures the answers, so that you can
judge Dateline on your own coverage.

The corpus has one article per line, {"_id","title","text","metadata"}, or is any
path that import reads. Queries are {"_id","text"}, where metadata.date says when
the question was asked. Qrels are tab-separated lines under the header query-id
corpus-id score.

--run writes a TREC run (qid Q0 docid rank score tag), each article at its best
passage. --answers writes for each question the verdict, its confidence, the
passages shown, and what lowered the verdict, as JSON lines. With --qrels it prints the measures over the
questions that have an answer there, and how good the verdicts are: against
questions without judgements, and against the same questions with their answers
withheld. --gathered names, in the form of qrels, articles that are withheld
together with the judged ones because they report the same.

Where the words of the answers are known, eval also says how often the first
quote has them. They stand in the questions' own field "answers", a list of
strings of which any one will do, or in the lines {"id","answers"} of the file
that --answer-strings names.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.eval(c.Context(), e) },
	}
	f := c.Flags()
	f.StringVar(&e.corpus, "corpus", "", "the articles (required)")
	f.StringVar(&e.queries, "queries", "", "the questions (required)")
	f.StringVar(&e.qrels, "qrels", "", "which articles answer which question")
	f.StringVar(&e.gathered, "gathered", "", "which articles report the same as the judged ones")
	f.StringVar(&e.answerStrings, "answer-strings", "", "the words of the answers (default: those in the questions' own lines)")
	f.StringVar(&e.run, "run", "", "write a TREC run to this file")
	f.StringVar(&e.answers, "answers", "", "write verdicts and passages to this file")
	f.IntVar(&e.top, "top", 100, "how many articles to rank for each question")
	f.BoolVar(&e.noRecency, "no-recency", false, "ignore when questions were asked")
	f.StringVar(&e.order, "order", "", "ask for this order: best, newest or any-time")
	_ = c.MarkFlagRequired("corpus")
	_ = c.MarkFlagRequired("queries")
	return c
}

func (a *app) eval(ctx context.Context, e evalFlags) (err error) {
	asked, err := order(e.order)
	if err != nil {
		return err
	}
	set, err := e.readSet()
	if err != nil {
		return err
	}
	a.corpus = e.corpus
	cov, err := a.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, cov.Close()) }()
	run, err := create(e.run)
	if err != nil {
		return err
	}
	answers, err := create(e.answers)
	if err != nil {
		return errors.Join(err, run.Close())
	}
	known, err := bot.KnownOutlets(ctx, cov.bot.Coverage, cov.bot.Stories)
	if err != nil {
		return errors.Join(err, run.Close(), answers.Close())
	}
	report, err := evaluation.Ask(ctx, cov.Index, set,
		evaluation.Options{Top: e.top, NoRecency: e.noRecency, Order: asked, Known: known, Run: run, Answers: answers})
	if err = errors.Join(err, run.Close(), answers.Close()); err != nil {
		return err
	}
	calibration, err := cov.Index.Calibration()
	if err != nil {
		return err
	}
	report.Print(a.out, calibration)
	return cov.leftOut()
}

// readSet reads the question set.
func (e evalFlags) readSet() (set evaluation.Set, err error) {
	if set.Questions, err = readWith(e.queries, measure.ReadQuestions); err != nil {
		return set, err
	}
	if set.Judged, err = readJudged(e.qrels); err != nil {
		return set, err
	}
	if set.Gathered, err = readJudged(e.gathered); err != nil {
		return set, err
	}
	set.Answers, err = readWith(cmp.Or(e.answerStrings, e.queries), measure.ReadAnswers)
	return set, err
}

// An output is a file, or discards everything where no file is wanted.
type output struct {
	*bufio.Writer
	file *os.File
}

func create(path string) (*output, error) {
	if path == "" {
		return &output{Writer: bufio.NewWriter(io.Discard)}, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &output{bufio.NewWriter(f), f}, nil
}

// Close flushes and closes the file, if there is one.
func (o *output) Close() error {
	if o == nil || o.file == nil {
		return nil
	}
	return errors.Join(o.Flush(), o.file.Close())
}

// readJudged reads a file of judgements; without a path there are none.
func readJudged(path string) (map[string]measure.Judged, error) {
	if path == "" {
		return nil, nil
	}
	return readWith(path, measure.ReadJudgements)
}

// readWith reads a file; its errors name the file.
func readWith[T any](path string, read func(io.Reader) (T, error)) (T, error) {
	var zero T
	f, err := os.Open(path)
	if err != nil {
		return zero, err
	}
	defer f.Close()
	v, err := read(f)
	if err != nil {
		return zero, fmt.Errorf("%s: %w", path, err)
	}
	return v, nil
}
