package bot

import "time"

// An Event is something that happened, for who counts and measures. It has no
// words of anybody.
type Event struct {
	Kind EventKind
	// Platform is where; empty for what is of no platform.
	Platform string
	// Action is what was asked for, of Answered.
	Action Action
	// Outcome says how it ended.
	Outcome Outcome
	// Took is how long it lasted, 0 for what lasts no time.
	Took time.Duration
}

// A What says what happened.
type EventKind string

// The events.
const (
	Answered     EventKind = "answered"     // a request has its reply
	Acknowledged EventKind = "acknowledged" // a platform has its acknowledgement of a delivery
	Rendered     EventKind = "rendered"     // a reply is laid out
	Sent         EventKind = "sent"         // a message was sent, or could not be; with all attempts
	HeldBack     EventKind = "held back"    // a platform asked to wait before the next call
	Published    EventKind = "published"    // an edition of a digest was dealt with
)

// An Outcome says how a request, a message or an edition ended. That of an
// answer is its verdict.
type Outcome string

// The outcomes beside the verdicts.
const (
	noticed  Outcome = "notice"    // a sentence, a list or a form was all there was to give
	refused  Outcome = "refused"   // the person may not ask there
	limited  Outcome = "limited"   // the person asks too much
	tooLate  Outcome = "too_late"  // nobody waits for the answer any more
	Busy     Outcome = "busy"      // too much waits already
	Failed   Outcome = "failed"    // something broke
	timedOut Outcome = "timed_out" // the search took too long
	stopped  Outcome = "stopped"   // the program ends; the question is still kept
	Done     Outcome = "ok"        // sent, or read
	Posted   Outcome = "posted"    // the edition is out
	Silent   Outcome = "silent"    // it had nothing to tell, and says so by not coming
	Paused   Outcome = "paused"    // its place takes no posts
	GivenUp  Outcome = "given_up"  // it was tried for long enough; the next one covers it
)

// outcome is how the request of a reply ended.
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
// block. A nil one is told nothing.
type Observer func(Event)

// Note tells an observer of an event.
func (o Observer) Note(e Event) {
	if o != nil {
		o(e)
	}
}
