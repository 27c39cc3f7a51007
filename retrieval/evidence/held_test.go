package evidence

import (
	"slices"
	"testing"
	"time"

	"dateline/retrieval/query"
)

// A held is a question held against evidence, on a day of March 2025 unless it
// names another.
type held struct {
	question, quote     string
	headline, published string
	asked               string
}

// date reads a day as tables write it; the zero time is unknown.
func date(t *testing.T, day string) time.Time {
	t.Helper()
	if day == "" || day == "unknown" {
		return time.Time{}
	}
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

// demands are those of the question.
func (h held) demands(t *testing.T) *Demands {
	t.Helper()
	if h.asked == "" {
		h.asked = "2025-03-12"
	}
	return Read(query.Query{Text: h.question, Asked: date(t, h.asked)}, nil)
}

// objections are those that a held question raises.
func (h held) objections(t *testing.T) []Objection {
	t.Helper()
	if h.published == "" {
		h.published = "2025-03-10"
	}
	return h.demands(t).Objections(Evidence{Quote: h.quote, Headline: h.headline, Published: date(t, h.published)})
}

// mustObject fails unless an objection of the kind is raised in each case, and in none
// of the silent ones.
func mustObject(t *testing.T, kind Kind, fires, silent []held) {
	t.Helper()
	if len(fires) < 20 || len(silent) < 20 {
		t.Errorf("%s: %d cases that fire and %d silent ones, not 20 of each", kind, len(fires), len(silent))
	}
	of := func(o Objection) bool { return o.Kind == kind }
	for _, h := range fires {
		if all := h.objections(t); !slices.ContainsFunc(all, of) {
			t.Errorf("no objection by %s to %+v", kind, h)
		}
	}
	for _, h := range silent {
		if all := h.objections(t); slices.ContainsFunc(all, of) {
			t.Errorf("objections %v to %+v", all, h)
		}
	}
}
