package bot

import (
	"strings"
	"testing"

	"dateline/retrieval"
	"dateline/retrieval/evidence"
	"dateline/retrieval/query"
)

func TestWhatAConfidenceRestsOn(t *testing.T) {
	answering := func(g retrieval.Grounds) []retrieval.Passage { return []retrieval.Passage{{Chance: .62, Grounds: g}} }
	for name, c := range map[string]struct {
		result retrieval.Result
		want   string
	}{
		"nothing found":       {retrieval.Result{}, "Confidence 0 %, as it was judged when this was answered; on what grounds was not kept."},
		"from an old receipt": {retrieval.Result{Confidence: .5}, "Confidence 50 %, as it was judged when this was answered; on what grounds was not kept."},
		"all for it": {
			retrieval.Result{
				Confidence: .62, Strength: .24, Even: .18, Samples: 200,
				Passages: answering(retrieval.Grounds{Held: .8, Covered: .31, Sentence: .25, Early: 1, Typed: true}),
			},
			"Confidence 62 %: the chance that the first quote answers." +
				" For it: quote and headline hold 80 % of the question, other passages 49 %." +
				" For it: its best sentence holds 25 points more than theirs." +
				" For it: it has words of the kind asked for. For it: it begins its article." +
				" Verdict: the strongest passage reaches 0.24; below 0.12 nothing counts as an answer." +
				" Found takes a confidence of 37 % and a quote that meets what the question demands." +
				" At 0.18 an answer is as likely as not, measured with sentences from 200 articles, each withheld.",
		},
		"all against it": {
			retrieval.Result{
				Confidence: .1, Strength: .1, Even: .18, Samples: 5,
				Passages: answering(retrieval.Grounds{
					Held: .3, Covered: -.1, Sentence: -.2, Early: .5, Behind: -.25,
					Objections: []evidence.Objection{{Kind: evidence.Year, Asked: "2015"}, {Kind: evidence.Type, Asked: "how many"}},
				}),
			},
			"Confidence 10 %: the chance that the first quote answers." +
				" Against it: quote and headline hold 30 % of the question, other passages 40 %." +
				" Against it: its best sentence holds 20 points less than theirs." +
				" Against it: its score is 0.25 behind the best." +
				" Against it: it does not meet the question's demands: year, type." +
				" Verdict: the strongest passage reaches 0.10; below 0.12 nothing counts as an answer." +
				" Found takes a confidence of 37 % and a quote that meets what the question demands." +
				" At 0.18 an answer is as likely as not, measured on so few articles (5) that the usual value counts, too.",
		},
		"names nowhere": {
			retrieval.Result{Confidence: .45, Strength: .24, Even: .156, Unsaid: true, Passages: answering(retrieval.Grounds{Held: .5})},
			"Confidence 45 %: the chance that the first quote answers." +
				" Against it: quote and headline hold 50 % of the question, other passages 50 %." +
				" Verdict: the strongest passage reaches 0.24; below 0.11 nothing counts as an answer." +
				" Found takes a confidence of 37 % and a quote that meets what the question demands." +
				" Partly at most: the coverage never mentions some name, or much, of the question." +
				" At 0.16 an answer is as likely as not, the usual value: this coverage was not measured.",
		},
	} {
		if got := strings.Join(sayConfidence(&c.result, query.Query{}), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
