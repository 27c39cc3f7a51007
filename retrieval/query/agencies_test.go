package query

import (
	"strings"
	"testing"
	"time"
)

// An agency is one outlet, by whichever of its names it is asked for and the
// coverage has it.
func TestAgenciesUnderAnyName(t *testing.T) {
	known := Known{
		Sources:  []string{"ТАСС", "Yonhap", "연합뉴스", "Press Association", "The Lantern"},
		Agencies: [][]string{{"TASS", "ТАСС"}, {"Yonhap", "Yonhap News", "연합뉴스"}, {"PA", "Press Association"}, {"Kyodo", "共同通信"}},
	}
	for question, want := range map[string]string{
		"What did Lavrov say, according to TASS?": "ТАСС",
		"Что сказал Лавров, по данным ТАСС?":      "ТАСС",
		"Who sailed, as reported by Yonhap News?": "Yonhap or 연합뉴스",
		"Who sailed in Yonhap?":                   "Yonhap or 연합뉴스",
		"연합뉴스에 따르면 쇄빙선은?":                         "Yonhap or 연합뉴스",
		"Which mines closed in PA?":               "", // a state
		"according to the PA, who won?":           "Press Association",
		"Who won, according to Kyodo?":            "", // not in the coverage
		"Who won, according to The Lantern?":      "The Lantern",
		"Did TASS or Yonhap lie in The Lantern?":  "",
	} {
		q := Parse(question, time.Time{}, known)
		if got := strings.Join(q.Sources, " or "); got != want {
			t.Errorf("%q: from %q, want %q", question, got, want)
		}
	}
}
