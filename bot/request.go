package bot

import (
	"strconv"
	"strings"
	"time"

	"dateline/retrieval/query"
)

// Terminal is the platform of those who run commands on the machine itself.
const Terminal = "terminal"

// A Request is what somebody asked, on some platform, in some place, in public
// or in private.
type Request struct {
	// ID is the request's name in the log, in references to faults and, where
	// it is free, its answer's receipt; see NewID. Empty: Handle gives it one.
	ID string
	// Key is the platform's own name for the delivery: what is delivered twice
	// has one key, and is answered once.
	Key string
	// Action is what is wanted; the zero value asks a question.
	Action Action
	// Text is the question as it was typed, filters included, or the argument
	// of another action.
	Text string
	// Receipt names the answer that the request is about; empty for a new
	// question.
	Receipt string
	// Replaces is the receipt of the answer that an edited question had before:
	// the new answer takes its turn in the conversation. Empty for others.
	Replaces string
	// Number is which quote of that answer is meant, from 1, or for More how
	// many quotes were shown already.
	Number int
	// Filter is what was chosen in a form or by flags, beside what Text says.
	Filter query.Filter
	// Scope is what this place may see at all; it narrows every search and no
	// question can widen it.
	Scope query.Filter
	// Top is how many passages are wanted, in the order of their scores; 0
	// leaves it to the bot, which shows several articles before more of one.
	Top int
	// At is when it was asked, in the asker's zone.
	At time.Time
	// Recovered says that it was found after a restart, in the inbox or in the
	// platform's history, and not answered when it came in: see HowLate.
	Recovered bool
	// Platform, Workspace, Place, Thread and Person say where and by whom, in
	// the platform's own ids. Thread is empty outside of threads; a direct
	// message may give its place, so that the conversation goes on there.
	Platform, Workspace, Place, Thread, Person string
	// Groups are the user groups or roles of the person, as ids.
	Groups []string
	// Private says that only the asker may see the answer.
	Private bool
	// Pressed says that it was asked by a button or a form under an answer:
	// whoever sees that answer sees this one, also where the place wants its
	// answers public.
	Pressed bool
	// Direct says that it was asked in a conversation of the asker with the bot
	// alone, where every answer is as good as private.
	Direct bool
	// Explain asks for the reasons of each score beside the answer.
	Explain bool
	// Admission is what [Bot.Admit] decided when the request came in; nil:
	// Handle decides. It is not kept with the request: what is taken up again
	// after a restart is admitted anew.
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
	Object  Action = "object"  // it was not; Text says why
	Why     Action = "why"     // what Receipt's scores are made of or, with a link or a number as Text, why an article is in a digest or is not
	Verify  Action = "verify"  // whether Receipt's quotes still stand
	Sources Action = "sources" // the outlets of the coverage
	Status  Action = "status"  // how current and how large it is
	Help    Action = "help"    // what can be asked
	Doctor  Action = "doctor"  // whether all that Dateline needs is well, for those who manage it
	Forget  Action = "forget"  // Receipt's question again, without any filter
	Widen   Action = "widen"   // the same without the filter that Number names
	Again   Action = "again"   // Receipt's question again, for it never had an answer

	Digests   Action = "digest"  // set up, list or change the digests of the place, as Text says
	Watching  Action = "watch"   // keep Text open, or Receipt's question, or list what is kept open
	Unwatch   Action = "unwatch" // stop the watch that Receipt or Text names
	Scheduled Action = "edition" // the clock asks for a digest; nobody presses this

	Settings Action = "settings" // change the place as Text says, or list how it is
)

// String is the action's name; a question's is "ask".
func (a Action) String() string {
	if a == Ask {
		return "ask"
	}
	return string(a)
}

// namesArticle tells whether what follows "why" names an article of a digest:
// a link, or a number in the last edition.
func namesArticle(text string) bool {
	n, err := strconv.Atoi(text)
	link := strings.HasPrefix(text, "https://") || strings.HasPrefix(text, "http://")
	return err == nil && n > 0 && n < 1000 || link && !strings.ContainsAny(text, " \n")
}
