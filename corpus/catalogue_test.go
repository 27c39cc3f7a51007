package corpus

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestRefsAreInOrderOfPublication(t *testing.T) {
	s := openMemory(t)
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
	refs, err := s.Refs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var ns []Arrival
	for _, p := range refs {
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
	if p := refs[2]; p.Source != "Herald" || !p.Published.Equal(day(9)) {
		t.Errorf("ref %+v", p)
	}
}

func TestTimeline(t *testing.T) {
	s, err := OpenMemory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	at := func(y int, m time.Month, d, hour int) time.Time { return time.Date(y, m, d, hour, 0, 0, 0, time.UTC) }
	_, err = s.Add(t.Context(),
		Article{ID: "a", Source: "Lantern", Published: at(2031, 5, 4, 0), Text: "One."},
		Article{ID: "b", Source: "Lantern", Published: at(2031, 5, 4, 23), Text: "Two."},
		Article{ID: "c", Source: "Gazette", Published: at(2031, 5, 4, 7), Text: "Three."},
		Article{ID: "d", Source: "Gazette", Published: at(1969, 12, 30, 22), Text: "Before 1970."},
		Article{ID: "e", Source: "Gazette", Text: "Without a date."},
		Article{ID: "f", Source: "Gazette", Published: at(2031, 6, 1, 0), Text: "Taken back."})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Withdraw(t.Context(), "f"); err != nil {
		t.Fatal(err)
	}
	got, err := s.Timeline(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []DayCount{
		{Source: "Gazette", Day: at(1969, 12, 30, 0), Articles: 1},
		{Source: "Gazette", Day: at(2031, 5, 4, 0), Articles: 1},
		{Source: "Lantern", Day: at(2031, 5, 4, 0), Articles: 2},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
