package evaluation_test

import (
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/bot/cmd/dateline/coverage"
	"dateline/bot/cmd/dateline/evaluation"
	"dateline/corpus/files"
	"dateline/retrieval/measure"
)

func TestAnswersAreWrittenAndMeasured(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"ferry.txt":  "Ferry sinks\n\nThe ferry Aurelia sank on 3 May off Marrow Point.\n",
		"strike.txt": "Dockers walk out\n\nSome 400 dockers at Port Calder went on strike.\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c, err := coverage.OpenMemory(t.Context(), files.New(dir), coverage.Options{Log: slog.New(slog.DiscardHandler), Notices: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	set := evaluation.Set{
		Questions: []measure.Question{{ID: "q1", Text: "When did the ferry Aurelia sink?"}, {ID: "q2", Text: "Who won the chess tournament?"}},
		Judged:    map[string]measure.Judged{"q1": {"ferry.txt": 1}},
		Answers:   map[string]measure.Answers{"q1": {"May 3", "3 May"}},
	}
	var run, answers, printed strings.Builder
	report, err := evaluation.Ask(t.Context(), c.Index, set, evaluation.Options{Top: 10, Run: &run, Answers: &answers})
	if err != nil {
		t.Fatal(err)
	}
	calibration, err := c.Index.Calibration()
	if err != nil {
		t.Fatal(err)
	}
	report.Print(&printed, calibration)
	if !strings.HasPrefix(run.String(), "q1 Q0 ferry.txt 1 ") {
		t.Errorf("the run is\n%s", &run)
	}
	if !strings.Contains(answers.String(), `"passages":[{"article":"ferry.txt","quote":"`) {
		t.Errorf("no passages in\n%s", &answers)
	}
	if lines := strings.Count(answers.String(), "\n"); lines != 2 || !strings.Contains(answers.String(), `{"_id":"q1","verdict":"found"`) {
		t.Errorf("the answers are\n%s", &answers)
	}
	for _, want := range []string{"Hits@1       1.0000", "questions    2 (1 with an answer)", "with an answer", "without a judgement", "judged articles withheld",
		"first quote answers                1        1    100.0", "  from a judged article            1        1    100.0",
		"found, quote is no answer          1        0      0.0", "none with an answer                1        0      0.0",
		"reliability of quotes", "by verdict",
	} {
		if !strings.Contains(printed.String(), want) {
			t.Errorf("%q is not in\n%s", want, &printed)
		}
	}
}
