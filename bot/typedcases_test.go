package bot_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/corpus/files"
	"dateline/retrieval"
	"dateline/retrieval/index"
)

// The typed cases are what people type, over small invented coverages, and what
// is right. An environment variable names a folder of others to run instead; the
// flag -v shows how they come out.
const (
	typedCases     = "testdata/typed"
	typedElsewhere = "DATELINE_TYPED"
)

// A typedFile is one coverage, and what is asked over it at one time.
type typedFile struct {
	name     string
	Articles []typedArticle `json:"articles"`
	At       time.Time      `json:"at"`
	Cases    []typedCase    `json:"cases"`
}

type typedArticle struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Text      string `json:"text"`
	Source    string `json:"source"`
	Published string `json:"published"`
	Language  string `json:"language"`
	URL       string `json:"url"`
}

// A typedCase is what somebody types in one thread, turn by turn. What is wanted
// is judged by the last reply.
type typedCase struct {
	Kind  string    `json:"kind"`
	Turns []string  `json:"turns"`
	Want  typedWant `json:"want"`
}

// TestTypedCases compares how many cases of each kind come out right, and which
// do not, with golden.txt; run with -update to accept a change. Cases from
// elsewhere are counted and printed, and compared with nothing.
func TestTypedCases(t *testing.T) {
	folder := os.Getenv(typedElsewhere)
	report := runTyped(t, typedFiles(t, folder))
	if folder != "" {
		fmt.Print(report)
		return
	}
	golden := filepath.Join(typedCases, "golden.txt")
	if *update {
		if err := os.WriteFile(golden, []byte(report), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), report); diff != "" {
		t.Errorf("-golden +now:\n%s", diff)
	}
}

// A typedTally counts the cases of a kind.
type typedTally struct {
	passed, cases, opposites int
	failures                 strings.Builder
}

func (k *typedTally) add(name string, c typedCase, fault typedFault) {
	k.cases++
	switch {
	case fault.what == "":
		k.passed++
		return
	case fault.opposite:
		k.opposites++
		fault.what = "OPPOSITE " + fault.what
	}
	fmt.Fprintf(&k.failures, "  %s: %s: %s\n", name, strings.Join(c.Turns, " / "), fault.what)
}

func runTyped(t *testing.T, files []typedFile) string {
	t.Helper()
	kinds := map[string]*typedTally{}
	for _, f := range files {
		ask := askTyped(t, f)
		for i, c := range f.Cases {
			if kinds[c.Kind] == nil {
				kinds[c.Kind] = &typedTally{}
			}
			kinds[c.Kind].add(fmt.Sprintf("%s-%d", f.name, i+1), c, c.Want.fault(ask(c.Turns), f.Articles))
		}
	}
	var table, failures strings.Builder
	var all typedTally
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		k := kinds[kind]
		fmt.Fprintf(&table, "%-22s %3d of %3d\n", kind, k.passed, k.cases)
		if k.failures.Len() > 0 {
			fmt.Fprintf(&failures, "\n%s\n%s", kind, k.failures.String())
		}
		all.passed, all.cases, all.opposites = all.passed+k.passed, all.cases+k.cases, all.opposites+k.opposites
	}
	fmt.Fprintf(&table, "%-22s %3d of %3d\nopposites: %d\n", "all", all.passed, all.cases, all.opposites)
	return table.String() + failures.String()
}

// TestTypedCasesAreSound holds that the cases can come out right: what they name
// is in the coverage, and had appeared when it was asked.
func TestTypedCasesAreSound(t *testing.T) {
	for _, f := range typedFiles(t, os.Getenv(typedElsewhere)) {
		ids, asked := map[string]bool{}, map[string]bool{}
		for _, a := range f.Articles {
			if ids[a.ID] {
				t.Errorf("%s: two articles are %q", f.name, a.ID)
			}
			ids[a.ID] = true
			if typedDay(t, a.Published).After(f.At) {
				t.Errorf("%s: asked before %q appeared", f.name, a.ID)
			}
		}
		for _, c := range f.Cases {
			turns := strings.Join(c.Turns, " / ")
			if c.Kind == "" || turns == "" || asked[turns] {
				t.Errorf("%s: %q has no kind, asks nothing or is asked twice", f.name, turns)
			}
			asked[turns] = true
			for _, problem := range c.Want.unsound(ids) {
				t.Errorf("%s: %q: %s", f.name, turns, problem)
			}
		}
	}
}

// askTyped returns a function that asks the bot over a coverage, with the index
// that ships, in memory; each call is a thread of its own.
func askTyped(t *testing.T, f typedFile) func(turns []string) bot.Reply {
	t.Helper()
	log := slog.New(slog.DiscardHandler)
	now := func() time.Time { return f.At }
	store, err := corpus.OpenMemory(t.Context(), corpus.WithClock(now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	for a, err := range files.NewFS(f.folder(t), ".").Articles(t.Context()) {
		if err != nil {
			t.Fatalf("%s: %v", f.name, err)
		}
		if _, err := store.Add(t.Context(), a); err != nil {
			t.Fatalf("%s: %s: %v", f.name, a.ID, err)
		}
	}
	ix, err := index.OpenLive(t.Context(), "", store, index.Options{Log: log})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = ix.Close() })
	if err := ix.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	ledger, err := bot.OpenLedger(t.Context(), store.DB())
	if err != nil {
		t.Fatal(err)
	}
	b := bot.New(bot.Options{Searcher: ix, Surveyor: ix, Coverage: store, Ledger: ledger, Log: log, Now: now})
	threads := 0
	return func(turns []string) (rep bot.Reply) {
		threads++
		for _, turn := range turns {
			req := bottest.Request(fmt.Sprintf("1.%d", threads), turn)
			req.At = f.At
			rep = b.Handle(t.Context(), req)
		}
		return rep
	}
}

// folder returns the coverage as the file of articles that somebody imports.
func (f typedFile) folder(t *testing.T) fs.FS {
	t.Helper()
	var lines bytes.Buffer
	enc := json.NewEncoder(&lines)
	for _, a := range f.Articles {
		if err := enc.Encode(a); err != nil {
			t.Fatal(err)
		}
	}
	return fstest.MapFS{f.name + ".jsonl": {Data: lines.Bytes()}}
}

// typedDay reads a date with or without a time; an empty one is unknown.
func typedDay(t *testing.T, written string) time.Time {
	t.Helper()
	if written == "" {
		return time.Time{}
	}
	if at, err := time.Parse(time.RFC3339, written); err == nil {
		return at
	}
	return day(t, written)
}

// typedFiles reads the cases in a folder, by default those that ship.
func typedFiles(t *testing.T, folder string) []typedFile {
	t.Helper()
	if folder == "" {
		folder = typedCases
	}
	paths, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%d files of cases in %s, %v", len(paths), folder, err)
	}
	files := make([]typedFile, len(paths))
	for i, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		dec := json.NewDecoder(bytes.NewReader(data))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&files[i]); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		files[i].name = strings.TrimSuffix(filepath.Base(path), ".json")
	}
	return files
}

// citedIn returns the ids of the articles that a reply cites, in order: those of
// an open article and of its sources, then those whose headlines its lines have,
// as the rows of a list do.
func citedIn(rep bot.Reply, articles []typedArticle) (ids []string) {
	add := func(id string) {
		if !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	if rep.Reading != nil {
		add(rep.Reading.Source.Article)
	}
	for _, q := range rep.Quotes {
		add(q.Passage.Article.ID)
	}
	for _, s := range rep.Sources {
		add(s.Article)
	}
	for _, line := range rep.Lines {
		for _, a := range articles {
			if a.Title != "" && strings.Contains(line, a.Title) {
				add(a.ID)
			}
		}
	}
	return ids
}

func isVerdict(v retrieval.Verdict) bool {
	return slices.Contains([]retrieval.Verdict{"", retrieval.Found, retrieval.Partly, retrieval.None}, v)
}
