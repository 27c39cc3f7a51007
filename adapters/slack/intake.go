package slack

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
)

// A task is a delivery as it was read: what is asked and where the answer
// goes. It holds no secret but the response_url, which is spent after half an
// hour.
type task struct {
	chat.Task
	// Hook is the response_url, Trigger what opens a modal for three seconds.
	Hook    string `json:"hook,omitempty"`
	Trigger string `json:"trigger,omitempty"`
	// Thread is the timestamp of the first message of the thread to answer
	// in, empty for none. Message is the timestamp of a message.
	Thread string `json:"thread,omitempty"`
}

// The callback ids of the shortcut and of the modals.
const (
	shortcutID = "find_coverage"
	refineID   = "refine"
	objectID   = "object"
)

// A reader turns deliveries into tasks. It decides nothing that needs the
// ledger.
type reader struct {
	me   string // the bot's user id
	zone *time.Location
	now  func() time.Time
}

func (r reader) read(kind string, body []byte) (task, error) {
	var t task
	var err error
	switch kind {
	case kindCommand:
		t, err = chat.Decode(body, r.command)
	case kindEvent:
		t, err = chat.Decode(body, r.event)
	case kindInteract:
		t, err = chat.Decode(body, r.interaction)
	default:
		return t, fmt.Errorf("%w: of kind %q", chat.ErrMalformed, kind)
	}
	if err != nil {
		return t, err
	}
	t.Redelivered, t.Spoken = kind == kindEvent, kind == kindCommand
	return t, t.Complete(Platform, r.now(), r.zone)
}

// command reads a slash command. Slack has none in threads.
func (r reader) command(c command) (task, error) {
	if c.Trigger == "" && c.ResponseURL == "" {
		return task{}, fmt.Errorf("%w: a command without trigger_id and response_url", chat.ErrMalformed)
	}
	t := task{Hook: c.ResponseURL, Trigger: c.Trigger}
	t.Kind = chat.Command
	t.Request = bot.Request{
		Key: "command " + chat.FirstOf(c.Trigger, c.ResponseURL), Workspace: c.Team, Place: c.Channel, Person: c.User, Private: true,
	}
	bot.Subcommand(&t.Request, plain(c.Text, r.me))
	return t, nil
}

func (r reader) event(c callback) (task, error) {
	e := c.Event
	switch {
	case c.Type != "event_callback" || e.Type != "message" && e.Type != "app_mention":
		return task{}, chat.ErrNotForUs
	case e.Subtype == "message_changed" && e.Message != nil:
		return r.edited(c, e, *e.Message)
	case e.Subtype == "message_deleted" && e.Previous != nil:
		return r.deleted(c, e, *e.Previous)
	case e.Subtype != "" && e.Subtype != "thread_broadcast" && e.Subtype != "file_share", r.byBot(e):
		return task{}, chat.ErrNotForUs
	}
	return r.message(c, e, e.channel(), e.ChannelType), nil
}

// byBot tells whether a message comes from a bot, this one included.
func (r reader) byBot(e event) bool { return e.Bot != "" || e.User == "" || e.User == r.me }

// message reads a question. A mention comes twice, as app_mention and as
// message: both have the message's own key.
func (r reader) message(c callback, e event, channel, channelType string) task {
	t := task{Thread: e.root()}
	t.Kind, t.Message, t.Direct = chat.Message, e.TS, channelType == "im"
	t.Called = e.Type == "app_mention" || mentions(e.Text, r.me)
	if t.Thread != t.Message {
		t.Root, t.RootAt = t.Thread, moment(t.Thread)
	}
	t.Request = bot.Request{
		Key: "message " + channel + " " + e.TS, Workspace: chat.FirstOf(e.Team, c.Team), Place: channel,
		Thread: t.Thread, Person: e.User, At: moment(e.TS),
	}
	if t.Direct {
		t.Called = true
		t.Thread = e.Thread
		t.Request.Thread = chat.FirstOf(e.Thread, channel)
	}
	bot.Subcommand(&t.Request, plain(e.Text, r.me))
	return t
}

func (r reader) edited(c callback, outer, now event) (task, error) {
	if r.byBot(now) || outer.Previous != nil && outer.Previous.Text == now.Text {
		return task{}, chat.ErrNotForUs
	}
	t := r.message(c, now, outer.channel(), outer.ChannelType)
	t.Kind = chat.Edit
	t.Request.Key = "edit " + outer.channel() + " " + now.TS + " " + chat.FirstOf(now.Edited.TS, outer.TS)
	return t, nil
}

func (r reader) deleted(c callback, outer, before event) (task, error) {
	if r.byBot(before) {
		return task{}, chat.ErrNotForUs
	}
	before.TS = chat.FirstOf(outer.Deleted, before.TS)
	t := r.message(c, before, outer.channel(), outer.ChannelType)
	t.Kind = chat.Deletion
	t.Request.Key = "deletion " + outer.channel() + " " + before.TS
	return t, nil
}

func (r reader) interaction(i interaction) (task, error) {
	t := task{Hook: i.ResponseURL, Trigger: i.Trigger}
	t.Ephemeral = i.Container.Ephemeral
	t.Message = chat.FirstOf(i.Container.Message, i.Message.TS)
	t.Thread = chat.FirstOf(i.Container.Thread, i.Message.Thread)
	t.Direct = strings.HasPrefix(chat.FirstOf(i.Channel.ID, i.Container.Channel), "D")
	t.Request = bot.Request{
		Workspace: chat.FirstOf(i.User.Team, i.Team.ID), Place: chat.FirstOf(i.Channel.ID, i.Container.Channel),
		Thread: t.Thread, Person: i.User.ID, Private: t.Ephemeral, Pressed: true,
	}
	switch i.Type {
	case "block_actions":
		err := pressed(&t, i)
		return t, err
	case "message_action":
		err := r.shortcut(&t, i)
		return t, err
	case "view_submission":
		err := r.submitted(&t, i)
		return t, err
	}
	return t, chat.ErrNotForUs
}

// pressed reads a button. Slack also delivers presses of buttons that are
// links, which need no answer.
func pressed(t *task, i interaction) error {
	if len(i.Actions) == 0 || i.Actions[0].Value == "" {
		return chat.ErrNotForUs
	}
	a := i.Actions[0]
	t.Kind = chat.Button
	t.Request.Key = "button " + chat.FirstOf(i.Trigger, a.TS+" "+i.User.ID)
	t.Request.Action, t.Request.Number = actionOf(a.ID)
	t.Request.Receipt = a.Value
	t.Urgent = opensModal(t.Request.Action)
	return nil
}

// shortcut asks for what somebody's message says.
func (r reader) shortcut(t *task, i interaction) error {
	if i.CallbackID != shortcutID {
		return chat.ErrNotForUs
	}
	t.Kind = chat.Shortcut
	t.Request.Key = "shortcut " + i.Trigger
	t.Request.Private, t.Request.Pressed = true, false
	t.Request.Thread = ""
	t.Request.Text = plain(i.Message.Text, r.me)
	return nil
}

// opensModal tells whether a press opens a modal, for which Slack waits three
// seconds.
func opensModal(a bot.Action) bool {
	return a == bot.Refine || a == bot.Object || a == bot.Context
}

// actionID names a button. Together with the receipt in its value it is all
// that a press says, even on old messages, so it must never change.
func actionID(o bot.Offer) string { return string(o.Action) + "." + strconv.Itoa(o.Number) }

func actionOf(id string) (bot.Action, int) {
	name, number, _ := strings.Cut(id, ".")
	n, err := strconv.Atoi(number)
	if err != nil || n < 0 {
		n = 0
	}
	return bot.Action(name), n
}

// moment is the time that a message's timestamp states.
func moment(ts string) time.Time {
	seconds, micros, _ := strings.Cut(ts, ".")
	s, err := strconv.ParseInt(seconds, 10, 64)
	if err != nil {
		return time.Time{}
	}
	us, _ := strconv.ParseInt(micros, 10, 64)
	return time.Unix(s, us*1000)
}
