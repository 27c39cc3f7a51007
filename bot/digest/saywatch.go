package digest

import (
	"fmt"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/retrieval/query"
)

// The sentences of watches, by the rules of say.go.

const (
	sayHit            = "New coverage answers a watched question:"
	labelWatch        = "Watch"
	labelUnwatch      = "Stop watching"
	sayNoWatches      = "No question is watched in this place. To watch one: watch Has the ferry been raised?"
	sayWatches        = "The watched questions of this place:"
	sayNoWatch        = "No question is watched here under that id. The list is under watch list."
	sayUnreadable     = "its question cannot be read any more"
	sayStoppedHere    = "stopped here"
	sayTooManyWatches = "This place watches as many questions as it may. Stop one first: watch list, then unwatch and its id."
	sayWatchPast      = "Nothing that arrives can pass those dates, so there is nothing to watch for."
)

func sayWatching(w Watch) string {
	return "Watching “" + w.Query.Text + "”" + sayFilter(w.Query) + ". What arrives and answers it will be posted here for everybody, once a story."
}

func sayNoWord(question string) string {
	return "“" + question + "” has no word to watch for: its words are in every article. Name whom or what it is about."
}

// sayDamaged says that a watch rests, for the operator.
func sayDamaged(w Watch) string {
	return "The watch " + w.ID + " of " + w.Platform + ":" + w.Place + " rests: " + w.Stopped + "."
}

func sayWatchedAlready(w Watch) string {
	return "“" + w.Query.Text + "” is watched here already, under " + w.ID + "."
}

func sayUnwatched(w Watch) string { return "“" + w.Query.Text + "” is not watched any more." }

func sayFilter(q query.Query) string {
	if q.Filter.Empty() {
		return ""
	}
	return ", " + bot.Narrowed(q.Filter)
}

// sayWatch is one row of the list of watches.
func sayWatch(w Watch) string {
	row := fmt.Sprintf("%s%s“%s”%s%ssince %s", w.ID, bot.Dot, w.Query.Text, sayFilter(w.Query), bot.Dot, calendar.Date(w.Created))
	if w.Stopped != "" {
		row += bot.Dot + "stopped: " + w.Stopped
	}
	return row
}

func sayWatchFoot(w Watch) string { return "watch " + w.ID + " since " + calendar.Date(w.Created) }

const sayWatchHelp = "Questions that stay open: watch Has the ferry been raised?, watch list, unwatch."
