package evidence

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"dateline/retrieval/query"
)

// An example is a question and a quote, and whether a rule objects to it.
type example struct {
	Rule, Question, At, Quote, Headline, Published string
	Fires                                          bool
}

// kindsOfRule are the kinds of objections that an example's rule may raise: who
// did it can be wrong in several ways.
var kindsOfRule = map[string][]Kind{
	"doer":     {Doer, Role, Speaker},
	"role":     {Role, Doer},
	"modifier": {Modifier},
	"antonym":  {Antonym},
}

func TestExamplesFromOutside(t *testing.T) {
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "cases", "structure", "examples.jsonl"))
	if err != nil {
		t.Skip("the examples (../shared) are not here")
	}
	defer func() { _ = f.Close() }()
	for s := bufio.NewScanner(f); s.Scan(); {
		var x example
		if err := json.Unmarshal(s.Bytes(), &x); err != nil {
			t.Fatal(err)
		}
		kinds := kindsOfRule[x.Rule]
		if kinds == nil {
			continue
		}
		fired := slices.ContainsFunc(x.objections(t), func(o Objection) bool { return slices.Contains(kinds, o.Kind) })
		if fired != x.Fires {
			t.Errorf("%s: %q of %q: objects %v, want %v", x.Rule, x.Question, x.Quote, fired, x.Fires)
		}
	}
}

func (x example) objections(t *testing.T) []Objection {
	t.Helper()
	at, published := day(t, x.At), day(t, x.Published)
	return Read(query.Query{Text: x.Question, Asked: at}, []string{x.Quote}).
		Objections(Evidence{Quote: x.Quote, Headline: x.Headline, Published: published})
}

func day(t *testing.T, s string) time.Time {
	t.Helper()
	if s == "" {
		return time.Time{}
	}
	at, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}
