package chat

import (
	"time"

	"dateline/bot"
)

// A Task is what the tasks of all platforms have in common; a platform's own
// type embeds it. The ledger keeps a task as JSON until it is done, so that a
// restart loses none.
type Task struct {
	Kind    Kind        `json:"kind"`
	Request bot.Request `json:"request"`
	// Direct says that the place is a conversation of the person with the bot.
	Direct bool `json:"direct,omitempty"`
	// Called says that the message names the bot. One that does not may still
	// be for it, which the ledger knows.
	Called bool `json:"called,omitempty"`
	// Message is the platform's id of the message that the task is about: the
	// question, or the answer whose button was pressed.
	Message string `json:"message,omitempty"`
	// Ephemeral says that only the person sees Message or, after a command, the
	// answer.
	Ephemeral bool `json:"ephemeral,omitempty"`

	Intake `json:"-"`
}

// An Intake is what is needed of a task while it is taken in, and not later.
type Intake struct {
	// Root is the first message of the thread in which a message stands and
	// RootAt is when that was written; Root is empty for a first message, and
	// where Owned says enough.
	Root   string
	RootAt time.Time
	// Owned says that the message stands in a thread that the bot opened.
	Owned bool
	// Redelivered says that the platform delivers the task again when it is
	// refused.
	Redelivered bool
	// Spoken says that a sentence can go out with the acknowledgement, so that
	// a task that is turned away needs no message of its own.
	Spoken bool
	// Urgent says that the platform waits only seconds for what the task does,
	// such as opening a window: it waits neither for its conversation nor for a
	// search.
	Urgent bool
}

// A Kind says how a task came in, and so how it is answered.
type Kind string

// The kinds that platforms have in common. A platform may have more.
const (
	Command  Kind = "command"  // a command that was typed as such
	Shortcut Kind = "shortcut" // a command on somebody's message
	Message  Kind = "message"  // a mention, a direct message, a reply
	Button   Kind = "button"   // a button under an answer
	Form     Kind = "form"     // a submitted form
	Edit     Kind = "edit"     // a question was edited
	Deletion Kind = "deletion" // a question was deleted
)

// common is how the engine reaches what it knows of a platform's task.
func (t *Task) common() *Task { return t }

// A Tasker is a pointer to a platform's task, which embeds [Task].
type Tasker[T any] interface {
	*T
	common() *Task
}

// Restates tells whether the answer must repeat the question, which does not
// stand above it.
func (t *Task) Restates() bool { return t.Kind != Message && t.Kind != Edit }

// conversation is what the task's turn depends on: one question at a time in a
// thread, or of one person outside of threads.
func (t *Task) conversation() string {
	switch {
	case t.Urgent:
		return t.Request.Key
	case t.Request.Thread != "":
		return t.Request.Place + " " + t.Request.Thread
	}
	return t.Request.Place + " " + t.Request.Person
}

// question names the message that was asked, edited or deleted.
func (t *Task) question() string { return t.Request.Place + " " + t.Message }
