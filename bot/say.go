package bot

import (
	"cmp"
	"fmt"
	"time"

	"dateline/bot/words"
)

// Every sentence that Dateline says to a person stands in a file named say*.go,
// here and in the packages above, so that it speaks with one voice. The rules:
//
//   - Say what is so, then what can be done. No apologies, no exclamation marks.
//   - Name the thing: "0 of 12 articles since 1 Nov 2024", not "no results".
//   - A cause that only the operator understands belongs in the log; the person
//     gets the reference under which it stands there.
//   - Never claim more than the coverage says: the bot quotes, it does not know.
//   - Counts take the singular for one; dates read "1 Nov 2024"; the middle dot
//     separates facts on one line.

const (
	sayHelpHeading = "Ask the coverage a question; the answer is quotes, with their sources."
	sayNoDigests   = "Digests are posted by dateline serve, and not from here."
	sayNoDoctor    = "Dateline examines itself only where it runs as a service."
	sayThanks      = "Thank you. It is noted under receipt %s."
)

// sayHelp returns what can be asked, a line each, with names of the coverage.
func sayHelp(e Example) []string {
	question := "A question in plain words"
	if e.Question != "" {
		question += ": " + e.Question
	} else {
		question += "."
	}
	outlet, person := cmp.Or(e.Outlet, "Reuters"), cmp.Or(e.Person, "Jane Doe")
	return []string{
		question,
		fmt.Sprintf("Filters inside it: source:%q, since:2024-06, until:2024-10-20, person:%q, or in words: since October 2024, last week, in %s.", outlet, person, outlet),
		fmt.Sprintf("What to leave out: -opinion, -\"press release\", -source:%q, -person:%q, or in words: not from %s, excluding sport.", outlet, person, outlet),
		fmt.Sprintf("Numbers and lists: How many articles mention %s?, list all articles by %s, which outlets reported …, who first reported …, … by month; latest on …, oldest first.", person, outlet),
		fmt.Sprintf("In a thread, on the last answer: when was that?, what did she say?, what about %s?, since October, only %s, but not %s, without dates, newest first, 2 (the second passage), more, reset.", person, outlet, outlet),
		"Further: more (passages), why (how they were weighed), verify (whether quotes still stand), sources, status.",
	}
}

// What is said where there is no answer.
const (
	sayNoSuch    = "No answer is kept under that id. Check how it is written, or ask the question again."
	sayStale     = "That answer is no longer kept. Ask the question again."
	sayNoLast    = "There is no answer here yet to go on from. Ask a question."
	sayTimeout   = "That search took too long and was stopped. A shorter question may help."
	sayCancelled = "Dateline is restarting. The question is kept and will be answered then."
	sayFault     = "Something went wrong here, and the operator can find it under reference %s."
	sayShared    = "That answer was shared here already."
	sayNotYours  = "Only the person who asked can share a private answer."
	labelAgain   = "Ask again"
)

// SayBusy answers a question that is turned away because too many are waiting.
const SayBusy = "Too many questions are waiting, and this one was not taken. Ask it again in a minute."

// sayLimit says when the next question is allowed.
func sayLimit(perHour int, next time.Time) string {
	return fmt.Sprintf("The limit of %s an hour is reached. Next at %s.", words.Count(perHour, "question"), next.Format("15:04 MST"))
}

func sayRefused(why refusal) string {
	switch why {
	case foreignWorkspace:
		return "Dateline does not answer in this workspace. Its operator lists those that it serves."
	case foreignPlace:
		return "Dateline does not answer in this channel. Its operator lists those that it serves."
	case foreignGroup:
		return "Only members of certain groups may ask here. The operator of Dateline lists them."
	case noOperator:
		return "Only those whom the configuration lists as managers may have Dateline examined."
	default:
		return "Only those who manage Dateline may change how a place is set. Its operator lists them."
	}
}

func sayLate(asked time.Time) string { return "Late: asked at " + asked.Format("15:04") + "." }

// sayExpired stands above an offer to ask again.
func sayExpired(waited time.Duration) string {
	unit, n := "minute", int(waited.Minutes())
	if n >= 120 {
		unit, n = "hour", int(waited.Hours())
	}
	return fmt.Sprintf("This question waited %s while Dateline was away, and was not answered.", words.Count(n, unit))
}
