package digest

import (
	"time"

	"dateline/bot/calendar"
)

// A DueReason says why an edition of a digest is due or is not. Editions are
// stored with its number.
type DueReason int

const (
	notYetDue    DueReason = iota // its time has not come
	alreadyOut                    // today's edition is out
	clockBack                     // a later day's edition is out: the clock was put back
	digestPaused                  // the digest is paused
	dueNow                        // its time has come
	dueLate                       // its time was earlier today
	dueCatchUp                    // editions of earlier days are missing, and one stands for all of them
)

// String names the reason as the JSON form of an edition does.
func (r DueReason) String() string {
	return [...]string{"not yet", "done", "clock put back", "paused", "on time", "late", "catch-up"}[r]
}

// due reports whether an edition is to be made.
func (r DueReason) due() bool { return r >= dueNow }

// A decision says whether an edition of a digest is due, and why.
type decision struct {
	reason DueReason
	// date is the local day of the edition that is due, and at the time that
	// its schedule names; both are zero if none is due.
	date calendar.Day
	at   time.Time
}

// punctual is how long after its time an edition is not yet called late.
const punctual = 10 * time.Minute

// missedDays is how many days back missed editions are looked for.
const missedDays = 31

// due decides whether an edition is due at now. Last is the date of the newest
// edition that is not after tomorrow, or the zero day if there is none: an
// edition of a later day was made while the clock was wrong, and must not
// silence the digest until that day comes.
func (d Digest) due(now time.Time, last calendar.Day) decision {
	today := calendar.DayOf(now.In(d.Schedule.Zone))
	switch {
	case d.Paused != "":
		return decision{reason: digestPaused}
	case last == today:
		return decision{reason: alreadyOut}
	case last.After(today):
		return decision{reason: clockBack}
	}
	var dec decision
	missed := 0
	for date := today; date.After(today.Plus(-missedDays)) && date.After(last); date = date.Plus(-1) {
		at, ok := d.Schedule.on(date)
		if !ok || at.After(now) {
			continue
		}
		if at.Before(d.Since) {
			break
		}
		if missed++; missed == 1 {
			dec.date, dec.at = date, at
		} else {
			break
		}
	}
	dec.reason = reasonFor(dec, missed, today, now)
	return dec
}

// reasonFor says why the newest missed edition is due; missed is 0, 1, or 2 for
// more than one.
func reasonFor(dec decision, missed int, today calendar.Day, now time.Time) DueReason {
	switch {
	case missed == 0:
		return notYetDue
	case missed > 1, dec.date != today && now.Sub(dec.at) > punctual:
		return dueCatchUp
	case now.Sub(dec.at) > punctual:
		return dueLate
	}
	return dueNow
}

// next returns the first time of the schedule after now; ok is false if there
// is none within the next two weeks.
func (d Digest) next(now time.Time) (at time.Time, ok bool) {
	today := calendar.DayOf(now.In(d.Schedule.Zone))
	for i := range 16 {
		if at, ok := d.Schedule.on(today.Plus(i)); ok && at.After(now) {
			return at, true
		}
	}
	return at, false
}
