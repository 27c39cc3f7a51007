package digest

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dateline/corpus"
	"dateline/corpus/briefs"
	"dateline/corpus/files"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// TestPercolatorLosesNoAnswer asks every question of every article, and compares
// what is found with what the percolator lets pass.
func TestPercolatorLosesNoAnswer(t *testing.T) {
	dir := sharedFolder()
	readers := []*files.Reader{files.NewFS(briefs.FS, ".")}
	questions := []string{
		"How many artillery shells may North Korea have sent to Russia?", "What did Blinken say?",
		"When did Kim Jong Un meet Putin?", "military ties of DPRK and Moscow", "Who won the chess championship on Mars?",
	}
	if dir == "" {
		t.Log("without the shared folder: briefs alone")
	} else {
		readers = append(readers, files.New(filepath.Join(dir, "seeds")))
		questions = append(questions, seedQuestions(t, filepath.Join(dir, "eval", "seed-questions.jsonl"))...)
	}
	var versions []corpus.Version
	for _, r := range readers {
		for a, err := range r.Articles(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			versions = append(versions, corpus.Version{Article: a, Arrival: corpus.Arrival(len(versions) + 1)})
		}
	}
	var watches []watch
	for i, q := range questions {
		watches = append(watches, watch{ID: fmt.Sprint(i), Query: query.Query{Text: q}})
	}
	p, search := newPercolator(watches), exhaustive.New(versions)
	asked, passed, found, lost := 0, 0, 0, 0
	for i := range versions {
		passing := map[string]bool{}
		for _, w := range p.candidates(&versions[i]) {
			passing[w.ID] = true
		}
		passed += len(passing)
		for _, w := range watches {
			asked++
			q := w.Query
			q.Top, q.Arrivals = 3, []corpus.Arrival{versions[i].Arrival}
			res, err := search.Search(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if res.Verdict != retrieval.Found {
				continue
			}
			if found++; !passing[w.ID] {
				lost++
				t.Errorf("%q is answered by %q, which the percolator holds back", q.Text, versions[i].ID)
			}
		}
	}
	t.Logf("%d questions, %d articles: %d pairs, %d searched, %d answers, %d lost", len(watches), len(versions), asked, passed, found, lost)
	if found == 0 {
		t.Error("nothing was found at all")
	}
}

// sharedFolder is the folder of test data beside the checkout, or "" if there is
// none.
func sharedFolder() string {
	if dir := os.Getenv("DATELINE_SHARED"); dir != "" {
		return dir
	}
	dir, err := filepath.Abs(filepath.Join("..", "..", "shared"))
	if _, missing := os.Stat(filepath.Join(dir, "seeds")); err != nil || missing != nil {
		return ""
	}
	return dir
}

func seedQuestions(t *testing.T, path string) []string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Log(err)
		return nil
	}
	defer f.Close()
	var out []string
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var q struct {
			Question string `json:"question"`
		}
		if json.Unmarshal(lines.Bytes(), &q) == nil && q.Question != "" {
			out = append(out, q.Question)
		}
	}
	return out
}

// BenchmarkWatches finds which of 1,000 watches an arriving article may answer.
func BenchmarkWatches(b *testing.B) {
	var watches []watch
	for i := range 1000 {
		w := watch{ID: fmt.Sprint(i)}
		w.Query.Text = fmt.Sprintf("What did minister Name%d say about the treaty with Land%d?", i, i%50)
		watches = append(watches, w)
	}
	v := &corpus.Version{Arrival: 1}
	v.Title = "Minister Name7 signs the treaty"
	v.Text = strings.Repeat("Minister Name7 signed the treaty with Land7 in the capital on Tuesday, and the parliament will vote on it before winter. ", 20)
	passed := 0
	b.ReportAllocs()
	p := newPercolator(watches)
	b.ResetTimer()
	for b.Loop() {
		passed = len(p.candidates(v))
	}
	b.ReportMetric(float64(passed), "searches/article")
}
