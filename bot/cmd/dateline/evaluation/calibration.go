package evaluation

import (
	"fmt"
	"io"

	"dateline/retrieval"
	"dateline/retrieval/measure"
)

// forecasts are confidences, each with whether what it forecast came true.
type forecasts struct {
	confidences []float64
	came        []bool
}

func (f *forecasts) add(confidence float64, came bool) {
	f.confidences, f.came = append(f.confidences, confidence), append(f.came, came)
}

// mean returns the mean confidence and the share that came true.
func (f *forecasts) mean() (confidence, came float64) {
	table := measure.Reliability(f.confidences, f.came, 1)
	return table[0].Forecast, table[0].True
}

// split returns the confidences of what came true, and those of what did not.
func (f *forecasts) split() (yes, no []float64) {
	for i, c := range f.confidences {
		if f.came[i] {
			yes = append(yes, c)
		} else {
			no = append(no, c)
		}
	}
	return yes, no
}

// covered forecasts that the coverage has the answer, among the questions with one
// and those without, for some verdicts.
func (v *verdicts) covered(of func(retrieval.Verdict) bool) (f forecasts) {
	for _, g := range []*group{&v.groups[answered], v.unanswered()} {
		for _, o := range g.outcomes {
			if of(o.verdict) {
				f.add(o.confidence, g == &v.groups[answered])
			}
		}
	}
	return f
}

// quoted forecasts that the first quote answers, among the same questions, as far
// as the answer's words are known.
func (v *verdicts) quoted(of func(retrieval.Verdict) bool) (f forecasts) {
	for _, g := range []*group{&v.groups[answered], v.unanswered()} {
		for _, o := range g.outcomes {
			if o.checked && of(o.verdict) {
				f.add(o.confidence, o.answers)
			}
		}
	}
	return f
}

// whichever accepts every verdict.
func whichever(retrieval.Verdict) bool { return true }

// is accepts one verdict alone.
func is(want retrieval.Verdict) func(retrieval.Verdict) bool {
	return func(v retrieval.Verdict) bool { return v == want }
}

// printCalibration prints confidences beside how often the coverage had an answer,
// and beside how often the first quote was one, in bins and for each verdict.
func (v *verdicts) printCalibration(w io.Writer) {
	printReliability(w, "reliability", "with answer", v.covered(whichever))
	_, _ = fmt.Fprintf(w, "(against: %s)\n", v.unanswered().name)
	v.printByVerdict(w, "with answer", v.covered)
	if quoted := v.quoted(whichever); len(quoted.came) > 0 {
		printReliability(w, "reliability of quotes", "answers", quoted)
		v.printByVerdict(w, "answers", v.quoted)
	}
}

func printReliability(w io.Writer, title, outcome string, f forecasts) {
	table := measure.Reliability(f.confidences, f.came, 5)
	_, _ = fmt.Fprintf(w, "\n%-26s %9s %10s %11s\n", title, "questions", "confidence", outcome)
	for _, b := range table {
		if b.Count > 0 {
			_, _ = fmt.Fprintf(w, "%-26s %9d %10.2f %11.2f\n", fmt.Sprintf("from %.1f to %.1f", b.From, b.To), b.Count, b.Forecast, b.True)
		}
	}
	_, _ = fmt.Fprintf(w, "%-26s %9d %10s %11.2f\n", "mean distance", len(f.came), "", measure.CalibrationError(table))
}

// printByVerdict prints, for each verdict, the mean confidence, the share that came
// true, and how far they are apart.
func (v *verdicts) printByVerdict(w io.Writer, outcome string, of func(func(retrieval.Verdict) bool) forecasts) {
	_, _ = fmt.Fprintf(w, "\n%-26s %9s %10s %11s %9s\n", "by verdict", "questions", "confidence", outcome, "distance")
	for _, verdict := range []retrieval.Verdict{retrieval.Found, retrieval.Partly, retrieval.None} {
		if f := of(is(verdict)); len(f.came) > 0 {
			confidence, came := f.mean()
			_, _ = fmt.Fprintf(w, "%-26s %9d %10.2f %11.2f %9.2f\n", verdict, len(f.came), confidence, came, max(confidence-came, came-confidence))
		}
	}
}
