package corpus

import "time"

// maxOffset bounds the offsets from UTC that a source can mean. Those in use
// reach from -12 to +14 hours, and those that were, to almost 16.
const maxOffset = 16 * 60 // minutes

// OutletTime returns a time of publication as the coverage keeps it: to the
// second, in the zone in which its source stated it, as minutes east of UTC. A
// zone that cannot be meant becomes UTC.
func OutletTime(t time.Time) time.Time { return inZone(t.Truncate(time.Second), minutesEast(t)) }

// DayOnly tells whether only the day of a publication is known, not its hour:
// such a time is midnight UTC.
func DayOnly(t time.Time) bool {
	return minutesEast(t) == 0 && t.Equal(t.Truncate(24*time.Hour))
}

// WallClock returns the date and time on the clocks of t's zone, taken as UTC.
// The day of an article is its outlet's, so this is what is compared with the
// bounds of calendar days, which are midnights UTC. It returns the zero time
// for the zero time.
func WallClock(t time.Time) time.Time {
	if t.IsZero() {
		return time.Time{}
	}
	return t.UTC().Add(time.Duration(minutesEast(t)) * time.Minute)
}

// minutesEast returns how many minutes t's zone is ahead of UTC.
func minutesEast(t time.Time) int {
	_, seconds := t.Zone()
	if east := seconds / 60; -maxOffset <= east && east <= maxOffset {
		return east
	}
	return 0
}

// inZone returns t in the zone so many minutes east of UTC.
func inZone(t time.Time, east int) time.Time {
	if t.IsZero() || east == 0 {
		return t.UTC()
	}
	return t.In(time.FixedZone("", east*60))
}
