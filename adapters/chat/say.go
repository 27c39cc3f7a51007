package chat

import (
	"fmt"
)

// What chat platforms say of themselves, because it never comes to the bot.
const (
	// SaySearching holds the place of an answer that is not ready at once.
	SaySearching = "Searching …"
	// SayGivenUp ends a question whose answer a platform did not take for a day.
	SayGivenUp = "The answer to a question of yours could not be sent for a day, and is not tried any more. Ask it again if it still matters."
	// SayDraining answers what comes in while the program ends.
	SayDraining = "Dateline is restarting and takes no questions just now. Ask again in a minute."
	// SayPage is the link to Dateline's own page on an article (Source.Page).
	SayPage = "see the passage"
	// SayWindow answers a press whose window the platform no longer opens.
	SayWindow = "That took too long for a window to open. Press the button again."
	// SayRefine stands over the menus that narrow an answer.
	SayRefine = "Choose below; each choice asks the question again."
	// SayWhatWasWrong asks for the reason after 👎; the choices are bot.Reasons.
	SayWhatWasWrong = "What was wrong with this answer?"
)

// SayAskedBy says on whose behalf an answer is shared; who is the platform's
// mention of Reply.By.
func SayAskedBy(who string) string { return "asked by " + who }

// SayNotMember goes with an answer that could not be given in a channel, and
// so was given in private; invite is the command that lets the bot in.
func SayNotMember(invite string) string {
	return "I am not a member of this channel, so only you see this. To have answers there: " + invite
}

// SayDirectClosed goes where an answer is for the asker alone, who takes no
// direct messages; command is what answers in private.
func SayDirectClosed(command string) string {
	return "The answer is for you alone, and your direct messages are closed to me. Ask with " + command + " to see it here."
}

// SayPermission names the permission that is missing, as the platform calls
// it: SayPermission("see this channel", "send threads", "Send Messages in
// Threads").
func SayPermission(can, cannot, permission string) string {
	return fmt.Sprintf("I can %s but cannot %s here: %s", can, cannot, permission)
}

// Labels of the windows that both chat platforms open.
const (
	LabelFind     = "Find coverage"
	LabelRefine   = "Refine"
	LabelFeedback = "Feedback"
	LabelSince    = "Published since"
	LabelUntil    = "Published until"
	LabelNames    = "Names that the article must hold"
	LabelLeaveOut = "Outlets, people and words to leave out"
	LabelOwnWords = "In your own words"
	// ExampleNames stands in the empty field for names.
	ExampleNames = "Blinken, Lavrov"
	// ExampleLeaveOut stands in the empty field for what to leave out.
	ExampleLeaveOut = "Yonhap, opinion"
)

func sayStopping(platform string) string { return platform + ": stopping" }

func sayRefused(platform, reason string) string { return platform + " refuses: " + reason }

// sayNotReached says that a platform has not accepted the token yet; trouble is
// why, empty where nothing went wrong so far.
func sayNotReached(platform, trouble string) string {
	said := platform + " is not reached yet"
	if trouble != "" {
		said += ": " + trouble
	}
	return said
}
