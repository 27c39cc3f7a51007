package bot

import (
	"fmt"
	"time"
)

// A LocalDate is a day on the calendar, in whatever zone it is meant.
type LocalDate struct {
	Year  int
	Month time.Month
	Day   int
}

// DateOf is the day that t falls on, in t's zone.
func DateOf(t time.Time) LocalDate {
	y, m, d := t.Date()
	return LocalDate{y, m, d}
}

// ParseLocalDate reads a day as String writes it.
func ParseLocalDate(s string) (LocalDate, error) {
	t, err := time.Parse(time.DateOnly, s)
	return DateOf(t), err
}

// String writes the day as 2024-11-01.
func (d LocalDate) String() string { return fmt.Sprintf("%04d-%02d-%02d", d.Year, int(d.Month), d.Day) }

// Words writes the day as Dateline does for people: 1 Nov 2024.
func (d LocalDate) Words() string { return Date(d.UTC()) }

// Plus is the day so many days later.
func (d LocalDate) Plus(days int) LocalDate { return DateOf(d.UTC().AddDate(0, 0, days)) }

// After tells whether d is later than e.
func (d LocalDate) After(e LocalDate) bool { return d.UTC().After(e.UTC()) }

// Weekday is its day of the week.
func (d LocalDate) Weekday() time.Weekday { return d.UTC().Weekday() }

func (d LocalDate) UTC() time.Time { return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, time.UTC) }
