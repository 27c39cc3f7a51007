package bot_test

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/bot"
	"dateline/bot/bottest"
	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/exhaustive"
)

// The verdict cases are small invented coverages with questions on them, a file
// for each kind of question: about half of the questions have an answer in their
// coverage, the others come as close as people's questions do and have none.
const verdictCases = "../retrieval/testdata/verdicts"

type verdictCoverage struct {
	Name      string
	Asked     string
	Articles  []struct{ Title, Source, Published, Text string }
	Questions []verdictCase
}

type verdictCase struct {
	Question string
	// Verdict is every verdict that is right.
	Verdict []retrieval.Verdict
	// Must is what the first quote has to match, MustNot what no quote may; both
	// may be empty.
	Must, MustNot string
}

func (c verdictCase) answered() bool { return slices.Contains(c.Verdict, retrieval.Found) }

// fault says what is wrong with a reply; it is empty if nothing is.
func (c verdictCase) fault(rep bot.Reply) string {
	if !slices.Contains(c.Verdict, rep.Verdict) {
		return string(rep.Verdict)
	}
	if c.Must != "" && (len(rep.Quotes) == 0 || !regexp.MustCompile(c.Must).MatchString(rep.Quotes[0].Text)) {
		return "quote"
	}
	for _, q := range rep.Quotes {
		if c.MustNot != "" && regexp.MustCompile(c.MustNot).MatchString(q.Text) {
			return "furniture"
		}
	}
	return ""
}

// TestVerdictCases compares how many cases of each kind come out right, and which
// do not, with verdicts.golden; run with -update to accept a change.
func TestVerdictCases(t *testing.T) {
	var b strings.Builder
	right, all := 0, 0
	for _, kind := range verdictKinds(t) {
		var faults strings.Builder
		passed, cases := 0, 0
		for _, c := range verdictCoverages(t, kind) {
			ask := askCoverage(t, c)
			for i, q := range c.Questions {
				cases++
				if fault := q.fault(ask(q.Question)); fault != "" {
					fmt.Fprintf(&faults, "  %-15s %-10s %s\n", fmt.Sprintf("%s-%d", c.Name, i+1), fault, q.Question)
					continue
				}
				passed++
			}
		}
		fmt.Fprintf(&b, "%s: passed %d of %d\n%s", kind, passed, cases, faults.String())
		right, all = right+passed, all+cases
	}
	fmt.Fprintf(&b, "all: passed %d of %d\n", right, all)

	golden := verdictCases + ".golden"
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), b.String()); diff != "" {
		t.Errorf("-golden +now:\n%s", diff)
	}
}

// TestVerdictCasesAreSound holds that the cases can come out right: the coverage
// holds what an answer must match, and had appeared when the question was asked.
func TestVerdictCasesAreSound(t *testing.T) {
	for _, kind := range verdictKinds(t) {
		answered, others := 0, 0
		asked := map[string]bool{}
		for _, c := range verdictCoverages(t, kind) {
			for _, a := range c.Articles {
				if a.Published > c.Asked {
					t.Errorf("%s %s: asked before %q appeared", kind, c.Name, a.Title)
				}
			}
			for _, q := range c.Questions {
				if asked[q.Question] {
					t.Errorf("%s: %q is asked twice", kind, q.Question)
				}
				asked[q.Question] = true
				if q.answered() {
					answered++
				} else {
					others++
				}
				if (q.answered() || q.Must != "") && !c.holds(q.Must) {
					t.Errorf("%s: no article holds %q of %q", kind, q.Must, q.Question)
				}
			}
		}
		if answered+others < 20 || min(answered, others) < 8 {
			t.Errorf("%s: %d questions have an answer and %d have none; wanted are 20, half and half",
				kind, answered, others)
		}
	}
}

func (c verdictCoverage) holds(must string) bool {
	for _, a := range c.Articles {
		if regexp.MustCompile(must).MatchString(a.Text) {
			return must != ""
		}
	}
	return false
}

// askCoverage returns a function that asks the whole bot over a coverage, with
// the ranking that ships.
func askCoverage(t *testing.T, c verdictCoverage) func(question string) bot.Reply {
	t.Helper()
	store, err := corpus.OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	for i, a := range c.Articles {
		article := corpus.Article{
			ID: fmt.Sprintf("%s-%d", c.Name, i+1), Title: a.Title, Source: a.Source, Published: day(t, a.Published), Text: a.Text,
		}
		if _, err := store.Add(t.Context(), article); err != nil {
			t.Fatal(err)
		}
	}
	var versions []corpus.Version
	for v, err := range store.Changes(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		versions = append(versions, *v)
	}
	ledger, err := bot.OpenLedger(t.Context(), store.DB())
	if err != nil {
		t.Fatal(err)
	}
	at := day(t, c.Asked).Add(12 * time.Hour)
	b := bot.New(bot.Options{
		Searcher: exhaustive.New(versions), Coverage: store, Ledger: ledger,
		Log: slog.New(slog.DiscardHandler), Now: func() time.Time { return at },
	})
	return func(question string) bot.Reply {
		req := bottest.Request("", question)
		req.At = at
		return b.Handle(t.Context(), req)
	}
}

func day(t *testing.T, date string) time.Time {
	t.Helper()
	d, err := time.Parse(time.DateOnly, date)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func verdictKinds(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(verdictCases, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files of cases, %v", len(files), err)
	}
	for i, f := range files {
		files[i] = strings.TrimSuffix(filepath.Base(f), ".json")
	}
	return files
}

func verdictCoverages(t *testing.T, kind string) []verdictCoverage {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(verdictCases, kind+".json"))
	if err != nil {
		t.Fatal(err)
	}
	var all []verdictCoverage
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return all
}
