package adaptertest

import (
	"time"

	"dateline/bot"
)

// A Harness is an adapter that runs between a Bench and its platform's fake,
// with one person who asks and one public place. Its methods fail the test by
// themselves when they wait in vain.
type Harness interface {
	// Ask types the platform's command, which is answered in private; Mention
	// asks in the public place. Neither waits.
	Ask(question string)
	Mention(question string)
	// Acknowledged waits until the platform has an acknowledgement for all
	// that it delivered.
	Acknowledged()
	// Settle waits until the adapter has dealt with all that was delivered.
	Settle()
	// Redeliver delivers once more all that was delivered so far, as the
	// platform does when it is in doubt, and waits until that is acknowledged.
	Redeliver()
	// Answers are the bot's messages that stand, oldest first.
	Answers() []Answer
	// Stop ends the adapter as the program does, and waits for it; Kill ends it
	// without waiting for what is being answered. Start runs a new one over the
	// same house and the same platform.
	Stop()
	Kill()
	Start()
	// Forge sends what the platform never would: unsigned, wrongly signed,
	// stale, changed, oversized. It returns what was let in, by name.
	Forge() (letIn []string)
	// Malform delivers bytes where the platform delivers events.
	Malform(raw []byte)
	// Limit makes the platform refuse the next answer and ask to wait as long.
	// Attempts are when answers were sent since then.
	Limit(wait time.Duration)
	Attempts() []time.Time
	// Fault makes the adapter panic while it lays out each of the next answers.
	Fault(answers int)
	// Outage keeps everything out of the public place until it ends: the
	// platform asks for every message there to wait so long.
	Outage(wait time.Duration) (end func())
	// Later makes it later for the adapter.
	Later(time.Duration)
	// Elsewhere asks in another place, and waits for the answer.
	Elsewhere(question string)
	// Troubles are what can go wrong once with sending and must be overcome.
	Troubles() []Trouble
	// Render is what people see of a reply, without sending it.
	Render(bot.Reply) Answer
	// Secrets are what must never be told.
	Secrets() []string
}

// An Answer is a message of the bot as people see it.
type Answer struct {
	// Shown is all that it says, links included as they can be followed.
	Shown string
	// Private says that only the person who asked sees it.
	Private bool
	// Pings are the people and groups that it notifies.
	Pings []string
}

// A Trouble befalls the next answer, once.
type Trouble struct {
	Name   string
	Befall func()
}
