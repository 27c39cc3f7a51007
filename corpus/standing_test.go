package corpus

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestPlacesAreInTheOrderOfPublication(t *testing.T) {
	s := memory(t)
	day := func(d int) time.Time { return time.Date(2024, 6, d, 0, 0, 0, 0, time.UTC) }
	add(t, s,
		Article{ID: "undated", Text: "One."},
		Article{ID: "late", Source: "Herald", Published: day(9), Text: "Two."},
		Article{ID: "early", Published: day(3), Text: "Three."},
		Article{ID: "same day", Published: day(3), Text: "Four."},
		Article{ID: "gone", Published: day(1), Text: "Five."},
	)
	add(t, s, Article{ID: "early", Published: day(3), Text: "Three, corrected."})
	if _, err := s.Withdraw(t.Context(), "gone"); err != nil {
		t.Fatal(err)
	}
	places, err := s.Places(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var ns []Arrival
	for _, p := range places {
		ns = append(ns, p.Arrival)
	}
	var got []string
	for v, err := range s.Each(t.Context(), ns) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, v.ID+": "+v.Text)
	}
	want := []string{"same day: Four.", "early: Three, corrected.", "late: Two.", "undated: One."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if p := places[2]; p.Source != "Herald" || !p.Published.Equal(day(9)) {
		t.Errorf("place %+v", p)
	}
}

func TestEachEndsWithWhatIsMissing(t *testing.T) {
	s := memory(t)
	for v, err := range s.Each(t.Context(), []Arrival{7}) {
		if v != nil || err == nil {
			t.Errorf("%v, %v", v, err)
		}
	}
}
