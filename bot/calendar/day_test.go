package calendar_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/bot/calendar"
)

func TestDaysAreReadAsTheyAreWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(-1<<33, 1<<33).Draw(t, "second"), 0).UTC()
		d := calendar.DayOf(at)
		got, err := calendar.ParseDay(d.String())
		if err != nil || got != d {
			t.Fatalf("%v was read as %v: %v", d, got, err)
		}
		n := rapid.IntRange(-500, 500).Draw(t, "days")
		if later := d.Plus(n); later.Plus(-n) != d || later.After(d) != (n > 0) {
			t.Fatalf("%v and %d days are %v", d, n, later)
		}
		if d.UTC().After(at) || at.Sub(d.UTC()) >= 24*time.Hour {
			t.Fatalf("%v is not on %v", at, d)
		}
	})
}

func TestTimesInWords(t *testing.T) {
	night := time.Date(2024, 11, 1, 0, 0, 0, 0, time.UTC)
	tokyo := time.FixedZone("", 9*60*60)
	evening := night.Add(18*time.Hour + 5*time.Minute)
	for got, want := range map[string]string{
		calendar.Stamp(night):                         "2024-11-01",
		calendar.Stamp(evening):                       "2024-11-01T18:05:00Z",
		calendar.Stamp(night.In(tokyo)):               "2024-11-01T09:00:00+09:00",
		calendar.Date(evening.In(tokyo)):              "2 Nov 2024",
		calendar.Date(evening):                        "1 Nov 2024",
		calendar.Moment(evening):                      "1 Nov 2024, 18:05",
		calendar.Range(night, evening):                "1 Nov 2024",
		calendar.Range(night, night.AddDate(0, 0, 2)): "1 Nov 2024 to 3 Nov 2024",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
