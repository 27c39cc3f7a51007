package bot

import (
	"time"

	"dateline/retrieval/query"
)

// Terminal is the platform of people who run commands on the machine itself.
const Terminal = "terminal"

// A Request is what somebody asked, on some platform, in some place, in public or
// in private.
type Request struct {
	// ID names the request in the log and in references to faults, and its
	// answer's receipt has the same id if that is free; see NewID. If it is empty,
	// Handle sets it.
	ID string
	// Key is the platform's name for the delivery. A request that is delivered
	// twice has the same key both times, and is answered once.
	Key string
	// Action is what is wanted; the zero value asks a question.
	Action Action
	// Text is the question as it was typed, filters included, or the argument
	// of another action.
	Text string
	// Receipt names the answer that the request is about; empty for a new
	// question.
	Receipt string
	// Replaces is, for an edited question, the receipt of its earlier answer, whose
	// turn in the conversation the new answer takes.
	Replaces string
	// Number says which quote of the answer is meant, from 1; for More, how many
	// quotes to skip; for Widen, which [query.Facet] to drop.
	Number int
	// Filter is what was chosen in a form or by flags, in addition to the filters
	// in Text.
	Filter query.Filter
	// Scope is the part of the coverage that may be searched; no question can
	// widen it.
	Scope query.Filter
	// Top is how many passages are wanted, in the order of their scores. If it is
	// 0, the bot decides, and shows several articles before more of one.
	Top int
	// At is when it was asked, in the asker's zone.
	At time.Time
	// Recovered says that the request was found after a restart, in the inbox or
	// in the platform's history, so that its answer may come late.
	Recovered bool
	// Platform, Workspace, Place, Thread and Person say where and by whom it was
	// asked, in the platform's ids. Thread is empty outside of threads; for a
	// direct message it may be the place, whose messages then are a conversation.
	Platform, Workspace, Place, Thread, Person string
	// Groups are the user groups or roles of the person, as ids.
	Groups []string
	// Private says that only the asker may see the answer.
	Private bool
	// Pressed says that it was asked with a button or a form under an answer.
	// Whoever sees that answer also sees this one, even if the settings of the
	// place make answers public.
	Pressed bool
	// Direct says that it was asked in a conversation of the asker with the bot
	// alone, where every answer is in effect private.
	Direct bool
	// Local says that it was asked on the machine itself, where no limit applies.
	Local bool
	// Explain asks for the reasons for the scores beside the answer.
	Explain bool
	// Admission is what [Bot.Admit] decided when the request came in. If it is
	// nil, Handle decides. It is not stored with the request: what is recovered
	// after a restart goes through Admit again.
	Admission *Admission `json:"-"`
}

// An Action is one thing that can be asked of the bot.
type Action string

// The actions.
const (
	Ask     Action = ""        // answer Text
	More    Action = "more"    // further passages for Receipt
	Context Action = "context" // quote Number of Receipt in its article
	Refine  Action = "refine"  // Receipt's question again, with Filter
	Share   Action = "share"   // Receipt's answer, for everybody in the place
	Praise  Action = "praise"  // Receipt's answer was right
	Object  Action = "object"  // it was wrong; Text says why
	Why     Action = "why"     // the parts of Receipt's scores; with a link or a number as Text, why a digest has an article or not
	Verify  Action = "verify"  // whether Receipt's quotes still stand
	Sources Action = "sources" // the outlets of the coverage
	Status  Action = "status"  // how current and how large the coverage is
	Help    Action = "help"    // what can be asked
	Doctor  Action = "doctor"  // whether all that Dateline needs is well, for its managers
	Forget  Action = "forget"  // Receipt's question again, without any filter
	Widen   Action = "widen"   // Receipt's question again, without the filter that Number names
	Again   Action = "again"   // Receipt's question again, because it was never answered
	Choose  Action = "choose"  // what Receipt's message meant, of which Number was chosen, from 1
	Reapply Action = "reapply" // Receipt's question again, with the filters that it was asked without

	Digests   Action = "digest"  // set up, list or change the digests of the place, as Text says
	Watching  Action = "watch"   // watch for news on Text or on Receipt's question, or list the watches
	Unwatch   Action = "unwatch" // stop the watch that Receipt or Text names
	Scheduled Action = "edition" // an edition of a digest, asked for by the clock

	Settings Action = "settings" // change or list the settings of the place, as Text says
)

// AsksAgain tells whether an action asks a kept question again in another way, so
// that its answer takes the place of the reply under which it was offered.
func (a Action) AsksAgain() bool {
	switch a {
	case Widen, Forget, Again, Choose, Reapply:
		return true
	}
	return false
}

// String returns the name of the action; that of a question is "ask".
func (a Action) String() string {
	if a == Ask {
		return "ask"
	}
	return string(a)
}
