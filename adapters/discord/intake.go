package discord

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"dateline/bot"
)

// A task is one delivery, read: what is asked and where the answer goes. It is
// what the ledger keeps until it is answered, so it holds no secret but the
// interaction's token, which is spent after a quarter of an hour.
type task struct {
	Kind    kind        `json:"kind"`
	Request bot.Request `json:"request"`
	// Direct says that the place is a conversation of the person with the bot.
	Direct bool `json:"direct,omitempty"`
	// Called says that the message names the bot or replies to it; one that
	// does neither may still be for it.
	Called bool `json:"called,omitempty"`
	// Interaction and Token are what an interaction is answered by.
	Interaction string `json:"interaction,omitempty"`
	Token       string `json:"token,omitempty"`
	// Channel is where Message stands: a thread, or the place itself. Message
	// is the question, or the answer whose button was pressed.
	Channel string `json:"channel,omitempty"`
	Message string `json:"message,omitempty"`
	// Ephemeral says that only the person sees the answer, or Message.
	Ephemeral bool `json:"ephemeral,omitempty"`
	// Answered is the receipt of the answer that the message replies to.
	Answered string `json:"answered,omitempty"`
	// Field is the part of the refine form that was filled in, Values are what
	// with, and Origin is the answer that the form changes beside itself.
	Field  string            `json:"field,omitempty"`
	Values []string          `json:"values,omitempty"`
	Fields map[string]string `json:"fields,omitempty"`
	Origin string            `json:"origin,omitempty"`
}

// A kind says how a task came in, and so how it is answered.
type kind string

const (
	byCommand  kind = "command"  // a slash command
	byShortcut kind = "shortcut" // the command on somebody's message
	byMessage  kind = "message"  // a mention, a reply, a direct message, a question
	byButton   kind = "button"   // a button under an answer
	byMenu     kind = "menu"     // a menu of the refine form
	byForm     kind = "form"     // a submitted modal
	byTyping   kind = "typing"   // an option that somebody is filling in
	byEdit     kind = "edit"     // a question was edited
	byDeletion kind = "deletion" // a question was deleted
)

// isInteraction tells whether Discord waits for a first response.
func (t task) isInteraction() bool { return t.Token != "" }

// errNotForUs says that a delivery needs no answer, errMalformed that it is
// none of Discord's.
var (
	errNotForUs  = errors.New("nothing to answer")
	errMalformed = errors.New("malformed delivery")
)

// A reader turns deliveries into tasks. It decides nothing that needs the
// ledger.
type reader struct {
	me     string // the bot's user id
	zone   *time.Location
	now    func() time.Time
	lookup func(id string) channel // what is known of a channel
}

func (r reader) read(kind string, body []byte) (task, error) {
	var t task
	var err error
	switch kind {
	case kindInteraction:
		t, err = parse(body, r.interaction)
	case kindMessage:
		t, err = parse(body, r.asked)
	case kindEdit:
		t, err = parse(body, r.edited)
	case kindDeletion:
		t, err = parse(body, r.deleted)
	default:
		return t, fmt.Errorf("%w: of kind %q", errMalformed, kind)
	}
	if err != nil {
		return t, err
	}
	if t.Request.Key == "" || t.Request.Person == "" && t.Kind != byDeletion {
		return t, fmt.Errorf("%w: nobody sent it", errMalformed)
	}
	if t.Request.At.IsZero() {
		t.Request.At = r.now()
	}
	t.Request.At = t.Request.At.In(r.zone)
	t.Request.Platform = Platform
	return t, nil
}

func parse[T any](body []byte, read func(T) (task, error)) (task, error) {
	var p T
	if err := json.Unmarshal(body, &p); err != nil {
		return task{}, fmt.Errorf("%w: %w", errMalformed, err)
	}
	return read(p)
}

// asked reads a new message. Those of bots, this one included, of webhooks and
// of Discord itself are passed over, and those whose words are hidden.
func (r reader) asked(m chatMessage) (task, error) {
	if m.Author.Bot || m.Webhook != "" || m.Author.ID == r.me || m.Type != messagePlain && m.Type != messageReply {
		return task{}, errNotForUs
	}
	if !isSnowflake(m.ID) || !isSnowflake(m.Channel) {
		return task{}, fmt.Errorf("%w: a message without its ids", errMalformed)
	}
	t := r.message(m)
	if m.Content == "" && !t.Called {
		return task{}, errNotForUs
	}
	return t, nil
}

// message makes a task of somebody's message. Outside of threads the message
// begins a conversation of its own, which replies to its answer go on with.
func (r reader) message(m chatMessage) task {
	at := r.placeOf(m.Channel, channel{})
	t := task{Kind: byMessage, Message: m.ID, Channel: m.Channel, Direct: m.Guild == ""}
	t.Called = t.Direct || slices.ContainsFunc(m.Mentions, func(u user) bool { return u.ID == r.me })
	t.Request = bot.Request{
		Key: "message " + m.ID, Workspace: m.Guild, Place: at.ID, Thread: m.ID, Person: m.Author.ID, At: moment(m.ID),
	}
	if at.ID != m.Channel || t.Direct {
		t.Request.Thread = m.Channel
	}
	if m.Member != nil {
		t.Request.Groups = m.Member.Roles
	}
	if m.Replied != nil && m.Replied.Author.ID == r.me {
		t.Called, t.Answered = true, m.Replied.receipt()
	}
	bot.Subcommand(&t.Request, plain(m.Content, r.me))
	return t
}

// placeOf is the channel that a channel's settings are kept for: a thread has
// those of its parent. given is what the delivery says of it.
func (r reader) placeOf(id string, given channel) channel {
	if given.ID == "" {
		given = r.lookup(id)
	}
	if given.isThread() && given.Parent != "" {
		return channel{ID: given.Parent}
	}
	return channel{ID: id, Type: given.Type}
}

// edited reads a change. Discord sends one too when it adds a preview.
func (r reader) edited(m chatMessage) (task, error) {
	if m.Edited == "" || m.Author.ID == "" {
		return task{}, errNotForUs
	}
	t, err := r.asked(m)
	t.Kind = byEdit
	t.Request.Key = "edit " + m.ID + " " + m.Edited
	return t, err
}

func (r reader) deleted(m chatMessage) (task, error) {
	t := task{Kind: byDeletion, Message: m.ID, Channel: m.Channel}
	t.Request = bot.Request{Key: "deletion " + m.ID, Workspace: m.Guild, Place: r.placeOf(m.Channel, channel{}).ID, Thread: m.ID}
	if t.Request.Place != m.Channel || m.Guild == "" {
		t.Request.Thread = m.Channel
	}
	return t, nil
}
