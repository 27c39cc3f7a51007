package evaluation

import (
	"fmt"
	"io"

	"dateline/retrieval"
	"dateline/retrieval/measure"
)

// A group is questions that are alike in whether the coverage answers them, with
// the answers to them.
type group struct {
	name          string
	confidences   []float64
	found, partly int
}

func (g *group) add(r retrieval.Result) {
	g.confidences = append(g.confidences, r.Confidence)
	switch r.Verdict {
	case retrieval.Found:
		g.found++
	case retrieval.Partly:
		g.partly++
	case retrieval.None:
	}
}

// share is what part of the group so many questions are, in percent.
func (g *group) share(n int) float64 { return 100 * float64(n) / float64(len(g.confidences)) }

// The groups, in the order in which they are printed.
const (
	answered = iota
	unjudged
	withoutJudged
	withoutGathered
	groupCount
)

// verdicts measure how often the verdict on whether the coverage answers is
// right. Where all
// questions of a set have an answer, those without one are made of them: the
// articles judged to answer are withheld, and with them, where it is known,
// all that was gathered for the question.
type verdicts struct {
	groups [groupCount]group
}

func newVerdicts() *verdicts {
	v := &verdicts{}
	for i, name := range []string{"with an answer", "without a judgement", "judged articles withheld", "gathered ones too"} {
		v.groups[i].name = name
	}
	return v
}

// add counts the answer to a question, and what the answer would have been
// without the articles that answer it.
func (v *verdicts) add(res retrieval.Result, search candidateSearch, judged, gathered measure.Judged) error {
	if len(judged) == 0 {
		v.groups[unjudged].add(res)
		return nil
	}
	v.groups[answered].add(res)
	question, candidates, err := search()
	if err != nil {
		return err
	}
	candidates = without(candidates, judged)
	v.groups[withoutJudged].add(question.Rank(candidates, retrieval.Searched{}))
	if gathered != nil {
		v.groups[withoutGathered].add(question.Rank(without(candidates, gathered), retrieval.Searched{}))
	}
	return nil
}

// A candidateSearch asks a question once more and returns all its candidates.
type candidateSearch func() (*retrieval.Question, []retrieval.Candidate, error)

// without leaves out the candidates of some articles.
func without(candidates []retrieval.Candidate, articles measure.Judged) (left []retrieval.Candidate) {
	for _, c := range candidates {
		if articles[c.Version.ID] <= 0 {
			left = append(left, c)
		}
	}
	return left
}

// print prints how often each verdict was given in each group, how well the
// confidence tells the groups apart, and how well it is calibrated.
func (v *verdicts) print(w io.Writer, c retrieval.Calibration) {
	yes := &v.groups[answered]
	if len(yes.confidences) == 0 {
		return
	}
	c = c.Measured()
	_, _ = fmt.Fprintf(w, "\nnoise of the coverage %.3f, among current news %.3f; for long questions %.3f and %.3f\n", c.Noise, c.Current, c.LongNoise, c.LongCurrent)
	_, _ = fmt.Fprintf(w, "\n%-26s %9s %8s %8s %8s %9s\n", "verdicts", "questions", "found %", "partly %", "none %", "ROC area")
	for i := range v.groups {
		g := &v.groups[i]
		n := len(g.confidences)
		if n == 0 {
			continue
		}
		area := ""
		if i != answered {
			area = fmt.Sprintf("%9.3f", measure.ROC(yes.confidences, g.confidences))
		}
		_, _ = fmt.Fprintf(w, "%-26s %9d %8.1f %8.1f %8.1f %9s\n", g.name, n, g.share(g.found), g.share(g.partly), g.share(n-g.found-g.partly), area)
	}
	v.printReliability(w)
}

// printReliability prints confidences beside how often there was an answer, among
// the questions with one and those of the last group that has any.
func (v *verdicts) printReliability(w io.Writer) {
	no := &v.groups[unjudged]
	for i := unjudged; i < groupCount; i++ {
		if len(v.groups[i].confidences) > 0 && (i != withoutJudged || len(no.confidences) == 0) {
			no = &v.groups[i]
		}
	}
	yes := v.groups[answered].confidences
	forecasts, came := append([]float64(nil), yes...), make([]bool, len(yes)+len(no.confidences))
	for i := range yes {
		came[i] = true
	}
	forecasts = append(forecasts, no.confidences...)
	table := measure.Reliability(forecasts, came, 5)
	_, _ = fmt.Fprintf(w, "\n%-26s %9s %10s %11s\n", "reliability", "questions", "confidence", "with answer")
	for _, b := range table {
		if b.Count > 0 {
			_, _ = fmt.Fprintf(w, "%-26s %9d %10.2f %11.2f\n", fmt.Sprintf("from %.1f to %.1f", b.From, b.To), b.Count, b.Forecast, b.True)
		}
	}
	_, _ = fmt.Fprintf(w, "%-26s %9d %10s %11.2f\n", "mean distance", len(forecasts), "", measure.CalibrationError(table))
	_, _ = fmt.Fprintf(w, "(against: %s)\n", no.name)
}
