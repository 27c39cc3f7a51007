package calendar

import (
	"time"
)

// Stamp writes a time for programs: the day alone where no hour is known, else
// RFC 3339 in t's zone.
func Stamp(t time.Time) string {
	if _, east := t.Zone(); east == 0 && t.Equal(t.Truncate(24*time.Hour)) {
		return t.Format(time.DateOnly)
	}
	return t.Format(time.RFC3339)
}

// Date writes a day as Dateline does everywhere: 1 Nov 2024.
func Date(t time.Time) string { return t.Format("2 Jan 2006") }

// Range writes the days from one to another.
func Range(from, to time.Time) string {
	if Date(from) == Date(to) {
		return Date(from)
	}
	return Date(from) + " to " + Date(to)
}

// Moment writes a day and its hour, in t's zone.
func Moment(t time.Time) string { return t.Format("2 Jan 2006, 15:04") }
