package digest

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"dateline/bot/calendar"
)

// A Schedule is when editions of a digest are due: at a time of day in a zone,
// on some days of the week. JSON has it as text, as [ParseSchedule] reads it.
type Schedule struct {
	// Minute is the time of day, in minutes after midnight.
	Minute int
	Zone   *time.Location
	// Days are the days of the week in order, or nil for every day. A schedule
	// with one day is weekly.
	Days []time.Weekday
}

// ParseSchedule reads a schedule as people write it: "daily 08:00 Asia/Seoul",
// "weekdays 7:30", "weekly mon 09:00 Europe/London", "tue,thu 18:00". A text
// that names no zone is in the given one. Its error is a sentence for the person
// who wrote the text.
func ParseSchedule(text string, zone *time.Location) (Schedule, error) {
	s := Schedule{Minute: -1, Zone: zone}
	for _, word := range strings.Fields(text) {
		if err := s.parseWord(word); err != nil {
			return s, err
		}
	}
	if s.Minute < 0 {
		return s, errNoTime()
	}
	if strings.Contains(" "+strings.ToLower(text), " weekly") && len(s.Days) == 0 {
		s.Days = []time.Weekday{time.Monday}
	}
	return s, nil
}

// parseWord reads one word of a schedule into it.
func (s *Schedule) parseWord(word string) error {
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
			return errNotTime(word)
		}
		if s.Minute >= 0 {
			return errTwoTimes()
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
	zone, err := loadZone(word)
	if err != nil {
		return errNotDayOrZone(word)
	}
	s.Zone = zone
	return nil
}

// loadZone finds a zone by its IANA name. It refuses "Local", which means another
// zone on another machine.
func loadZone(name string) (*time.Location, error) {
	if name == "" || strings.EqualFold(name, "local") {
		return nil, errZone(name)
	}
	z, err := time.LoadLocation(name)
	if err != nil {
		return nil, errZone(name)
	}
	return z, nil
}

// weekdays reads days of the week in English, separated by commas: "mon" or
// "mon,thursday". Ok is false if any word is not a day.
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

// weekly reports whether editions come once a week.
func (s Schedule) weekly() bool { return len(s.Days) == 1 }

// Word is what people call a digest with this schedule: daily, weekly, or its
// days, such as mon,thu.
func (s Schedule) Word() string {
	if s.weekly() {
		return "weekly"
	}
	return strings.Fields(s.String())[0]
}

// period is how far back a digest's first edition looks.
func (s Schedule) period() time.Duration {
	if s.weekly() {
		return 7 * 24 * time.Hour
	}
	return 24 * time.Hour
}

// String writes the schedule as [ParseSchedule] reads it.
func (s Schedule) String() string {
	days := "daily"
	switch {
	case s.weekly():
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

// MarshalText writes the schedule as [ParseSchedule] reads it.
func (s Schedule) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads a schedule as [ParseSchedule] does, in UTC if it names no
// zone.
func (s *Schedule) UnmarshalText(b []byte) (err error) {
	*s, err = ParseSchedule(string(b), time.UTC)
	return err
}

// on returns the moment of the schedule on a local date. Ok is false if the
// schedule does not name that day of the week, or if the zone skipped the date.
// If the clock skipped the time of day, it is the first moment after the gap, or
// the date's last second if the date ends with the gap; if the time of day
// occurs twice, it is the first of the two.
func (s Schedule) on(d calendar.Day) (at time.Time, ok bool) {
	if len(s.Days) > 0 && !slices.Contains(s.Days, d.Weekday()) {
		return at, false
	}
	at = s.clock(d, s.Zone)
	if wanted := s.clock(d, time.UTC); calendar.DayOf(at) != d || at.Hour()*60+at.Minute() != s.Minute {
		if at = afterGap(at, wanted); calendar.DayOf(at) != d {
			at = at.Add(-time.Second) // the date ends with the gap, or was skipped
		}
		return at, calendar.DayOf(at) == d
	}
	return firstOfTwo(at), true
}

// clock is the moment that [time.Date] gives for the time of day on a date. If
// the clock skipped it, the moment shows another time of day.
func (s Schedule) clock(d calendar.Day, zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, s.Minute/60, s.Minute%60, 0, 0, zone)
}

// afterGap returns the end of the gap in local time that the wanted time fell
// into. [time.Date] gave t for it, which lies on either side of the gap: it does
// not say which, but on the clock t is then too early or too late.
func afterGap(t, wanted time.Time) time.Time {
	start, end := t.ZoneBounds()
	y, m, d := t.Date()
	if shown := time.Date(y, m, d, t.Hour(), t.Minute(), 0, 0, time.UTC); shown.Before(wanted) {
		return end
	}
	return start
}

// firstOfTwo returns the earlier of the two moments that the clock shows as t if
// it was put back over t, and t otherwise.
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
