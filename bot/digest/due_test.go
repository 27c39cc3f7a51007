package digest

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"dateline/bot/calendar"
)

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
		want                             DueReason
		date                             string
	}{
		{name: "before its time", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 07:59", last: "2024-11-03", want: notYetDue},
		{name: "on time", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 08:00", last: "2024-11-03", want: dueNow, date: "2024-11-04"},
		{name: "a little after", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 08:10", last: "2024-11-03", want: dueNow, date: "2024-11-04"},
		{name: "up again at ten past nine", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 09:10", last: "2024-11-03", want: dueLate, date: "2024-11-04"},
		{name: "out already", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 08:01", last: "2024-11-04", want: alreadyOut},
		{name: "down for three days", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 09:10", last: "2024-10-31", want: dueCatchUp, date: "2024-11-04"},
		{name: "up before today's", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 07:00", last: "2024-10-31", want: dueCatchUp, date: "2024-11-03"},
		{name: "just past midnight", schedule: "daily 23:59 Asia/Seoul", now: "2024-11-04 00:01", last: "2024-11-02", want: dueNow, date: "2024-11-03"},
		{name: "clock put back", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 08:30", last: "2024-11-05", want: clockBack},
		{name: "paused", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 08:30", last: "2024-11-03", paused: "by U1", want: digestPaused},
		{name: "not its day", schedule: "weekly mon 08:00 Asia/Seoul", now: "2024-11-05 08:00", last: "2024-11-04", want: notYetDue},
		{name: "weekly", schedule: "weekly mon 08:00 Asia/Seoul", now: "2024-11-11 08:03", last: "2024-11-04", want: dueNow, date: "2024-11-11"},
		{name: "weekly, days late", schedule: "weekly mon 08:00 Asia/Seoul", now: "2024-11-13 08:03", last: "2024-11-04", want: dueCatchUp, date: "2024-11-11"},
		{name: "new, after its time", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-04 10:00", since: "2024-11-04 09:00", want: notYetDue},
		{name: "new, first time", schedule: "daily 08:00 Asia/Seoul", now: "2024-11-05 08:00", since: "2024-11-04 09:00", want: dueNow, date: "2024-11-05"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := Digest{Schedule: schedule(t, c.schedule), Paused: c.paused}
			if c.since != "" {
				d.Since = at(c.since)
			}
			var last calendar.Day
			if c.last != "" {
				last, _ = calendar.ParseDay(c.last)
			}
			got := d.due(at(c.now), last)
			if got.reason != c.want || c.date != "" && got.date.String() != c.date {
				t.Errorf("%v on %v, want %v on %q", got.reason, got.date, c.want, c.date)
			}
		})
	}
}

// zones are those of the tests: their clocks change often, by half an hour, by a
// whole day, at midnight, in Ramadan, or never.
func zones() []string {
	return strings.Fields(`Asia/Seoul Europe/Moscow Europe/London America/New_York Asia/Kathmandu
		Europe/Berlin Australia/Lord_Howe America/Santiago Pacific/Apia Africa/Casablanca Pacific/Chatham
		Asia/Pyongyang Asia/Kolkata`)
}

// A diary asks at every step whether an edition is due, as the service does, and
// counts those that were.
type diary struct {
	digest Digest
	last   calendar.Day
	seen   map[calendar.Day]int
}

func (y *diary) look(now time.Time) decision {
	got := y.digest.due(now, y.last)
	if got.reason.due() {
		y.seen[got.date]++
		y.last = got.date
	}
	return got
}

// TestDueOnceEveryLocalDay runs the clock through years in which zones change
// their rules: Moscow and Pyongyang for good, while Apia skips a day.
func TestDueOnceEveryLocalDay(t *testing.T) {
	if testing.Short() {
		t.Skip("hundreds of years of one pure function")
	}
	years, editions := 0, 0
	for _, name := range zones() {
		z := zone(t, name)
		for _, first := range []int{2011, 2014, 2015, 2018, 2024} {
			for _, minute := range []int{0, 2*60 + 30, 8 * 60, 23*60 + 59} {
				years++
				start := time.Date(first, 1, 1, 0, 0, 0, 0, z)
				y := &diary{seen: map[calendar.Day]int{}, digest: Digest{
					Schedule: Schedule{Minute: minute, Zone: z}, Since: start,
				}}
				end := start.AddDate(1, 0, 0)
				for now := start; now.Before(end); now = nextLook(y.digest, now) {
					if got := y.look(now); got.reason == dueCatchUp || got.reason == dueLate {
						t.Fatalf("%s %d: %v at %v", name, minute, got.reason, now)
					}
				}
				for date := calendar.DayOf(start); date.Year == first; date = date.Plus(1) {
					want := 1
					if name == "Pacific/Apia" && date.String() == "2011-12-30" {
						want = 0 // Samoa skipped it
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

// nextLook is the next time at which the clock is looked at: every few hours, and
// at the time of the schedule.
func nextLook(d Digest, now time.Time) time.Time {
	later := now.Add(3*time.Hour + 7*time.Minute)
	if at, ok := d.next(now); ok && at.Before(later) {
		return at
	}
	return later
}

// TestDueWhenClocksJump sets the clock ahead and back by up to a day, and back to
// 1970. No local day gets two editions, and none after the jumps is missed.
func TestDueWhenClocksJump(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.SampledFrom(zones()).Draw(t, "zone")
		z, err := loadZone(name)
		if err != nil {
			t.Skip(err)
		}
		start := time.Date(2024, 3, 1, 12, 0, 0, 0, z)
		d := Digest{Schedule: Schedule{Minute: rapid.IntRange(0, 24*60-1).Draw(t, "minute"), Zone: z}, Since: start}
		out := map[calendar.Day]int{}
		look := func(now time.Time) {
			var last calendar.Day
			for date := range out {
				if date.After(last) && !date.After(calendar.DayOf(now.In(z)).Plus(1)) {
					last = date
				}
			}
			if got := d.due(now, last); got.reason.due() {
				if out[got.date]++; out[got.date] > 1 {
					t.Fatalf("two editions on %v", got.date)
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
		quiet := calendar.DayOf(now.In(z)).Plus(2) // the clock is right from here on
		for end := now.AddDate(0, 0, 9); now.Before(end); now = nextLook(d, now) {
			look(now)
		}
		for date := quiet; date != quiet.Plus(5); date = date.Plus(1) {
			if out[date] != 1 {
				t.Fatalf("%d editions on %v", out[date], date)
			}
		}
	})
}
