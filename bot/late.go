package bot

import "time"

// lateness says how an answer that was not given at once is given.
type lateness int

// The kinds of lateness.
const (
	// onTime: it is answered as it came in.
	timely lateness = iota
	// late: it is answered after a restart, and marked as late.
	delayed
	// expired: nobody waits for the answer any more; one line says so, with an
	// offer to ask again.
	expired
)

func (l lateness) String() string { return [...]string{"on time", "late", "expired"}[l] }

// answerable is how long after it was asked a recovered question is still
// answered. It is also how long Slack takes an answer at a response_url:
// https://docs.slack.dev/interactivity/handling-user-interaction#message_responses
const answerable = 30 * time.Minute

// howLate judges a question that was asked at one time and comes to its answer
// at now. Only what was recovered after a restart can be late: what waits in a
// queue is on its way.
func judgeLateness(asked, now time.Time, recovered bool) lateness {
	switch {
	case !recovered:
		return timely
	case now.Sub(asked) > answerable:
		return expired
	default:
		return delayed
	}
}
