package calendar

import (
	"fmt"
	"time"
)

// A Day is a day on the calendar, in whatever zone it is meant.
type Day struct {
	Year  int
	Month time.Month
	Day   int
}

// DayOf is the day that t falls on, in t's zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Day{y, m, d}
}

// ParseDay reads a day as String writes it.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	return DayOf(t), err
}

// String writes the day as 2024-11-01.
func (d Day) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// Words writes the day as Dateline does for people: 1 Nov 2024.
func (d Day) Words() string { return Date(d.UTC()) }

// Plus is the day so many days later.
func (d Day) Plus(days int) Day { return DayOf(d.UTC().AddDate(0, 0, days)) }

// After tells whether d is later than e.
func (d Day) After(e Day) bool { return d.UTC().After(e.UTC()) }

// Weekday is its day of the week.
func (d Day) Weekday() time.Weekday { return d.UTC().Weekday() }

// UTC is the midnight with which the day begins in UTC.
func (d Day) UTC() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
