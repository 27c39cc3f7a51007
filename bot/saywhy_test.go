package bot

import (
	"strings"
	"testing"

	"dateline/retrieval"
)

func TestWhatAConfidenceRestsOn(t *testing.T) {
	for name, c := range map[string]struct {
		result retrieval.Result
		want   string
	}{
		"nothing found": {retrieval.Result{}, "Confidence 0 % (found from 50 %, partly from 25 %)."},
		"from a receipt": {
			retrieval.Result{Confidence: .5},
			"Confidence 50 % (found from 50 %, partly from 25 %), by what was measured on the coverage then.",
		},
		"not measured": {
			retrieval.Result{Confidence: .5, Strength: .156, Even: .156},
			"Confidence 50 % (found from 50 %, partly from 25 %): the strongest passage reaches 0.16; at 0.16 the odds would be even." +
				" That is the usual value for even odds: this coverage was not measured.",
		},
		"few": {
			retrieval.Result{Confidence: .72, Strength: .24, Even: .18, Samples: 5},
			"Confidence 72 % (found from 50 %, partly from 25 %): the strongest passage reaches 0.24; at 0.18 the odds would be even." +
				" Even odds were measured on this coverage, but on so few articles (5) that the usual value counts, too.",
		},
		"names nowhere": {
			retrieval.Result{Confidence: .45, Strength: .24, Even: .18, Unsaid: true},
			"Confidence 45 % (found from 50 %, partly from 25 %): the strongest passage reaches 0.24; at 0.18 the odds would be even." +
				" The coverage never mentions what the question names, or much of what it asks, so it cannot be found whole." +
				" That is the usual value for even odds: this coverage was not measured.",
		},
		"many": {
			retrieval.Result{Confidence: .1, Strength: .06, Even: .12, Samples: 200},
			"Confidence 10 % (found from 50 %, partly from 25 %): the strongest passage reaches 0.06; at 0.12 the odds would be even." +
				" Even odds were measured on this coverage, with sentences from 200 articles while each was withheld.",
		},
	} {
		if got := strings.Join(sayConfidence(&c.result), " "); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
