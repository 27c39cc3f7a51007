package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/spf13/cobra"

	"dateline/retrieval"
	"dateline/retrieval/measure"
)

// evaluation is what `dateline eval` was asked for: the paths of its inputs
// and outputs, empty for those not wanted, and the depth of the ranking.
type evaluation struct {
	corpus, queries, qrels, gathered, run, answers string
	top                                            int
	noRecency                                      bool
}

func (a *app) evalCommand() *cobra.Command {
	var e evaluation
	c := &cobra.Command{
		Use:   "eval --corpus C.jsonl --queries Q.jsonl [--qrels QRELS.tsv]",
		Short: "Judge the ranking on a question set in the BEIR formats",
		Long: `Eval asks every question of a set and measures the answers, so that you can
judge Dateline on your own coverage.

The corpus has an article a line, {"_id","title","text","metadata"}, or is any
path that import reads; queries {"_id","text"}, where metadata.date says when
the question was asked; qrels tab-separated lines under the header query-id
corpus-id score.

--run writes a TREC run (qid Q0 docid rank score tag), each article at its best
passage. --answers writes for each question the verdict, its confidence and the
first passage, as JSON lines. With --qrels the measures are printed, over the
questions that have an answer there, and how good the verdicts are: against
questions without judgement, and against the same questions with their answers
withheld. --gathered names, in the form of qrels, articles that are to be
withheld with the judged ones because they tell of the same.`,
		Args: args(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return a.eval(c.Context(), e) },
	}
	f := c.Flags()
	f.StringVar(&e.corpus, "corpus", "", "the articles (required)")
	f.StringVar(&e.queries, "queries", "", "the questions (required)")
	f.StringVar(&e.qrels, "qrels", "", "which articles answer which question")
	f.StringVar(&e.gathered, "gathered", "", "which articles tell of the same as the question")
	f.StringVar(&e.run, "run", "", "write a TREC run to this file")
	f.StringVar(&e.answers, "answers", "", "write verdicts and first passages to this file")
	f.IntVar(&e.top, "top", 100, "how many articles to rank for each question")
	f.BoolVar(&e.noRecency, "no-recency", false, "ignore when questions were asked")
	_ = c.MarkFlagRequired("corpus")
	_ = c.MarkFlagRequired("queries")
	return c
}

func (a *app) eval(ctx context.Context, e evaluation) (err error) {
	questions, err := readWith(e.queries, measure.ReadQuestions)
	if err != nil {
		return err
	}
	judged, err := readJudged(e.qrels)
	if err != nil {
		return err
	}
	gathered, err := readJudged(e.gathered)
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
	s := scorer{judged: judged, gathered: gathered, run: run, answers: answers, verdicts: newVerdicts()}
	err = s.ask(ctx, cov, questions, e)
	if err = errors.Join(err, run.Close(), answers.Close()); err != nil {
		return err
	}
	s.report(a.out)
	calibration, err := cov.index.Calibration()
	if err != nil {
		return err
	}
	s.verdicts.report(a.out, calibration)
	return cov.leftOut()
}

// A scorer asks questions, writes what was found, and adds up the measures.
type scorer struct {
	judged       map[string]measure.Judged
	gathered     map[string]measure.Judged
	run, answers *output
	verdicts     *verdicts
	asked        int
	took         time.Duration
	sums         map[string][]float64
}

func (s *scorer) ask(ctx context.Context, cov *parts, questions []measure.Question, e evaluation) error {
	s.sums = map[string][]float64{}
	known, err := cov.bot.Known(ctx)
	if err != nil {
		return err
	}
	for _, q := range questions {
		if e.noRecency {
			q.Asked = time.Time{}
		}
		query := retrieval.ParseQuery(q.Text, q.Asked, known)
		query.Asked, query.Top, query.PerArticle = q.Asked, e.top, 1
		start := time.Now()
		res, err := cov.index.Search(ctx, query)
		if err != nil {
			return fmt.Errorf("question %s: %w", q.ID, err)
		}
		s.took += time.Since(start)
		s.asked++
		if err := errors.Join(s.writeRun(q.ID, res), s.writeAnswer(q.ID, res)); err != nil {
			return err
		}
		s.add(q.ID, res)
		if err := s.verdicts.add(res, cov.candidates(ctx, query), s.judged[q.ID], s.gathered[q.ID]); err != nil {
			return fmt.Errorf("question %s: %w", q.ID, err)
		}
	}
	return nil
}

func (s *scorer) writeRun(id string, res retrieval.Result) error {
	for i, p := range res.Passages {
		if _, err := fmt.Fprintf(s.run, "%s Q0 %s %d %.6f dateline\n", id, p.Article.ID, i+1, p.Score); err != nil {
			return err
		}
	}
	return nil
}

// An answerLine is one line of --answers.
type answerLine struct {
	ID         string            `json:"_id"`
	Verdict    retrieval.Verdict `json:"verdict"`
	Confidence float64           `json:"confidence"`
	Passage    *answerPassage    `json:"passage"`
}

type answerPassage struct {
	Article string  `json:"article"`
	Quote   string  `json:"quote"`
	Text    string  `json:"text"`
	Start   int     `json:"start"`
	End     int     `json:"end"`
	Score   float64 `json:"score"`
}

func (s *scorer) writeAnswer(id string, res retrieval.Result) error {
	line := answerLine{ID: id, Verdict: res.Verdict, Confidence: res.Confidence}
	if len(res.Passages) > 0 {
		p := res.Passages[0]
		line.Passage = &answerPassage{p.Article.ID, p.QuoteText(), p.Text(), p.Start, p.End, p.Score}
	}
	enc := json.NewEncoder(s.answers)
	enc.SetEscapeHTML(false)
	return enc.Encode(line)
}

// The measures, in the order in which they are printed.
var measures = []struct {
	name string
	of   func(ranked []string, judged measure.Judged) float64
}{
	{"Hits@1", func(r []string, j measure.Judged) float64 { return measure.Hits(r, j, 1) }},
	{"Hits@4", func(r []string, j measure.Judged) float64 { return measure.Hits(r, j, 4) }},
	{"Hits@10", func(r []string, j measure.Judged) float64 { return measure.Hits(r, j, 10) }},
	{"MRR@10", func(r []string, j measure.Judged) float64 { return measure.ReciprocalRank(r, j, 10) }},
	{"MAP@10", func(r []string, j measure.Judged) float64 { return measure.AveragePrecision(r, j, 10) }},
	{"nDCG@10", func(r []string, j measure.Judged) float64 { return measure.NDCG(r, j, 10) }},
	{"Recall@100", func(r []string, j measure.Judged) float64 { return measure.Recall(r, j, 100) }},
}

func (s *scorer) add(id string, res retrieval.Result) {
	judged := s.judged[id]
	if len(judged) == 0 {
		return
	}
	ranked := make([]string, len(res.Passages))
	for i, p := range res.Passages {
		ranked[i] = p.Article.ID
	}
	for _, m := range measures {
		s.sums[m.name] = append(s.sums[m.name], m.of(ranked, judged))
	}
}

func (s *scorer) report(w io.Writer) {
	judged := len(s.sums[measures[0].name])
	if judged > 0 {
		for _, m := range measures {
			_, _ = fmt.Fprintf(w, "%-12s %.4f\n", m.name, measure.Mean(s.sums[m.name]))
		}
	}
	rate := float64(s.asked) / max(s.took.Seconds(), 1e-9)
	_, _ = fmt.Fprintf(w, "%-12s %.0f\n", "questions/s", rate)
	_, _ = fmt.Fprintf(w, "%-12s %d (%d with an answer)\n", "questions", s.asked, judged)
}

// An output is a file that may not be wanted; then it takes everything and
// keeps nothing.
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

// Close writes what is left; closing what was never opened does nothing.
func (o *output) Close() error {
	if o == nil || o.file == nil {
		return nil
	}
	return errors.Join(o.Flush(), o.file.Close())
}

// readJudged reads a file of judgements, none from no file.
func readJudged(path string) (map[string]measure.Judged, error) {
	if path == "" {
		return nil, nil
	}
	return readWith(path, measure.ReadJudgements)
}

// readWith opens a file and reads it, naming the file in what goes wrong.
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
