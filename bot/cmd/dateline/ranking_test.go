package main

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPublicRankings keeps for review which articles come first on the public
// sets, for some questions of each and among some of its articles, evenly: a
// change of ranking shows as a diff of these files.
func TestPublicRankings(t *testing.T) {
	if testing.Short() {
		t.Skip("five sets are indexed: left out of short runs")
	}
	if shared() == "" {
		t.Skip("the question sets (../shared) are not here")
	}
	for name, every := range map[string]struct{ articles, questions int }{
		"rtqa22": {16, 39}, "squad2": {4, 304}, "time": {2, 4}, "cran": {4, 11}, "mhr500": {2, 25},
	} {
		t.Run(name, func(t *testing.T) {
			golden(t, name+"-ranking.golden", rankingOf(t, filepath.Join(shared(), "eval", name), every.articles, every.questions))
		})
	}
}

// rankingOf is the ranking of the best ten articles, a question a line, for every
// n-th question of a set among every n-th of its articles, with an n for each.
func rankingOf(t *testing.T, dir string, articles, questions int) string {
	t.Helper()
	own := t.TempDir()
	some := func(file string, every int) string {
		kept := picked(t, filepath.Join(dir, file), func(n int, line string) bool {
			return n%every == 0 && !strings.Contains(line, `"text": ""`) // Cranfield has articles without text
		})
		return write(t, own, file, kept)
	}
	e := evalFlags{
		corpus:  some("corpus.jsonl", articles),
		queries: some("queries.jsonl", questions),
		run:     filepath.Join(own, "run"),
		top:     10,
	}
	a := &app{in: strings.NewReader(""), out: io.Discard, errOut: io.Discard, log: slog.New(slog.DiscardHandler)}
	if err := a.eval(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	run, err := os.ReadFile(e.run)
	if err != nil {
		t.Fatal(err)
	}
	var ranking strings.Builder
	before := ""
	for line := range strings.Lines(string(run)) {
		fields := strings.Fields(line)
		if question := fields[0]; question != before {
			fmt.Fprintf(&ranking, "\n%s", question)
			before = question
		}
		ranking.WriteString(" " + fields[2])
	}
	return strings.TrimPrefix(ranking.String(), "\n") + "\n"
}
