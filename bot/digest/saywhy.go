package digest

import (
	"fmt"
	"time"

	"dateline/bot/calendar"
	"dateline/bot/words"
)

// What people read who ask why an article is in a digest, or is not. The rules
// for wording are those of say.go in package bot.

func sayNoSuchNumber(n int) string { return fmt.Sprintf("The last edition here has no story %d.", n) }

func sayNotInEdition(arrived time.Time, last editionRow) string {
	if arrived.After(last.window.To) {
		return "It arrived after the last edition here, " + calendar.Moment(arrived) + ", and is for the next one."
	}
	return "It arrived " + calendar.Moment(arrived) + ", outside of the last editions here."
}

// sayDisposition says why an article is in the edition of a date, or what left
// it out.
func sayDisposition(date calendar.Day, d Disposition) string {
	return "Edition of " + calendar.Date(date.UTC()) + words.Dot + sayStage(d)
}

func sayStage(d Disposition) string {
	switch d.Stage {
	case stageLed:
		return fmt.Sprintf("It led story %d: %s.", d.Number, d.Detail)
	case stageBehind:
		return "It stood in the thread, behind “" + d.Title + "”, which says more of their story."
	case stageReprint:
		return "It is a reprint of “" + d.Title + "”, and stood in the thread."
	case stageOverLimit:
		return fmt.Sprintf("It was listed in the thread: %d stories lead, by how many origins and outlets tell them, and its story came after.", mostStories)
	case stageOutletShare:
		return fmt.Sprintf("It was listed in the thread: its outlet led %d stories already.", mostOfOutlet)
	case stageNoNews:
		return "It was left out: its story was told before, and it has no new origin, figure or denial."
	case stageCorrection:
		return "It was left out: it corrects an article that was seen before, and tells nothing new."
	case stageTooOld:
		return "It was left out: it was published more than three days before the edition's time."
	case stageBackfill:
		return "It was left out: it came with the first reading of its feed or as part of an archive, which is no news."
	case stageFiltered:
		return "It was left out: the digest's filter does not let it pass."
	case stageNoAnswer:
		return "It was left out: it does not answer the digest's question."
	case stageWithdrawn:
		return "It was left out: it was withdrawn."
	case stageSuperseded:
		return "It was left out: a correction that came before the edition stands for it."
	}
	return ""
}
