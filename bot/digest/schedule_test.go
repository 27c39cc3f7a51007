package digest

import (
	"testing"
	"time"

	"dateline/bot/calendar"
)

// zone loads a zone, or skips the test on a machine without the zone database.
func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := loadZone(name)
	if err != nil {
		t.Skip(err)
	}
	return z
}

func schedule(t testing.TB, text string) Schedule {
	t.Helper()
	s, err := ParseSchedule(text, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSchedules(t *testing.T) {
	for text, want := range map[string]string{
		"daily 08:00 Asia/Seoul":       "daily 08:00 Asia/Seoul",
		"8:05":                         "daily 08:05 UTC",
		"weekdays at 07:30":            "mon,tue,wed,thu,fri 07:30 UTC",
		"weekly 09:00":                 "weekly mon 09:00 UTC",
		"weekly on Fridays 9:00":       "weekly fri 09:00 UTC",
		"thu,Tuesday 18:00 Asia/Tokyo": "tue,thu 18:00 Asia/Tokyo",
		"mon, wed fri 09:00":           "mon,wed,fri 09:00 UTC",
	} {
		s, err := ParseSchedule(text, time.UTC)
		if err != nil || s.String() != want {
			t.Errorf("%q: %q, %v; want %q", text, s, err, want)
			continue
		}
		if again, err := ParseSchedule(s.String(), nil); err != nil || again.String() != want {
			t.Errorf("%q reads back as %q, %v", want, again, err)
		}
	}
	for _, text := range []string{"", "daily", "daily 25:00", "daily 08:00 Mars/Olympus", "daily 08:00 Local", "daily 08:00 ../etc", "08:00 18:00"} {
		if s, err := ParseSchedule(text, time.UTC); err == nil {
			t.Errorf("%q reads as %q", text, s)
		}
	}
}

func TestTimesThatDoNotExistOrExistTwice(t *testing.T) {
	for _, c := range []struct{ schedule, date, want string }{
		{"02:30 America/New_York", "2024-03-10", "2024-03-10T03:00:00-04:00"}, // does not exist
		{"01:30 America/New_York", "2024-11-03", "2024-11-03T01:30:00-04:00"}, // twice
		{"00:30 America/Santiago", "2024-09-08", "2024-09-08T01:00:00-03:00"}, // midnight does not exist
		{"23:59 Asia/Pyongyang", "2018-05-04", "2018-05-04T23:29:59+08:30"},   // the day ends before
		{"02:15 Australia/Lord_Howe", "2024-10-06", "2024-10-06T02:30:00+11:00"},
		{"01:45 Australia/Lord_Howe", "2024-04-07", "2024-04-07T01:45:00+11:00"},
	} {
		date, _ := calendar.ParseDay(c.date)
		if at, ok := schedule(t, c.schedule).on(date); !ok || at.Format(time.RFC3339) != c.want {
			t.Errorf("%s on %s: %v, want %s", c.schedule, c.date, at, c.want)
		}
	}
	date, _ := calendar.ParseDay("2011-12-30")
	if at, ok := schedule(t, "08:00 Pacific/Apia").on(date); ok {
		t.Errorf("a day that was skipped has %v", at)
	}
}
