package evidence

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// kindsOf are the kinds by which each rule of the examples may object.
var kindsOf = map[string][]Kind{
	"year": {Year}, "edition": {Edition, Window}, "type": {Type}, "number": {Number, Ordinal},
}

func TestExamplesOfTimeNumberAndType(t *testing.T) {
	lines, err := os.ReadFile(examples(t))
	if err != nil {
		t.Skip("needs the examples of ../shared")
	}
	for line := range strings.Lines(string(lines)) {
		var c struct {
			Rule, Question, At, Quote, Headline, Published string
			Fires                                          bool
		}
		if err := json.Unmarshal([]byte(line), &c); err != nil {
			t.Fatal(err)
		}
		if kindsOf[c.Rule] == nil {
			continue
		}
		h := held{question: c.Question, quote: c.Quote, headline: c.Headline, published: c.Published, asked: c.At}
		fired := false
		for _, o := range h.objections(t) {
			for _, kind := range kindsOf[c.Rule] {
				fired = fired || o.Kind == kind
			}
		}
		if fired != c.Fires {
			t.Errorf("%s: fired is %v for %+v", c.Rule, fired, h)
		}
	}
}

// examples is the file of examples outside the repository.
func examples(t *testing.T) string {
	t.Helper()
	const file = "cases/structure/examples.jsonl"
	if dir := os.Getenv("DATELINE_SHARED"); dir != "" {
		return filepath.Join(dir, file)
	}
	at, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; at != filepath.Dir(at); at = filepath.Dir(at) {
		path := filepath.Join(filepath.Dir(at), "shared", file)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	t.Skip("needs ../shared beside the checkout, or DATELINE_SHARED")
	return ""
}
