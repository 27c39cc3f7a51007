package digest

import (
	"fmt"

	"dateline/bot"
	"dateline/bot/calendar"
	"dateline/bot/words"
	"dateline/retrieval/query"
)

// What people read of watches. The rules for wording are those of say.go in
// package bot.

const (
	sayWatchHelp      = "Questions that stay open: watch Has the ferry been raised?, watch list, unwatch."
	sayMatch          = "New coverage answers a watched question:"
	sayNoWatches      = "No question is watched in this place. To watch one: watch Has the ferry been raised?"
	sayWatches        = "The watched questions of this place:"
	sayNoWatch        = "No question is watched here under that id. The list is under watch list."
	sayTooManyWatches = "This place watches as many questions as it may. Stop one first: watch list, then unwatch and its id."
	sayWatchPast      = "Nothing that arrives can pass those dates, so there is nothing to watch for."

	labelWatch   = "Watch"
	labelUnwatch = "Stop watching"

	// sayStoppedHere is why a watch is stopped that was stopped in chat. It is
	// stored.
	sayStoppedHere = "stopped here"
	// sayUnreadable is why a watch is stopped whose stored query is damaged.
	sayUnreadable = "its question cannot be read any more"
)

func sayWatching(w watch) string {
	return "Watching “" + w.Query.Text + "”" + sayFilter(w.Query) + ". What arrives and answers it will be posted here for everybody, once a story."
}

func sayNoWord(question string) string {
	return "“" + question + "” has no word to watch for: its words are in every article. Name whom or what it is about."
}

func sayWatchedAlready(w watch) string {
	return "“" + w.Query.Text + "” is watched here already, under " + w.ID + "."
}

func sayUnwatched(w watch) string { return "“" + w.Query.Text + "” is not watched any more." }

// sayDamaged tells the operator that a watch cannot be read.
func sayDamaged(w watch) string {
	return "The watch " + w.ID + " of " + w.Platform + ":" + w.Place + " rests: " + w.Stopped + "."
}

// sayWatch is one row of the list of watches.
func sayWatch(w watch) string {
	row := fmt.Sprintf("%s%s“%s”%s%ssince %s", w.ID, words.Dot, w.Query.Text, sayFilter(w.Query), words.Dot, calendar.Date(w.Created))
	if w.Stopped != "" {
		row += words.Dot + "stopped: " + w.Stopped
	}
	return row
}

// sayFilter says what a question is narrowed to, after the question; "" if it
// is not.
func sayFilter(q query.Query) string {
	if q.Filter.Empty() {
		return ""
	}
	return ", " + bot.Narrowed(q.Filter)
}

func sayWatchFoot(w watch) string { return "watch " + w.ID + " since " + calendar.Date(w.Created) }
