package feed

import (
	"encoding/binary"
	"net/http"
	"time"

	"github.com/cespare/xxhash/v2"
)

// A Reason says why a feed is read, or is not.
type Reason string

// The reasons.
const (
	IsDue      Reason = "due"
	NotYet     Reason = "not due yet"
	AskedFor   Reason = "its server asked to wait"
	BackingOff Reason = "waiting after a failure"
	Unfinished Reason = "more of it is waiting"
	IsGone     Reason = "gone for good"
)

// IsDue decides whether the feed is read now.
func (f *Feed) IsDue(now time.Time) (bool, Reason) {
	switch {
	case f.Gone:
		return false, IsGone
	case !now.Before(f.Due):
		return true, IsDue
	case f.Waits == "":
		return false, NotYet
	}
	return false, f.Waits
}

// The longest time that a feed is left alone: after failures, and when its
// server asks for it.
const (
	longestBackOff = 24 * time.Hour
	longestAsked   = 7 * 24 * time.Hour
)

// A visit is what came of reading a feed.
type visit struct {
	// err is why it failed, nil where it did not; status is the server's.
	err    error
	status int
	// retry is how long the server asked to be left alone.
	retry time.Duration
	// waiting says that items were left for the next visit.
	waiting bool
}

// after is the feed as a visit leaves it.
func (f Feed) after(v visit, now time.Time) Feed {
	if f.Gone {
		return f
	}
	if v.status == http.StatusGone {
		f.Gone, f.LastError = true, "its server says that it is gone for good"
		return f
	}
	if v.err == nil {
		f.Failures, f.FailingSince, f.LastError, f.LastRead = 0, time.Time{}, "", now
	} else {
		if f.Failures == 0 {
			f.FailingSince = now
		}
		f.Failures++
		f.LastError = v.err.Error()
	}
	f.Due, f.Waits = f.next(v, now)
	return f
}

// next decides when the feed is read next, and why only then.
func (f *Feed) next(v visit, now time.Time) (time.Time, Reason) {
	wait, why := max(f.interval(), f.every), NotYet
	switch {
	case v.err != nil:
		wait, why = backOff(f.interval(), f.Failures), BackingOff
	case v.waiting:
		wait, why = min(wait, f.interval()), Unfinished
	}
	wait += jitter(f.Address, now, wait)
	if asked := min(v.retry, longestAsked); asked > wait {
		wait, why = asked, AskedFor
	}
	return now.Add(wait), why
}

func (f *Feed) interval() time.Duration {
	if f.Interval == 0 {
		return Usual
	}
	return max(f.Interval, shortest)
}

// backOff doubles the interval with each failure in a row but the first.
func backOff(interval time.Duration, failures int) time.Duration {
	for range failures - 1 {
		if interval *= 2; interval >= longestBackOff {
			return longestBackOff
		}
	}
	return min(interval, longestBackOff)
}

// jitter is up to a tenth of wait, so that feeds that were added together are
// not read together for ever. It depends on the feed and the minute only.
func jitter(address string, now time.Time, wait time.Duration) time.Duration {
	if wait < 10 {
		return 0
	}
	minute := binary.LittleEndian.AppendUint64([]byte(address), uint64(now.Unix()/60))
	return time.Duration(xxhash.Sum64(minute) % uint64(wait/10))
}
