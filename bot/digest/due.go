package digest

import (
	"time"

	"dateline/bot/calendar"
)

// A DueReason says why an edition of a digest is due or is not.
type DueReason int

// The reasons.
const (
	NotYetDue    DueReason = iota // its time has not come
	AlreadyOut                    // the edition of the day is out
	ClockBack                     // that of a later day is: the clock was put back
	DigestPaused                  // the digest is paused
	DueNow                        // it is due now
	DueLate                       // it was due earlier today
	DueCatchUp                    // one or more of earlier days are missing: one stands for all
)

func (r DueReason) String() string {
	return [...]string{"not yet", "done", "clock put back", "paused", "on time", "late", "catch-up"}[r]
}

// Due tells whether an edition is to be made.
func (r DueReason) Due() bool { return r >= DueNow }

// A Decision is what the clock says of a digest.
type Decision struct {
	Reason DueReason
	// Date is the local day of the edition that is due, At when it was to come.
	Date calendar.Day
	At   time.Time
}

// punctual is how long after its time an edition is not called late.
const punctual = 10 * time.Minute

// farthest is how many days are looked back for a missed edition.
const farthest = 31

// Due decides whether an edition is due at now. Last is the day of the newest
// edition so far that is not after tomorrow, the zero day for none: an edition
// of a farther day was made by a clock that was wrong, and must not silence
// the digest until then.
func (d Digest) Due(now time.Time, last calendar.Day) Decision {
	today := calendar.DayOf(now.In(d.Schedule.Zone))
	switch {
	case d.Paused != "":
		return Decision{Reason: DigestPaused}
	case last == today:
		return Decision{Reason: AlreadyOut}
	case last.After(today):
		return Decision{Reason: ClockBack}
	}
	var due Decision
	missed := 0
	for date := today; date.After(today.Plus(-farthest)) && date.After(last); date = date.Plus(-1) {
		at, ok := d.Schedule.On(date)
		if !ok || at.After(now) {
			continue
		}
		if at.Before(d.Since) {
			break
		}
		if missed++; missed == 1 {
			due.Date, due.At = date, at
		} else {
			break
		}
	}
	due.Reason = reasonOf(due, missed, today, now)
	return due
}

func reasonOf(due Decision, missed int, today calendar.Day, now time.Time) DueReason {
	switch {
	case missed == 0:
		return NotYetDue
	case missed > 1, due.Date != today && now.Sub(due.At) > punctual:
		return DueCatchUp
	case now.Sub(due.At) > punctual:
		return DueLate
	}
	return DueNow
}

// Next is when the schedule comes next after now; ok is false where it never
// does.
func (d Digest) Next(now time.Time) (at time.Time, ok bool) {
	today := calendar.DayOf(now.In(d.Schedule.Zone))
	for i := range 16 {
		if at, ok := d.Schedule.On(today.Plus(i)); ok && at.After(now) {
			return at, true
		}
	}
	return at, false
}
