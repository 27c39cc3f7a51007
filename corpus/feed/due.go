package feed

import (
	"encoding/binary"
	"net/http"
	"time"

	"github.com/cespare/xxhash/v2"
)

// A Reason says why a feed is due or is not. It is worded for people.
type Reason string

const (
	reasonDue        Reason = "due"
	reasonNotYet     Reason = "not due yet"
	reasonAsked      Reason = "its server asked to wait"
	reasonBackOff    Reason = "waiting after a failure"
	reasonUnfinished Reason = "more of it is waiting"
	reasonGone       Reason = "gone for good"
)

// IsDue decides whether the feed is to be read now, and names the reason.
func (f *Feed) IsDue(now time.Time) (bool, Reason) {
	switch {
	case f.Gone:
		return false, reasonGone
	case !now.Before(f.Due):
		return true, reasonDue
	case f.waitReason == "":
		return false, reasonNotYet
	}
	return false, f.waitReason
}

// The longest that a feed is left alone: after failures, and at its server's
// request.
const (
	maxBackOff    = 24 * time.Hour
	maxRetryAfter = 7 * 24 * time.Hour
)

// A visitResult is the outcome of reading a feed.
type visitResult struct {
	// err is why the feed could not be read, or nil; status is the HTTP status.
	err    error
	status int
	// retryAfter is how long the server asked to be left alone.
	retryAfter time.Duration
	// unfinished reports that items were left for the next visit.
	unfinished bool
}

// afterVisit returns the feed as a visit leaves it.
func (f Feed) afterVisit(v visitResult, now time.Time) Feed {
	if f.Gone {
		return f
	}
	if v.status == http.StatusGone {
		f.Gone, f.lastError = true, "its server says that it is gone for good"
		return f
	}
	if v.err == nil {
		f.Failures, f.failingSince, f.lastError, f.LastRead = 0, time.Time{}, "", now
	} else {
		if f.Failures == 0 {
			f.failingSince = now
		}
		f.Failures++
		f.lastError = v.err.Error()
	}
	f.Due, f.waitReason = f.nextDue(v, now)
	return f
}

// nextDue decides when the feed is read next, and why not earlier.
func (f *Feed) nextDue(v visitResult, now time.Time) (time.Time, Reason) {
	wait, why := max(f.interval(), f.ttl), reasonNotYet
	switch {
	case v.err != nil:
		wait, why = backOff(f.interval(), f.Failures), reasonBackOff
	case v.unfinished:
		wait, why = min(wait, f.interval()), reasonUnfinished
	}
	wait += jitter(f.Address, now, wait)
	if asked := min(v.retryAfter, maxRetryAfter); asked > wait {
		wait, why = asked, reasonAsked
	}
	return now.Add(wait), why
}

func (f *Feed) interval() time.Duration {
	if f.Interval == 0 {
		return DefaultInterval
	}
	return max(f.Interval, minInterval)
}

// backOff doubles the interval with each consecutive failure after the first.
func backOff(interval time.Duration, failures int) time.Duration {
	for range failures - 1 {
		if interval *= 2; interval >= maxBackOff {
			return maxBackOff
		}
	}
	return min(interval, maxBackOff)
}

// jitter returns up to a tenth of wait, so that feeds that were added together
// do not stay in step. It depends only on the feed and the minute.
func jitter(address string, now time.Time, wait time.Duration) time.Duration {
	if wait < 10 {
		return 0
	}
	minute := binary.LittleEndian.AppendUint64([]byte(address), uint64(now.Unix()/60))
	return time.Duration(xxhash.Sum64(minute) % uint64(wait/10))
}
