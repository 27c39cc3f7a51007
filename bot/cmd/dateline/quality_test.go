package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
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
	"dateline/retrieval"
	"dateline/retrieval/measure"
)

var update = flag.Bool("update", false, "write the golden files anew")

// A probe is a question with what must stand in its answer; no article means
// that the coverage does not hold one.
type probe struct {
	ID       string   `json:"_id"`
	SeedID   string   `json:"id"`
	Text     string   `json:"text"`
	Question string   `json:"question"`
	Article  []string `json:"article"`
	Must     string   `json:"must"`
	Asked    string   `json:"asked"`
}

// TestNewspaperQuality asks a whole question set of the invented newspaper, as
// the product answers it, and keeps for review at which rank each answer came:
// a change of ranking shows as a diff of the golden file.
func TestNewspaperQuality(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "retrieval", "testdata", "newspaper")
	got := quality(t, dir, dir+"-questions.jsonl")
	golden(t, "newspaper.golden", got.String())
}

// TestSeedQuality holds the answers on the seed articles to what users were
// promised.
func TestSeedQuality(t *testing.T) {
	if shared() == "" {
		t.Skip("the seed articles (../shared) are not here")
	}
	r := quality(t, filepath.Join(shared(), "seeds"), filepath.Join(shared(), "eval", "seed-questions.jsonl"))
	t.Log("\n" + r.String())
	if r.first < 16 || r.three < 19 {
		t.Errorf("required words: %d of %d in the first passage, %d in the first three; want 16 and 19", r.first, r.answerable, r.three)
	}
	if r.silenced > 0 || r.none < 7 {
		t.Errorf("verdicts: %d of %d unanswerable are none (want 7), %d answerable are none (want 0)", r.none, r.unanswerable, r.silenced)
	}
}

// A qualityReport is how the questions of a set were answered.
type qualityReport struct {
	lines                              []string
	answerable, first, three, silenced int
	whole, wholes                      int // as first and three, in passages and not only in their quotes
	unanswerable, none                 int
	reciprocal                         float64
	confidentRight, confidentWrong     []float64
}

func (r *qualityReport) String() string {
	var b strings.Builder
	n := max(1, r.answerable)
	fmt.Fprintf(&b, "required words in the first quote    %d of %d\n", r.first, r.answerable)
	fmt.Fprintf(&b, "... in the first three               %d of %d\n", r.three, r.answerable)
	fmt.Fprintf(&b, "... in the first passage            %d of %d\n", r.whole, r.answerable)
	fmt.Fprintf(&b, "... in the first three passages     %d of %d\n", r.wholes, r.answerable)
	fmt.Fprintf(&b, "MRR@3 of quotes                      %.3f\n", r.reciprocal/float64(n))
	fmt.Fprintf(&b, "answerable, said to be none          %d of %d\n", r.silenced, r.answerable)
	fmt.Fprintf(&b, "unanswerable, said to be none        %d of %d\n", r.none, r.unanswerable)
	fmt.Fprintf(&b, "ROC area of the confidence           %.3f\n\n", measure.ROC(r.confidentRight, r.confidentWrong))
	return b.String() + strings.Join(r.lines, "\n") + "\n"
}

func quality(t *testing.T, articles, questions string) *qualityReport {
	t.Helper()
	if testing.Short() {
		t.Skip("asks many questions")
	}
	a := &app{in: strings.NewReader(""), out: io.Discard, errOut: io.Discard, corpus: articles, log: slog.New(slog.DiscardHandler)}
	cov, err := a.open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = cov.Close() }()
	r := &qualityReport{}
	for _, p := range probes(t, questions) {
		at, err := time.Parse(time.DateOnly, p.Asked)
		if err != nil {
			at = time.Date(2026, 11, 1, 12, 0, 0, 0, time.UTC)
		}
		rep := cov.bot.Handle(t.Context(), bot.Request{Text: p.Text, At: at, Platform: "test"})
		if rep.Result == nil {
			t.Fatalf("%s: no answer but %q", p.ID, rep.Headline)
		}
		r.add(p, rep)
	}
	return r
}

func (r *qualityReport) add(p probe, rep bot.Reply) {
	verdict := rep.Verdict
	if len(p.Article) == 0 {
		r.unanswerable++
		if verdict == retrieval.None {
			r.none++
		}
		r.confidentWrong = append(r.confidentWrong, rep.Result.Confidence)
		r.lines = append(r.lines, fmt.Sprintf("%-5s %-6s    -  %s", p.ID, verdict, p.Text))
		return
	}
	r.answerable++
	r.confidentRight = append(r.confidentRight, rep.Result.Confidence)
	rank := p.rankOf(rep.Quotes, func(q bot.Quote) string { return q.Text })
	passage := p.rankOf(rep.Quotes, func(q bot.Quote) string { return q.Passage.Text() })
	if passage == 1 {
		r.whole++
	}
	if passage >= 1 && passage <= 3 {
		r.wholes++
	}
	if verdict == retrieval.None {
		r.silenced++
	}
	if rank == 1 {
		r.first++
	}
	if rank >= 1 && rank <= 3 {
		r.three++
	}
	if rank > 0 {
		r.reciprocal += 1 / float64(rank)
	}
	r.lines = append(r.lines, fmt.Sprintf("%-5s %-6s %4d  %s", p.ID, verdict, rank, p.Text))
}

// rankOf is the rank of the first quote from one of the right articles whose
// words, or those of its passage, are the required ones; 0 for none.
func (p probe) rankOf(quotes []bot.Quote, words func(bot.Quote) string) int {
	must := regexp.MustCompile("(?i)" + p.Must)
	for i, q := range quotes {
		right := slices.ContainsFunc(p.Article, func(id string) bool { return strings.HasPrefix(q.Passage.Article.ID, id) })
		if right && must.MatchString(words(q)) {
			return i + 1
		}
	}
	return 0
}

func probes(t *testing.T, path string) []probe {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var out []probe
	for s := bufio.NewScanner(f); s.Scan(); {
		var p probe
		if err := json.Unmarshal(s.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		if p.Text == "" {
			p.Text, p.ID = p.Question, p.SeedID
		}
		out = append(out, p)
	}
	return out
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("%s differs (-want +got); -update accepts it:\n%s", path, diff)
	}
}
