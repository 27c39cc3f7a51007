package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/retrieval/measure"
)

// TestNewspaperVerdicts keeps for review how often the verdict on the invented
// newspaper is right, and how well its confidence is calibrated.
func TestNewspaperVerdicts(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "retrieval", "testdata", "newspaper")
	var queries, qrels strings.Builder
	qrels.WriteString("query-id\tcorpus-id\tscore\n")
	enc := json.NewEncoder(&queries)
	for _, p := range probes(t, dir+"-questions.jsonl") {
		q := map[string]any{"_id": p.ID, "text": p.Text, "metadata": map[string]string{"date": p.Asked}}
		if err := enc.Encode(q); err != nil {
			t.Fatal(err)
		}
		for _, article := range p.Article {
			fmt.Fprintf(&qrels, "%s\t%s\t1\n", p.ID, article)
		}
	}
	own := t.TempDir()
	e := evalFlags{
		corpus:  dir,
		queries: write(t, own, "queries.jsonl", queries.String()),
		qrels:   write(t, own, "qrels.tsv", qrels.String()),
	}
	golden(t, "newspaper-verdicts.golden", verdictsOf(t, e))
}

// TestPublicVerdicts keeps for review how good the verdicts on the public sets are,
// on every twelfth question of the large one.
func TestPublicVerdicts(t *testing.T) {
	if shared() == "" {
		t.Skip("the question sets (../shared) are not here")
	}
	for name, every := range map[string]int{"mhr500": 1, "time": 1, "squad2": 12} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(shared(), "eval", name)
			queries := write(t, t.TempDir(), "queries.jsonl", picked(t, filepath.Join(dir, "queries.jsonl"), func(n int, _ string) bool { return n%every == 0 }))
			e := evalFlags{corpus: filepath.Join(dir, "corpus.jsonl"), queries: queries, qrels: filepath.Join(dir, "qrels.tsv")}
			golden(t, name+"-verdicts.golden", verdictsOf(t, e))
		})
	}
}

// TestNewsVerdicts keeps for review how good the verdicts on the beginning of the
// news set are, against questions for which all articles on the event are withheld.
// retrieval/lab/learn/gathered found out which those are; the file here is its result
// for these questions.
func TestNewsVerdicts(t *testing.T) {
	if shared() == "" {
		t.Skip("the question sets (../shared) are not here")
	}
	const articles = 1000 // of 4,855, in the order in which they were gathered
	dir, own := filepath.Join(shared(), "eval", "rtqa22"), t.TempDir()
	gathered := filepath.Join("testdata", "rtqa22-gathered.tsv")
	asked := judgements(t, gathered)
	of := func(line string) bool {
		var q struct {
			ID string `json:"_id"`
		}
		return json.Unmarshal([]byte(line), &q) == nil && asked[q.ID] != nil
	}
	e := evalFlags{
		corpus:   write(t, own, "corpus.jsonl", picked(t, filepath.Join(dir, "corpus.jsonl"), func(n int, _ string) bool { return n < articles })),
		queries:  write(t, own, "queries.jsonl", picked(t, filepath.Join(dir, "queries.jsonl"), func(_ int, line string) bool { return of(line) })),
		qrels:    filepath.Join(dir, "qrels.tsv"),
		gathered: gathered,

		answerStrings: filepath.Join(dir, "answers.jsonl"),
	}
	golden(t, "rtqa22-verdicts.golden", verdictsOf(t, e))
}

func judgements(t *testing.T, path string) map[string]measure.Judged {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	judged, err := measure.ReadJudgements(f)
	if err != nil {
		t.Fatal(err)
	}
	return judged
}

// verdictsOf is what eval prints about the verdicts.
func verdictsOf(t *testing.T, e evalFlags) string {
	t.Helper()
	if testing.Short() {
		t.Skip("asks many questions")
	}
	var out strings.Builder
	e.top = 100
	a := &app{in: strings.NewReader(""), out: &out, errOut: io.Discard, log: slog.New(slog.DiscardHandler)}
	if err := a.eval(t.Context(), e); err != nil {
		t.Fatal(err)
	}
	_, said, ok := strings.Cut(out.String(), "\n\n")
	if !ok {
		t.Fatalf("nothing is said of the verdicts:\n%s", out.String())
	}
	return said
}

// picked are some of the lines of a file, which are counted from 0.
func picked(t *testing.T, path string, pick func(n int, line string) bool) string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var kept strings.Builder
	s := bufio.NewScanner(f)
	s.Buffer(nil, 16<<20)
	for n := 0; s.Scan(); n++ {
		if pick(n, s.Text()) {
			kept.Write(s.Bytes())
			kept.WriteByte('\n')
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return kept.String()
}
