package discord

import (
	"fmt"
	"slices"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
)

// A task is a delivery as it was read: what is asked and where the answer
// goes. It holds no secret but the interaction's token, which is spent after
// a quarter of an hour.
type task struct {
	chat.Task
	// Interaction and Token are what an interaction is answered by.
	Interaction string `json:"interaction,omitempty"`
	Token       string `json:"token,omitempty"`
	// Channel is where Message stands: a thread, or the place itself.
	Channel string `json:"channel,omitempty"`
	// Answered is the receipt of the answer that the message replies to.
	Answered string `json:"answered,omitempty"`
	// Field is the part of the refine form that was filled in, and Values are
	// what was chosen. Fields are the inputs of a modal. Origin is the answer
	// that the form changes.
	Field  string            `json:"field,omitempty"`
	Values []string          `json:"values,omitempty"`
	Fields map[string]string `json:"fields,omitempty"`
	Origin string            `json:"origin,omitempty"`
}

// Kinds of tasks that only Discord has.
const (
	byMenu   chat.Kind = "menu"   // a menu of the refine form
	byTyping chat.Kind = "typing" // an option that somebody is filling in
)

// isInteraction tells whether Discord waits for a first response.
func (t task) isInteraction() bool { return t.Token != "" }

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
		t, err = chat.Decode(body, r.interaction)
	case kindMessage, kindMissed:
		t, err = chat.Decode(body, r.asked)
	case kindEdit:
		t, err = chat.Decode(body, r.edited)
	case kindDeletion:
		t, err = chat.Decode(body, r.deleted)
	default:
		return t, fmt.Errorf("%w: of kind %q", chat.ErrMalformed, kind)
	}
	if err != nil {
		return t, err
	}
	t.Request.Recovered = kind == kindMissed
	return t, t.Complete(Platform, r.now(), r.zone)
}

// asked reads a new message. It passes over messages of bots, this one
// included, of webhooks and of Discord itself, and those whose words are
// hidden.
func (r reader) asked(m chatMessage) (task, error) {
	if m.Author.Bot || m.Webhook != "" || m.Author.ID == r.me || m.Type != messagePlain && m.Type != messageReply {
		return task{}, chat.ErrNotForUs
	}
	if !isSnowflake(m.ID) || !isSnowflake(m.Channel) {
		return task{}, fmt.Errorf("%w: a message without its ids", chat.ErrMalformed)
	}
	t := r.message(m)
	if m.Content == "" && !t.Called {
		return task{}, chat.ErrNotForUs
	}
	return t, nil
}

// message makes a task of somebody's message. Outside of threads the message
// begins a conversation, which replies to its answer continue.
func (r reader) message(m chatMessage) task {
	at := r.placeOf(m.Channel, channel{})
	t := task{Channel: m.Channel}
	t.Kind, t.Message, t.Direct = chat.Message, m.ID, m.Guild == ""
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

// edited reads a change. Discord also sends one when it adds a preview.
func (r reader) edited(m chatMessage) (task, error) {
	if m.Edited == "" || m.Author.ID == "" {
		return task{}, chat.ErrNotForUs
	}
	t, err := r.asked(m)
	t.Kind = chat.Edit
	t.Request.Key = "edit " + m.ID + " " + m.Edited
	return t, err
}

func (r reader) deleted(m chatMessage) (task, error) {
	t := task{Channel: m.Channel}
	t.Kind, t.Message = chat.Deletion, m.ID
	t.Request = bot.Request{Key: "deletion " + m.ID, Workspace: m.Guild, Place: r.placeOf(m.Channel, channel{}).ID, Thread: m.ID}
	if t.Request.Place != m.Channel || m.Guild == "" {
		t.Request.Thread = m.Channel
	}
	return t, nil
}
