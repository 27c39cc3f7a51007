package digest_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"dateline/bot/digest"
	"dateline/corpus"
	"dateline/corpus/briefs"
	"dateline/corpus/files"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// TestTheSieveLosesNoAnswer asks every question of every article, and holds
// what is found against what the sieve lets through.
func TestTheSieveLosesNoAnswer(t *testing.T) {
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
	var watches []digest.Watch
	for i, q := range questions {
		watches = append(watches, digest.Watch{ID: fmt.Sprint(i), Query: query.Query{Text: q}})
	}
	through, search := digest.PercolatorForTest(watches), exhaustive.New(versions)
	asked, passed, found, lost := 0, 0, 0, 0
	for i := range versions {
		let := map[string]bool{}
		for _, w := range through(&versions[i]) {
			let[w.ID] = true
		}
		passed += len(let)
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
			if found++; !let[w.ID] {
				lost++
				t.Errorf("%q is answered by %q, which the sieve keeps back", q.Text, versions[i].ID)
			}
		}
	}
	t.Logf("%d questions, %d articles: %d pairs, %d searched, %d answers, %d lost", len(watches), len(versions), asked, passed, found, lost)
	if found == 0 {
		t.Error("nothing was found at all")
	}
}

// sharedFolder is the folder of data beside the checkout, empty for none.
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
