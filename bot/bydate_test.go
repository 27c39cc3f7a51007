package bot_test

import (
	"strings"
	"testing"

	"dateline/bot/bottest"
	"dateline/corpus"
)

func TestAnswersInOrderOfDate(t *testing.T) {
	h := surveyBench(t,
		corpus.Article{ID: "tide1", Title: "Tide", Source: "The Lantern", Published: bottest.Day(5, 1), Text: "The tide was high. Tide after tide, the tide came in over the tide wall."},
		corpus.Article{ID: "tide2", Title: "Tide again", Source: "The Lantern", Published: bottest.Day(6, 1), Text: "The tide was higher."},
		corpus.Article{ID: "tide3", Title: "Council", Source: "The Lantern", Published: bottest.Day(7, 1), Text: "The mayor spoke at length about the tide."},
		corpus.Article{ID: "tide4", Title: "Tide to come", Source: "The Lantern", Published: bottest.Day(9, 1), Text: "The tide will be high."},
	)
	for asked, want := range map[string]string{
		"latest on the tide":           "Council | Tide again | Tide",
		"tide, newest first":           "Council | Tide again | Tide",
		"oldest articles on the tide":  "Tide | Tide again | Council",
		"order:oldest tide":            "Tide | Tide again | Council",
		"what's new on the albatross?": "Inquiry blames the pumps | Ferry sinks off Marrow Point",
	} {
		rep := h.Ask(t, "", asked)
		if got := titles(rep); got != want || strings.HasPrefix(rep.Headline, "Not") {
			t.Errorf("%q: %q, %q", asked, rep.Headline, got)
		}
	}
}
