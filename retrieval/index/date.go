package index

import (
	"time"

	"dateline/corpus"
)

// A date is when a version was published. Filters compare calendar days, and the
// day of an article is its outlet's: published is the time on the outlet's
// clocks, taken as UTC, as instant returns it. East is how many minutes these
// clocks are ahead of UTC.
type date struct {
	published int64
	east      int16
}

func dateOf(t time.Time) date {
	wall := corpus.WallClock(t)
	return date{instant(wall), int16(wall.Sub(t) / time.Minute)}
}

// time returns the time of publication in the outlet's zone, zero if it is
// unknown.
func (d date) time() time.Time {
	if d.published == noInstant {
		return time.Time{}
	}
	if d.east == 0 {
		return d.wallClock()
	}
	t := d.wallClock().Add(-time.Duration(d.east) * time.Minute)
	return t.In(time.FixedZone("", int(d.east)*60))
}

// wallClock returns the time on the outlet's clocks, taken as UTC.
func (d date) wallClock() time.Time { return time.Unix(0, d.published).UTC() }
