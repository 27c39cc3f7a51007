package chat

import (
	"net/http"
	"strconv"
	"time"
)

// longestWait is the longest wait that a platform is believed to mean.
const longestWait = 24 * time.Hour

// Seconds is a number of seconds that a platform asks to wait; 0 for what
// cannot be meant, which includes what is no number.
func Seconds(s float64) time.Duration {
	if s > 0 && s <= longestWait.Seconds() {
		return time.Duration(s * float64(time.Second))
	}
	return 0
}

// RetryAfter reads the header of that name: seconds, with or without a
// fraction, or a date. 0 stands for nothing useful.
func RetryAfter(header string, now time.Time) time.Duration {
	if s, err := strconv.ParseFloat(header, 64); err == nil {
		return Seconds(s)
	}
	if t, err := http.ParseTime(header); err == nil && t.After(now) {
		return t.Sub(now)
	}
	return 0
}
