package evaluation

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"dateline/retrieval"
	"dateline/retrieval/index"
	"dateline/retrieval/measure"
	"dateline/retrieval/query"
)

// A Set is a question set.
type Set struct {
	Questions []measure.Question
	// Judged are the articles that answer a question, by its id; a question that
	// has none counts as one without an answer. Gathered are articles that report
	// the same as the judged ones, and are withheld together with them.
	Judged, Gathered map[string]measure.Judged
	// Answers are the words of the answers, by the id of the question, where they
	// are known.
	Answers map[string]measure.Answers
}

// Options say how the questions of a set are asked.
type Options struct {
	// Top is how many articles are ranked for each question.
	Top int
	// NoRecency ignores when questions were asked.
	NoRecency bool
	// Order is asked for where a question does not say.
	Order query.Order
	// Known is what the coverage has that questions may name.
	Known query.Known
	// Run is written as a TREC run, Answers as a JSON object on each answer.
	Run, Answers io.Writer
}

// A Report adds up the measures of the answers to a set.
type Report struct {
	set      Set
	opts     Options
	verdicts *verdicts
	asked    int
	took     time.Duration
	sums     map[string][]float64
}

// Ask asks every question of a set.
func Ask(ctx context.Context, searcher *index.Live, set Set, o Options) (*Report, error) {
	r := &Report{set: set, opts: o, verdicts: newVerdicts(), sums: map[string][]float64{}}
	for _, q := range set.Questions {
		if err := r.ask(ctx, searcher, q); err != nil {
			return nil, fmt.Errorf("question %s: %w", q.ID, err)
		}
	}
	return r, nil
}

// ask asks one question, writes the answer down and measures it.
func (r *Report) ask(ctx context.Context, searcher *index.Live, q measure.Question) error {
	if r.opts.NoRecency {
		q.Asked = time.Time{}
	}
	wanted := query.Parse(q.Text, q.Asked, r.opts.Known)
	wanted.Asked, wanted.Top, wanted.PerArticle = q.Asked, r.opts.Top, 1
	wanted.Order = cmp.Or(wanted.Order, r.opts.Order)
	start := time.Now()
	res, err := searcher.Search(ctx, wanted)
	if err != nil {
		return err
	}
	r.took += time.Since(start)
	r.asked++
	if err := errors.Join(r.writeRun(q.ID, res), r.writeAnswer(q.ID, res)); err != nil {
		return err
	}
	r.add(q.ID, res)
	return r.verdicts.add(res, func() (*retrieval.Question, []retrieval.Candidate, error) {
		question, candidates, _, err := searcher.Candidates(ctx, wanted)
		return question, candidates, err
	}, truth{r.set.Judged[q.ID], r.set.Gathered[q.ID], r.set.Answers[q.ID]})
}

// writeRun writes a line for each article, at its best passage.
func (r *Report) writeRun(id string, res retrieval.Result) error {
	for i, p := range res.Passages {
		if _, err := fmt.Fprintf(r.opts.Run, "%s Q0 %s %d %.6f dateline\n", id, p.Article.ID, i+1, p.Score); err != nil {
			return err
		}
	}
	return nil
}

// The measures, in the order in which they are printed.
var measures = []struct {
	name string
	of   func(ranked []string, judged measure.Judged) float64
}{
	{"Hits@1", func(ranked []string, j measure.Judged) float64 { return measure.Hits(ranked, j, 1) }},
	{"Hits@4", func(ranked []string, j measure.Judged) float64 { return measure.Hits(ranked, j, 4) }},
	{"Hits@10", func(ranked []string, j measure.Judged) float64 { return measure.Hits(ranked, j, 10) }},
	{"MRR@10", func(ranked []string, j measure.Judged) float64 { return measure.ReciprocalRank(ranked, j, 10) }},
	{"MAP@10", func(ranked []string, j measure.Judged) float64 { return measure.AveragePrecision(ranked, j, 10) }},
	{"nDCG@10", func(ranked []string, j measure.Judged) float64 { return measure.NDCG(ranked, j, 10) }},
	{"Recall@100", func(ranked []string, j measure.Judged) float64 { return measure.Recall(ranked, j, 100) }},
}

func (r *Report) add(id string, res retrieval.Result) {
	judged := r.set.Judged[id]
	if len(judged) == 0 {
		return
	}
	ranked := make([]string, len(res.Passages))
	for i, p := range res.Passages {
		ranked[i] = p.Article.ID
	}
	for _, m := range measures {
		r.sums[m.name] = append(r.sums[m.name], m.of(ranked, judged))
	}
}

// Print prints the measures and, with the calibration of the index, how good the
// verdicts are.
func (r *Report) Print(w io.Writer, c retrieval.Calibration) {
	r.printMeasures(w)
	r.verdicts.print(w, c)
}

func (r *Report) printMeasures(w io.Writer) {
	judged := len(r.sums[measures[0].name])
	if judged > 0 {
		for _, m := range measures {
			_, _ = fmt.Fprintf(w, "%-12s %.4f\n", m.name, measure.Mean(r.sums[m.name]))
		}
	}
	rate := float64(r.asked) / max(r.took.Seconds(), 1e-9)
	_, _ = fmt.Fprintf(w, "%-12s %.0f\n", "questions/s", rate)
	_, _ = fmt.Fprintf(w, "%-12s %d (%d with an answer)\n", "questions", r.asked, judged)
}
