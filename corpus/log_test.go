package corpus

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestPeriod(t *testing.T) {
	now := time.Date(2031, 5, 4, 9, 0, 0, 0, time.UTC)
	s, err := OpenMemory(t.Context(), WithClock(func() time.Time { return now }))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	day := func(d, hour int) time.Time { return time.Date(2031, 5, d, hour, 0, 0, 0, time.UTC) }
	if _, err := s.Backfill(t.Context(),
		Article{ID: "old", Published: day(1, 0), Text: "Before."},
		Article{ID: "first", Published: day(2, 0), Text: "At its start."},
		Article{ID: "undated backfill", Text: "Of no known time."}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(t.Context(),
		Article{ID: "corrected", Published: day(3, 0), Text: "One."},
		Article{ID: "corrected", Published: day(3, 0), Text: "Two."},
		Article{ID: "undated", Text: "Of when it came."},
		Article{ID: "withdrawn", Published: day(3, 0), Text: "Taken back."},
		Article{ID: "late", Published: day(5, 0), Text: "At its end."}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Withdraw(t.Context(), "withdrawn"); err != nil {
		t.Fatal(err)
	}
	var got []string
	for v, err := range s.Period(t.Context(), day(2, 0), day(5, 0)) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, v.ID+": "+v.Text)
	}
	want := []string{"first: At its start.", "corrected: Two.", "undated: Of when it came."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
