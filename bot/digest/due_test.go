package digest_test

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/bot/calendar"
	"dateline/bot/digest"
)

func zone(t testing.TB, name string) *time.Location {
	t.Helper()
	z, err := digest.Zone(name)
	if err != nil {
		t.Skip(err) // a machine without the zone database
	}
	return z
}

func schedule(t testing.TB, text string) digest.Schedule {
	t.Helper()
	s, err := digest.ParseSchedule(text, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestDue(t *testing.T) {
	seoul := zone(t, "Asia/Seoul")
	at := func(s string) time.Time {
		v, err := time.ParseInLocation("2006-01-02 15:04", s, seoul)
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	for _, c := range []struct {
		name, schedule, now, last, since string
		paused                           string
		want                             digest.DueReason
		date                             string
	}{
		{name: "before its time", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 07:59", last: "2024-11-03", want: digest.NotYetDue},
		{name: "on time", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 08:00", last: "2024-11-03", want: digest.DueNow, date: "2024-11-04"},
		{name: "a little after", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 08:10", last: "2024-11-03", want: digest.DueNow, date: "2024-11-04"},
		{name: "up again at ten past nine", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 09:10", last: "2024-11-03", want: digest.DueLate, date: "2024-11-04"},
		{name: "out already", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 08:01", last: "2024-11-04", want: digest.AlreadyOut},
		{name: "down for three days", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 09:10", last: "2024-10-31", want: digest.DueCatchUp, date: "2024-11-04"},
		{name: "up before today's", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 07:00", last: "2024-10-31", want: digest.DueCatchUp, date: "2024-11-03"},
		{name: "just past midnight", schedule: "daily 23:59 Asia/Seoul", now: "2024-11-04 00:01", last: "2024-11-02", want: digest.DueNow, date: "2024-11-03"},
		{name: "clock put back", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 08:30", last: "2024-11-05", want: digest.ClockBack},
		{name: "paused", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 08:30", last: "2024-11-03", paused: "by U1", want: digest.DigestPaused},
		{name: "not its day", schedule: "weekly mon 08:00 Asia/Seoul", now: "2024-11-05 08:00", last: "2024-11-04", want: digest.NotYetDue},
		{name: "weekly", schedule: "weekly mon 08:00 Asia/Seoul", now: "2024-11-11 08:03", last: "2024-11-04", want: digest.DueNow, date: "2024-11-11"},
		{name: "weekly, days late", schedule: "weekly mon 08:00 Asia/Seoul", now: "2024-11-13 08:03", last: "2024-11-04", want: digest.DueCatchUp, date: "2024-11-11"},
		{name: "new, after its time", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 10:00", since: "2024-11-04 09:00", want: digest.NotYetDue},
		{name: "new, first time", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-05 08:00", since: "2024-11-04 09:00", want: digest.DueNow, date: "2024-11-05"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := digest.Digest{Schedule: schedule(t, c.schedule), Paused: c.paused}
			if c.since != "" {
				d.Since = at(c.since)
			}
			var last calendar.Day
			if c.last != "" {
				last, _ = calendar.ParseDay(c.last)
			}
			got := d.Due(at(c.now), last)
			if got.Reason != c.want || c.date != "" && got.Date.String() != c.date {
				t.Errorf("%v on %v, want %v on %q", got.Reason, got.Date, c.want, c.date)
			}
		})
	}
}

// clocks are the zones of the tests: those that change often, by half hours,
// by whole days, at midnight, in Ramadan, and never.
func clocks() []string {
	return strings.Fields(`Asia/Seoul Europe/Moscow Europe/London America/New_York Asia/Kathmandu
		Europe/Berlin Australia/Lord_Howe America/Santiago Pacific/Apia Africa/Casablanca Pacific/Chatham
		Asia/Pyongyang Asia/Kolkata`)
}

// A diary asks Due at every step, as the service does, and notes what was due.
type diary struct {
	digest digest.Digest
	last   calendar.Day
	seen   map[calendar.Day]int
}

func (y *diary) ask(now time.Time) digest.Decision {
	got := y.digest.Due(now, y.last)
	if got.Reason.Due() {
		y.seen[got.Date]++
		y.last = got.Date
	}
	return got
}

// TestDueOnceEveryLocalDay walks the clock through years in which zones change
// their rules: Moscow and Pyongyang for good, Apia leaving out a day.
func TestDueOnceEveryLocalDay(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of years of one pure function")
	}
	years, editions := 0, 0
	for _, name := range clocks() {
		z := zone(t, name)
		for _, first := range []int{2011, 2014, 2015, 2018, 2024} {
			for _, minute := range []int{0, 2*60 + 30, 8 * 60, 23*60 + 59} {
				years++
				start := time.Date(first, 1, 1, 0, 0, 0, 0, z)
				y := &diary{seen: map[calendar.Day]int{}, digest: digest.Digest{
					Schedule: digest.Schedule{Minute: minute, Zone: z}, Since: start,
				}}
				end := start.AddDate(1, 0, 0)
				for now := start; now.Before(end); now = next(y.digest, now) {
					if got := y.ask(now); got.Reason == digest.DueCatchUp || got.Reason == digest.DueLate {
						t.Fatalf("%s %d: %v at %v", name, minute, got.Reason, now)
					}
				}
				for date := calendar.DayOf(start); date.Year == first; date = date.Plus(1) {
					want := 1
					if name == "Pacific/Apia" && date.String() == "2011-12-30" {
						want = 0 // the day that Samoa left out
					}
					if n := y.seen[date]; n != want {
						t.Errorf("%s %02d:%02d: %d editions on %v", name, minute/60, minute%60, n, date)
					}
					editions += y.seen[date]
				}
			}
		}
	}
	t.Logf("%d zone years, %d editions, 0 missed, 0 double", years, editions)
}

// next is the next time to look: a few times a day, and when the schedule says.
func next(d digest.Digest, now time.Time) time.Time {
	later := now.Add(3*time.Hour + 7*time.Minute)
	if at, ok := d.Next(now); ok && at.Before(later) {
		return at
	}
	return later
}

// TestDueWhenClocksJump moves the clock by up to days, and to 1970: no local
// day gets two editions, and none after the jumps is missed.
func TestDueWhenClocksJump(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(clocks()).Draw(t, "zone")
		z, err := digest.Zone(name)
		if err != nil {
			t.Skip(err)
		}
		start := time.Date(2024, 3, 1, 12, 0, 0, 0, z)
		d := digest.Digest{Schedule: digest.Schedule{Minute: rapid.IntRange(0, 24*60-1).Draw(t, "minute"), Zone: z}, Since: start}
		out := map[calendar.Day]int{}
		look := func(now time.Time) {
			var last calendar.Day
			for date := range out {
				if date.After(last) && !date.After(calendar.DayOf(now.In(z)).Plus(1)) {
					last = date
				}
			}
			if got := d.Due(now, last); got.Reason.Due() {
				if out[got.Date]++; out[got.Date] > 1 {
					t.Fatalf("two editions on %v", got.Date)
				}
			}
		}
		now := start
		for range 40 {
			now = now.Add(time.Duration(rapid.IntRange(1, 30*60).Draw(t, "step")) * time.Minute)
			look(now)
			switch rapid.IntRange(0, 5).Draw(t, "jump") {
			case 0:
				look(now.Add(time.Hour))
			case 1:
				look(now.Add(-time.Hour))
			case 2:
				look(now.Add(24 * time.Hour))
			case 3:
				look(now.Add(-24 * time.Hour))
			case 4:
				look(time.Unix(0, 0))
			}
		}
		quiet := calendar.DayOf(now.In(z)).Plus(2) // the clock runs well from here
		for end := now.AddDate(0, 0, 9); now.Before(end); now = next(d, now) {
			look(now)
		}
		for date := quiet; date != quiet.Plus(5); date = date.Plus(1) {
			if out[date] != 1 {
				t.Fatalf("%d editions on %v", out[date], date)
			}
		}
	})
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
		s, err := digest.ParseSchedule(text, time.UTC)
		if err != nil || s.String() != want {
			t.Errorf("%q: %q, %v; want %q", text, s, err, want)
			continue
		}
		if again, err := digest.ParseSchedule(s.String(), nil); err != nil || again.String() != want {
			t.Errorf("%q reads back as %q, %v", want, again, err)
		}
	}
	for _, text := range []string{"", "daily", "daily 25:00", "daily 08:00 Mars/Olympus", "daily 08:00 Local", "daily 08:00 ../etc", "08:00 18:00"} {
		if s, err := digest.ParseSchedule(text, time.UTC); err == nil {
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
		if at, ok := schedule(t, c.schedule).On(date); !ok || at.Format(time.RFC3339) != c.want {
			t.Errorf("%s on %s: %v, want %s", c.schedule, c.date, at, c.want)
		}
	}
	date, _ := calendar.ParseDay("2011-12-30")
	if at, ok := schedule(t, "08:00 Pacific/Apia").On(date); ok {
		t.Errorf("a day that was left out has %v", at)
	}
}
