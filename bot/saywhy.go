package bot

import (
	"fmt"
	"strings"

	"dateline/bot/words"
	"dateline/retrieval"
	"dateline/retrieval/query"
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

// sayConfidence says what the confidence in an answer and its verdict rest on.
func sayConfidence(res *retrieval.Result, asked query.Query) []string {
	sure := fmt.Sprintf("Confidence %.0f %%", 100*res.Confidence)
	switch unjudged := len(res.Passages) == 0 || res.Passages[0].Chance == 0; {
	case unjudged && asked.OnlyLinks():
		return []string{sure + ": the link names the article, so nothing was weighed."}
	case unjudged && asked.Order.ByDate():
		return []string{sure + ", judged on all that was found; the first quote stands first by its date."}
	}
	if len(res.Passages) == 0 || res.Passages[0].Chance == 0 {
		return []string{sure + ", as it was judged when this was answered; on what grounds was not kept."}
	}
	out := []string{sure + ": the chance that the first quote answers."}
	speaksFor, against := sayGrounds(&res.Passages[0].Grounds)
	for _, ground := range speaksFor {
		out = append(out, "For it: "+ground+".")
	}
	for _, u := range res.Unheld {
		against = append(against, "it does not hold the phrase "+quoted([]string{u.Phrase})[0])
	}
	for _, ground := range against {
		out = append(out, "Against it: "+ground+".")
	}
	return append(append(out, sayVerdictRule(res)...), sayEven(res))
}

// smallestDifference is the smallest difference, as a share, that is said.
const smallestDifference = .01

// sayGrounds says what speaks for a passage being the answer, and what against.
func sayGrounds(g *retrieval.Grounds) (speaksFor, against []string) {
	held := fmt.Sprintf("quote and headline hold %.0f %% of the question, other passages %.0f %%", 100*g.Held, 100*(g.Held-g.Covered))
	switch {
	case g.Covered >= smallestDifference:
		speaksFor = append(speaksFor, held)
	case g.Held > 0:
		against = append(against, held)
	}
	switch {
	case g.Sentence >= smallestDifference:
		speaksFor = append(speaksFor, fmt.Sprintf("its best sentence holds %.0f points more than theirs", 100*g.Sentence))
	case g.Sentence <= -smallestDifference:
		against = append(against, fmt.Sprintf("its best sentence holds %.0f points less than theirs", -100*g.Sentence))
	}
	if g.Typed {
		speaksFor = append(speaksFor, "it has words of the kind asked for")
	}
	if g.Early == 1 {
		speaksFor = append(speaksFor, "it begins its article")
	}
	if g.Behind <= -smallestDifference {
		against = append(against, fmt.Sprintf("its score is %.2f behind the best", -g.Behind))
	}
	if n := len(g.Objections); n > 0 {
		kinds := make([]string, n)
		for i, o := range g.Objections {
			kinds[i] = string(o.Kind)
		}
		against = append(against, "it does not meet the question's demands: "+strings.Join(kinds, ", "))
	}
	return speaksFor, against
}

// sayVerdictRule says what decided the verdict.
func sayVerdictRule(res *retrieval.Result) []string {
	out := []string{
		fmt.Sprintf("Verdict: the strongest passage reaches %.2f; below %.2f nothing counts as an answer.", res.Strength, retrieval.PartlyFrom(res.Even)),
		fmt.Sprintf("Found takes a confidence of %.0f %% and a quote that meets what the question demands.", 100*retrieval.FoundChance),
	}
	if res.Unsaid {
		out = append(out, "Partly at most: the coverage never mentions some name, or much, of the question.")
	}
	return out
}

// sayEven says where the strength of even odds comes from.
func sayEven(res *retrieval.Result) string {
	of := fmt.Sprintf("At %.2f an answer is as likely as not, ", res.Even)
	switch {
	case res.Samples == 0:
		return of + "the usual value: this coverage was not measured."
	case res.Samples <= fewArticles:
		return of + fmt.Sprintf("measured on so few articles (%d) that the usual value counts, too.", res.Samples)
	}
	return of + fmt.Sprintf("measured with sentences from %s, each withheld.", words.Count(res.Samples, "article"))
}
