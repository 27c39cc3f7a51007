package slack

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"dateline/bot"
)

// A task is one delivery, read: what is asked and where the answer goes. It is
// what the ledger keeps until it is answered, so it holds no secret but the
// response_url, which is spent after half an hour.
type task struct {
	Kind    kind        `json:"kind"`
	Request bot.Request `json:"request"`
	// Direct says that the place is a conversation of the person with the bot.
	Direct bool `json:"direct,omitempty"`
	// Called says that the message names the bot; one that does not may still
	// be for it, which the ledger knows.
	Called bool `json:"called,omitempty"`
	// Hook is the response_url, Trigger what opens a modal for three seconds.
	Hook    string `json:"hook,omitempty"`
	Trigger string `json:"trigger,omitempty"`
	// Message is the timestamp of the message that the task is about: the
	// question, or the answer whose button was pressed. Thread is that of the
	// thread to answer in, empty for none.
	Message string `json:"message,omitempty"`
	Thread  string `json:"thread,omitempty"`
	// Ephemeral says that only the person sees Message.
	Ephemeral bool `json:"ephemeral,omitempty"`
}

// A kind says how a task came in, and so how it is answered.
type kind string

const (
	byCommand  kind = "command"  // a slash command
	byShortcut kind = "shortcut" // the shortcut on somebody's message
	byMessage  kind = "message"  // a mention, a direct message, a reply in a thread
	byButton   kind = "button"   // a button under an answer
	byForm     kind = "form"     // a submitted modal
	byEdit     kind = "edit"     // a question was edited
	byDeletion kind = "deletion" // a question was deleted
)

// The callback ids of the shortcut and of the modals.
const (
	shortcutID = "find_coverage"
	refineID   = "refine"
	objectID   = "object"
)

// errNotForUs says that a delivery needs no answer, errMalformed that it is
// none of Slack's.
var (
	errNotForUs  = errors.New("nothing to answer")
	errMalformed = errors.New("malformed delivery")
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
		t, err = parse(body, r.command)
	case kindEvent:
		t, err = parse(body, r.event)
	case kindInteract:
		t, err = parse(body, r.interaction)
	default:
		return t, fmt.Errorf("%w: of kind %q", errMalformed, kind)
	}
	if err != nil {
		return t, err
	}
	if t.Request.Person == "" || t.Request.Key == "" {
		return t, fmt.Errorf("%w: nobody sent it", errMalformed)
	}
	t.Request.Platform = Platform
	if t.Request.At.IsZero() {
		t.Request.At = r.now()
	}
	t.Request.At = t.Request.At.In(r.zone)
	return t, nil
}

func parse[T any](body []byte, read func(T) (task, error)) (task, error) {
	var p T
	if err := json.Unmarshal(body, &p); err != nil {
		return task{}, fmt.Errorf("%w: %w", errMalformed, err)
	}
	return read(p)
}

// command reads a slash command. Slack has none in threads.
func (r reader) command(c command) (task, error) {
	if c.Trigger == "" && c.ResponseURL == "" {
		return task{}, fmt.Errorf("%w: a command without trigger_id and response_url", errMalformed)
	}
	t := task{Kind: byCommand, Hook: c.ResponseURL, Trigger: c.Trigger}
	t.Request = bot.Request{
		Key: "command " + firstOf(c.Trigger, c.ResponseURL), Workspace: c.Team, Place: c.Channel, Person: c.User, Private: true,
	}
	bot.Subcommand(&t.Request, plain(c.Text, r.me))
	return t, nil
}

func (r reader) event(c callback) (task, error) {
	e := c.Event
	switch {
	case c.Type != "event_callback" || e.Type != "message" && e.Type != "app_mention":
		return task{}, errNotForUs
	case e.Subtype == "message_changed" && e.Message != nil:
		return r.edited(c, e, *e.Message)
	case e.Subtype == "message_deleted" && e.Previous != nil:
		return r.deleted(c, e, *e.Previous)
	case e.Subtype != "" && e.Subtype != "thread_broadcast" && e.Subtype != "file_share", r.byBot(e):
		return task{}, errNotForUs
	}
	return r.message(c, e, e.channel(), e.ChannelType), nil
}

// byBot tells whether a message comes from a bot, this one included.
func (r reader) byBot(e event) bool { return e.Bot != "" || e.User == "" || e.User == r.me }

// message reads a question. A mention comes twice, as app_mention and as
// message: both have the message's own key.
func (r reader) message(c callback, e event, channel, channelType string) task {
	t := task{
		Kind: byMessage, Message: e.TS, Thread: e.root(),
		Direct: channelType == "im", Called: e.Type == "app_mention" || mentions(e.Text, r.me),
	}
	t.Request = bot.Request{
		Key: "message " + channel + " " + e.TS, Workspace: firstOf(e.Team, c.Team), Place: channel,
		Thread: t.Thread, Person: e.User, At: moment(e.TS),
	}
	if t.Direct {
		t.Called = true
		t.Thread = e.Thread
		t.Request.Thread = firstOf(e.Thread, channel)
	}
	bot.Subcommand(&t.Request, plain(e.Text, r.me))
	return t
}

func (r reader) edited(c callback, outer, now event) (task, error) {
	if r.byBot(now) || outer.Previous != nil && outer.Previous.Text == now.Text {
		return task{}, errNotForUs
	}
	t := r.message(c, now, outer.channel(), outer.ChannelType)
	t.Kind = byEdit
	t.Request.Key = "edit " + outer.channel() + " " + now.TS + " " + firstOf(now.Edited.TS, outer.TS)
	return t, nil
}

func (r reader) deleted(c callback, outer, before event) (task, error) {
	if r.byBot(before) {
		return task{}, errNotForUs
	}
	before.TS = firstOf(outer.Deleted, before.TS)
	t := r.message(c, before, outer.channel(), outer.ChannelType)
	t.Kind = byDeletion
	t.Request.Key = "deletion " + outer.channel() + " " + before.TS
	return t, nil
}

func (r reader) interaction(i interaction) (task, error) {
	t := task{Hook: i.ResponseURL, Trigger: i.Trigger, Ephemeral: i.Container.Ephemeral}
	t.Message = firstOf(i.Container.Message, i.Message.TS)
	t.Thread = firstOf(i.Container.Thread, i.Message.Thread)
	t.Direct = strings.HasPrefix(firstOf(i.Channel.ID, i.Container.Channel), "D")
	t.Request = bot.Request{
		Workspace: firstOf(i.User.Team, i.Team.ID), Place: firstOf(i.Channel.ID, i.Container.Channel),
		Thread: t.Thread, Person: i.User.ID, Private: t.Ephemeral,
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
	return t, errNotForUs
}

// pressed reads a button. Buttons that are links send a delivery too, without
// anything to do.
func pressed(t *task, i interaction) error {
	if len(i.Actions) == 0 || i.Actions[0].Value == "" {
		return errNotForUs
	}
	a := i.Actions[0]
	t.Kind = byButton
	t.Request.Key = "button " + firstOf(i.Trigger, a.TS+" "+i.User.ID)
	t.Request.Action, t.Request.Number = actionOf(a.ID)
	t.Request.Receipt = a.Value
	return nil
}

// shortcut asks for what somebody's message says.
func (r reader) shortcut(t *task, i interaction) error {
	if i.CallbackID != shortcutID {
		return errNotForUs
	}
	t.Kind = byShortcut
	t.Request.Key = "shortcut " + i.Trigger
	t.Request.Private = true
	t.Request.Thread = ""
	t.Request.Text = plain(i.Message.Text, r.me)
	return nil
}

// actionID names a button. Together with the receipt in its value it says all
// that a press means, on old messages too: it must never change.
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

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
