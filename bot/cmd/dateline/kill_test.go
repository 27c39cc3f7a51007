//go:build unix

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"dateline/corpus"
)

// killed is how many articles are imported.
const killed = 5000

// TestImportSurvivesKills kills an import at random moments and starts it
// again until it is done: every article is there once. It does so three times, or
// as often as DATELINE_KILLS says.
func TestImportSurvivesKills(t *testing.T) {
	t.Parallel()
	kills := 3
	if s := os.Getenv("DATELINE_KILLS"); s != "" {
		var err error
		if kills, err = strconv.Atoi(s); err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	program := built(t)
	articles := filepath.Join(dir, "articles.jsonl")
	if err := os.WriteFile(articles, numbered(killed), 0o600); err != nil {
		t.Fatal(err)
	}
	whole := importAll(t, program, articles, filepath.Join(dir, "whole"))
	r := rand.New(rand.NewPCG(1, uint64(kills)))
	landed := 0
	for i, data := 0, ""; i < kills; i++ {
		// The second kill finds part of the articles there; then the import is
		// completed, and begins anew.
		if data == "" {
			data = filepath.Join(dir, fmt.Sprint("data", i))
		}
		if killImport(t, program, articles, data, time.Duration(r.Int64N(int64(whole)*3/4))) {
			landed++
		}
		once(t, data)
		if i%2 == 1 || i == kills-1 {
			importAll(t, program, articles, data)
			data = ""
		}
	}
	t.Logf("%d of %d kills came before the end of an import, which takes %v here", landed, kills, whole.Round(time.Millisecond))
}

func numbered(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, `{"id":"a%d","title":"Article %d","source":"Paper","text":"The number of this article is %d and nobody else has it. `+
			`The harbour reopened on day %d after a storm."}`+"\n", i, i, i*7919, i%365)
	}
	return b.Bytes()
}

// importAll runs an import to its end, and checks that all articles are there.
func importAll(t *testing.T, program, articles, data string) time.Duration {
	t.Helper()
	begin := time.Now()
	out, err := exec.Command(program, "import", "--data", data, articles).CombinedOutput()
	took := time.Since(begin)
	if want := "The coverage holds 5,000 articles."; err != nil || !bytes.Contains(out, []byte(want)) {
		t.Fatalf("%v\n%s", err, out)
	}
	if n := once(t, data); n != killed {
		t.Errorf("%d articles, want %d", n, killed)
	}
	out, err = exec.Command(program, "ask", "--data", data, "Which article has the number 7919?").CombinedOutput()
	if want := "Searched 5,000 articles"; err != nil || !bytes.Contains(out, []byte(want)) {
		t.Errorf("%v\n%s", err, out)
	}
	return took
}

// killImport starts an import and kills it after a while; it is false where
// the import was faster.
func killImport(t *testing.T, program, articles, data string, after time.Duration) bool {
	t.Helper()
	c := exec.Command(program, "import", "--data", data, articles)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
	defer timer.Stop()
	return c.Wait() != nil
}

// once checks that each article in the store has arrived once, and counts them.
func once(t *testing.T, data string) int {
	t.Helper()
	if !corpus.Exists(data) {
		return 0
	}
	store, err := corpus.Open(t.Context(), data)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	seen := map[string]bool{}
	for v, err := range store.Changes(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		if seen[v.ID] || v.Withdrawn || v.Replaces != 0 {
			t.Errorf("article %s arrived again as %d", v.ID, v.Arrival)
		}
		seen[v.ID] = true
	}
	return len(seen)
}
