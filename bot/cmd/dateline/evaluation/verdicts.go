package evaluation

import (
	"fmt"
	"io"

	"dateline/retrieval"
	"dateline/retrieval/measure"
)

// An outcome is the verdict on one question, and what is known of its truth.
type outcome struct {
	verdict    retrieval.Verdict
	confidence float64
	// checked: the answer's words are known, so that the first quote could be
	// looked at. answers: it says them. judged: it is from an article judged to
	// answer.
	checked, answers, judged bool
}

// A group is the outcomes for questions that are alike in whether the coverage
// answers them.
type group struct {
	name     string
	outcomes []outcome
}

// count returns how many outcomes have a verdict.
func (g *group) count(v retrieval.Verdict) (n int) {
	for _, o := range g.outcomes {
		if o.verdict == v {
			n++
		}
	}
	return n
}

// share is what part of the group has a verdict, in percent.
func (g *group) share(v retrieval.Verdict) float64 {
	return 100 * float64(g.count(v)) / float64(len(g.outcomes))
}

func (g *group) confidences() []float64 {
	all := make([]float64, len(g.outcomes))
	for i, o := range g.outcomes {
		all[i] = o.confidence
	}
	return all
}

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

// A truth is what is known of the answer to a question: the articles judged to
// hold it, those gathered for it, and its words. Each may be nil.
type truth struct {
	judged, gathered measure.Judged
	answers          measure.Answers
}

// outcome judges a verdict.
func (t truth) outcome(r retrieval.Result) outcome {
	o := outcome{verdict: r.Verdict, confidence: r.Confidence, checked: len(t.answers) > 0}
	if len(r.Passages) > 0 {
		first := r.Passages[0]
		o.answers = t.answers.In(first.QuoteText())
		o.judged = t.judged[first.Article.ID] > 0
	}
	return o
}

// add counts the answer to a question, and what the answer would have been
// without the articles that answer it.
func (v *verdicts) add(res retrieval.Result, search candidateSearch, t truth) error {
	put := func(group int, r retrieval.Result) {
		v.groups[group].outcomes = append(v.groups[group].outcomes, t.outcome(r))
	}
	if len(t.judged) == 0 {
		put(unjudged, res)
		return nil
	}
	put(answered, res)
	question, candidates, err := search()
	if err != nil {
		return err
	}
	candidates = without(candidates, t.judged)
	put(withoutJudged, question.Rank(candidates, retrieval.Searched{}))
	if t.gathered != nil {
		put(withoutGathered, question.Rank(without(candidates, t.gathered), retrieval.Searched{}))
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

// unanswered is the group against which questions with an answer are held: the
// last one that has any, but one with judged articles withheld only if the set has
// no questions without an answer.
func (v *verdicts) unanswered() *group {
	no := &v.groups[unjudged]
	for i := unjudged; i < groupCount; i++ {
		if len(v.groups[i].outcomes) > 0 && (i != withoutJudged || len(no.outcomes) == 0) {
			no = &v.groups[i]
		}
	}
	return no
}

// print prints how often each verdict was given in each group, how well the
// confidence tells the groups apart, and how well it is calibrated.
func (v *verdicts) print(w io.Writer, c retrieval.Calibration) {
	if len(v.groups[answered].outcomes) > 0 {
		v.printGroups(w, c.Measured())
	}
	v.printQuotes(w)
	if len(v.groups[answered].outcomes) > 0 {
		v.printCalibration(w)
	}
}

// printGroups prints the verdicts in each group.
func (v *verdicts) printGroups(w io.Writer, c retrieval.Calibration) {
	yes := &v.groups[answered]
	_, _ = fmt.Fprintf(w, "\nnoise of the coverage %.3f, among current news %.3f; for long questions %.3f and %.3f\n", c.Noise, c.Current, c.LongNoise, c.LongCurrent)
	_, _ = fmt.Fprintf(w, "\n%-26s %9s %8s %8s %8s %9s\n", "verdicts", "questions", "found %", "partly %", "none %", "ROC area")
	for i := range v.groups {
		g := &v.groups[i]
		if len(g.outcomes) == 0 {
			continue
		}
		area := ""
		if i != answered {
			area = fmt.Sprintf("%9.3f", measure.ROC(yes.confidences(), g.confidences()))
		}
		_, _ = fmt.Fprintf(w, "%-26s %9d %8.1f %8.1f %8.1f %9s\n", g.name, len(g.outcomes),
			g.share(retrieval.Found), g.share(retrieval.Partly), g.share(retrieval.None), area)
	}
}
