package evaluation

import (
	"fmt"
	"io"

	"dateline/retrieval"
	"dateline/retrieval/measure"
)

// A quoteCount counts questions whose answer's words are known: those whose first
// quote says them, loosely or also from a judged article, and the confidences of
// those that were found.
type quoteCount struct {
	all, loose, strict int
	found              forecasts
}

func (n *quoteCount) add(o outcome) {
	if !o.checked {
		return
	}
	n.all++
	if o.answers {
		n.loose++
	}
	if o.answers && o.judged {
		n.strict++
	}
	if o.verdict == retrieval.Found {
		n.found.add(o.confidence, o.answers)
	}
}

// printQuotes prints how often the first quote answers, of all questions with
// nothing withheld, and how often the verdict is wrong.
func (v *verdicts) printQuotes(w io.Writer) {
	var n quoteCount
	for _, g := range []int{answered, unjudged} {
		for _, o := range v.groups[g].outcomes {
			n.add(o)
		}
	}
	yes, no := &v.groups[answered], v.unanswered()
	if n.all+len(yes.outcomes) == 0 {
		return
	}
	_, _ = fmt.Fprintf(w, "\n%-26s %9s %8s %8s\n", "answers", "questions", "number", "share %")
	answers, not := n.found.split()
	printShare(w, "first quote answers", n.loose, n.all)
	printShare(w, "  from a judged article", n.strict, n.all)
	printShare(w, "found, quote is no answer", len(not), len(n.found.came))
	printShare(w, "found without an answer", no.count(retrieval.Found), len(no.outcomes))
	printShare(w, "none with an answer", yes.count(retrieval.None), len(yes.outcomes))
	if n.all > 0 {
		_, _ = fmt.Fprintf(w, "ROC area for the quote, among found %.3f\n", measure.ROC(answers, not))
	}
}

// printShare prints how many of some questions it is, if there are any.
func printShare(w io.Writer, name string, n, of int) {
	if of > 0 {
		_, _ = fmt.Fprintf(w, "%-26s %9d %8d %8.1f\n", name, of, n, 100*float64(n)/float64(of))
	}
}
