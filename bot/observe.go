package bot

import "time"

// An Event is something that happened, for metrics. It has nobody's words.
type Event struct {
	Kind EventKind
	// Platform is where it happened; empty if it belongs to no platform.
	Platform string
	// Action is what was asked for; only Answered has one.
	Action Action
	// Outcome says how it ended.
	Outcome Outcome
	// Took is how long it lasted, 0 if it has no duration.
	Took time.Duration
}

// An EventKind says what happened.
type EventKind string

// The kinds of events.
const (
	Answered     EventKind = "answered"     // a request has its reply
	Acknowledged EventKind = "acknowledged" // a delivery was acknowledged
	Rendered     EventKind = "rendered"     // a reply was laid out
	Sent         EventKind = "sent"         // a message was sent, or could not be, after all attempts
	HeldBack     EventKind = "held back"    // a platform asked for a pause
	Published    EventKind = "published"    // an edition of a digest was posted, or is not going to be
)

// An Outcome says how a request, a message or an edition ended. The outcome of an
// answer is its verdict.
type Outcome string

// The outcomes beside the verdicts.
const (
	noticed  Outcome = "notice"    // the reply has no answer: a sentence, a list or a form
	refused  Outcome = "refused"   // the person may not ask there
	limited  Outcome = "limited"   // the person asked too many questions
	tooLate  Outcome = "too_late"  // nobody waits for the answer any more
	Busy     Outcome = "busy"      // too many requests are waiting
	Failed   Outcome = "failed"    // something broke
	timedOut Outcome = "timed_out" // the search took too long
	stopped  Outcome = "stopped"   // the program is stopping; the question is kept
	Done     Outcome = "ok"        // sent, or read
	Posted   Outcome = "posted"    // the edition is out
	Silent   Outcome = "silent"    // the edition had nothing to tell, and is not posted
	Paused   Outcome = "paused"    // nothing can be posted in its place
	GivenUp  Outcome = "given_up"  // posting failed for too long; the next edition covers its time
)

func (r Reply) outcome() Outcome {
	switch {
	case r.Outcome != "":
		return r.Outcome
	case r.Verdict != "":
		return Outcome(r.Verdict)
	}
	return noticed
}

// An Observer is told of events as they happen, by many goroutines; it must not
// block. A nil Observer ignores them.
type Observer func(Event)

// Note tells the observer of an event.
func (o Observer) Note(e Event) {
	if o != nil {
		o(e)
	}
}
