package corpus

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

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
