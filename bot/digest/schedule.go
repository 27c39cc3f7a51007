package digest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/bot/calendar"
)

// A Schedule is when the clock asks: at a time of day, in a zone, on some days
// of the week.
type Schedule struct {
	// Minute is the time of day, in minutes after midnight.
	Minute int
	Zone   *time.Location
	// Days are the days of the week; empty: every day. With one day the
	// editions are weekly.
	Days []time.Weekday
}

// ParseSchedule reads a schedule as people write it: "daily 08:00 Asia/Seoul",
// "weekdays 7:30", "weekly mon 09:00 Europe/London", "tue,thu 18:00". Without a
// zone it is in the one given.
func ParseSchedule(text string, zone *time.Location) (Schedule, error) {
	s := Schedule{Minute: -1, Zone: zone}
	for _, word := range strings.Fields(text) {
		if err := s.take(word); err != nil {
			return s, err
		}
	}
	if s.Minute < 0 {
		return s, errSchedule("a time of day is missing")
	}
	if strings.Contains(" "+strings.ToLower(text), " weekly") && len(s.Days) == 0 {
		s.Days = []time.Weekday{time.Monday}
	}
	return s, nil
}

// take reads one word of a schedule.
func (s *Schedule) take(word string) error {
	lower := strings.ToLower(word)
	switch lower {
	case "daily", "weekly", "at", "on":
		return nil
	case "weekdays":
		s.Days = []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday}
		return nil
	}
	if strings.Contains(word, ":") {
		t, err := time.Parse("15:04", word)
		if err != nil {
			return errSchedule("“" + word + "” is no time of day")
		}
		if s.Minute >= 0 {
			return errSchedule("there are two times of day, and an edition has one")
		}
		s.Minute = t.Hour()*60 + t.Minute()
		return nil
	}
	if days, ok := weekdays(lower); ok {
		s.Days = append(s.Days, days...)
		slices.Sort(s.Days)
		s.Days = slices.Compact(s.Days)
		return nil
	}
	zone, err := Zone(word)
	if err != nil {
		return errSchedule("“" + word + "” is no day and no zone")
	}
	s.Zone = zone
	return nil
}

// Zone finds a zone by its IANA name. "Local" is none: it would mean another
// zone on another machine.
func Zone(name string) (*time.Location, error) {
	if name == "" || strings.EqualFold(name, "local") {
		return nil, fmt.Errorf("the zone %q is not known", name)
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("the zone %q is not known", name)
	}
	return z, nil
}

// weekdays reads days of the week in English: "mon" or "mon,thursday".
func weekdays(list string) (days []time.Weekday, ok bool) {
	for word := range strings.SplitSeq(strings.TrimRight(list, ","), ",") {
		i := slices.IndexFunc(week[:], func(d time.Weekday) bool {
			name := strings.ToLower(d.String())
			return len(word) >= 3 && (strings.HasPrefix(name, word) || name+"s" == word)
		})
		if i < 0 {
			return nil, false
		}
		if !slices.Contains(days, week[i]) {
			days = append(days, week[i])
		}
	}
	return days, len(days) > 0
}

var week = [7]time.Weekday{
	time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday,
}

// Weekly tells whether it comes once a week.
func (s Schedule) Weekly() bool { return len(s.Days) == 1 }

// Word is how people call what comes by the schedule: daily, weekly, or by its
// days.
func (s Schedule) Word() string {
	if s.Weekly() {
		return "weekly"
	}
	return strings.Fields(s.String())[0]
}

// period is about how long one edition covers, for the first one.
func (s Schedule) period() time.Duration {
	if s.Weekly() {
		return 7 * 24 * time.Hour
	}
	return 24 * time.Hour
}

// String writes the schedule as ParseSchedule reads it.
func (s Schedule) String() string {
	days := "daily"
	switch {
	case s.Weekly():
		days = "weekly " + strings.ToLower(s.Days[0].String()[:3])
	case len(s.Days) > 0:
		var names []string
		for _, d := range week {
			if slices.Contains(s.Days, d) {
				names = append(names, strings.ToLower(d.String()[:3]))
			}
		}
		days = strings.Join(names, ",")
	}
	return fmt.Sprintf("%s %02d:%02d %s", days, s.Minute/60, s.Minute%60, s.Zone)
}

// On is the moment of the schedule on a local date; ok is false on days of the
// week that are not its own, and on dates that the zone left out. Where the
// time of day does not exist on that date, it is the first moment after it,
// or the date's last second; where it exists twice, the first.
func (s Schedule) On(d calendar.Day) (at time.Time, ok bool) {
	if len(s.Days) > 0 && !slices.Contains(s.Days, d.Weekday()) {
		return at, false
	}
	at = s.clock(d, s.Zone)
	if wanted := s.clock(d, time.UTC); calendar.DayOf(at) != d || at.Hour()*60+at.Minute() != s.Minute {
		if at = afterGap(at, wanted); calendar.DayOf(at) != d {
			at = at.Add(-time.Second) // the date ends with the gap, or is left out
		}
		return at, calendar.DayOf(at) == d
	}
	return firstOfTwo(at), true
}

// clock is what a zone makes of the time of day on a date.
func (s Schedule) clock(d calendar.Day, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, s.Minute/60, s.Minute%60, 0, 0, zone)
}

// afterGap is the end of the gap in local time that a wanted one fell into.
// What time.Date gave for it, t, lies before the gap or after, and it does not
// say which; on a clock it is then too early or too late.
func afterGap(t, wanted time.Time) time.Time {
	start, end := t.ZoneBounds()
	y, m, d := t.Date()
	if shown := time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, time.UTC); shown.Before(wanted) {
		return end
	}
	return start
}

// firstOfTwo is the earlier of the two moments that a clock shows as t, where
// it was put back over t.
func firstOfTwo(t time.Time) time.Time {
	start, _ := t.ZoneBounds()
	if start.IsZero() {
		return t
	}
	_, before := start.Add(-time.Second).Zone()
	_, after := t.Zone()
	earlier := t.Add(-time.Duration(before-after) * time.Second)
	if before > after && earlier.Before(start) {
		return earlier
	}
	return t
}

func errSchedule(what string) error {
	return fmt.Errorf("%s; write for example: daily 08:00 Asia/Seoul, weekdays 07:30 Europe/London, weekly mon 09:00", what)
}
