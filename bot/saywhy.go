package bot

import (
	"fmt"

	"dateline/bot/words"
	"dateline/retrieval"
)

// sayReason says one signal's part in a score: its share of the whole and how well
// the passage does by it. The figures at the end are for people who want to check.
func sayReason(s retrieval.Signal, share float64, first bool) string {
	of := ""
	if first {
		of = " of its score"
	}
	return fmt.Sprintf("%2.0f %%%s: %s, %s (%.2f × %.3g)", 100*share, of, s.Name, sayDegree(s.Value), s.Value, s.Weight)
}

func sayDegree(value float64) string {
	switch {
	case value >= .995:
		return "fully"
	case value >= .6:
		return "mostly"
	case value >= .25:
		return "partly"
	}
	return "a little"
}

// fewArticles is how many measured articles say so little about a coverage that
// the usual value counts as much.
const fewArticles = 10

// sayConfidence says what the confidence in an answer is based on.
func sayConfidence(res *retrieval.Result) []string {
	sure := fmt.Sprintf("Confidence %.0f %% (found from 50 %%, partly from 25 %%)", 100*res.Confidence)
	switch {
	case res.Confidence == 0:
		return []string{sure + "."}
	case res.Even == 0:
		return []string{sure + ", by what was measured on the coverage then."}
	}
	sure += fmt.Sprintf(": the strongest passage reaches %.2f; at %.2f the odds would be even.", res.Strength, res.Even)
	if res.Unsaid {
		sure += " The coverage never mentions what the question names, or much of what it asks, so it cannot be found whole."
	}
	where := fmt.Sprintf("Even odds were measured on this coverage, with sentences from %s while each was withheld.", words.Count(res.Samples, "article"))
	switch {
	case res.Samples == 0:
		where = "That is the usual value for even odds: this coverage was not measured."
	case res.Samples <= fewArticles:
		where = fmt.Sprintf("Even odds were measured on this coverage, but on so few articles (%d) that the usual value counts, too.", res.Samples)
	}
	return []string{sure, where}
}
