package bot

import "time"

// Lateness says how an answer that was not given at once is given.
type Lateness int

// The kinds of lateness.
const (
	// OnTime: it is answered as it came in.
	OnTime Lateness = iota
	// Late: it is answered after a restart, and marked as late.
	Late
	// Expired: nobody waits for the answer any more; one line says so, with an
	// offer to ask again.
	Expired
)

func (l Lateness) String() string { return [...]string{"on time", "late", "expired"}[l] }

// answerable is how long after it was asked a recovered question is still
// answered. It is also how long Slack takes an answer at a response_url:
// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
const answerable = 30 * time.Minute

// HowLate judges a question that was asked at one time and comes to its answer
// at now. Only what was recovered after a restart can be late: what waits in a
// queue is on its way.
func HowLate(asked, now time.Time, recovered bool) Lateness {
	switch {
	case !recovered:
		return OnTime
	case now.Sub(asked) > answerable:
		return Expired
	default:
		return Late
	}
}
