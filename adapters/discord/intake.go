package discord

import (
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"dateline/bot"
	"dateline/retrieval"
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
	// V2 says that Message consists of components.
	V2 bool `json:"v2,omitempty"`
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
	subcommand(&t.Request, plain(m.Content, r.me))
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
	t.Request = bot.Request{Key: "deletion " + m.ID, Workspace: m.Guild, Place: r.placeOf(m.Channel, channel{}).ID}
	return t, nil
}

func (r reader) interaction(i interaction) (task, error) {
	if !isSnowflake(i.ID) || i.Token == "" {
		return task{}, fmt.Errorf("%w: an interaction without id and token", errMalformed)
	}
	at := r.placeOf(i.Place, i.Channel)
	t := task{Interaction: i.ID, Token: i.Token, Channel: i.Place, Direct: i.Guild == ""}
	t.Request = bot.Request{Key: "interaction " + i.ID, Workspace: i.Guild, Place: at.ID, At: moment(i.ID)}
	if at.ID != i.Place || t.Direct {
		t.Request.Thread = i.Place
	}
	switch {
	case i.Member != nil:
		t.Request.Person, t.Request.Groups = i.Member.User.ID, i.Member.Roles
	case i.User != nil:
		t.Request.Person = i.User.ID
	}
	if m := i.Message; m != nil {
		t.Message, t.Ephemeral, t.V2 = m.ID, m.Flags&ephemeral != 0, m.Flags&componentsV2 != 0
		t.Request.Private = t.Ephemeral
	}
	var err error
	switch i.Type {
	case interCommand, interAutocomplete:
		err = r.command(&t, i)
	case interComponent:
		err = pressed(&t, i)
	case interModal:
		err = submitted(&t, i)
	default:
		err = errNotForUs
	}
	return t, err
}

// command reads /ask, /coverage, and the command on somebody's message.
func (r reader) command(t *task, i interaction) error {
	q := &t.Request
	t.Kind = byCommand
	q.Private = true
	if i.Type == interAutocomplete {
		t.Kind = byTyping
	}
	switch {
	case i.Data.Type == commandMessage:
		t.Kind = byShortcut
		q.Text = plain(i.Data.Resolved.Messages[i.Data.Target].Content, r.me)
	case i.Data.Name == commandAsk:
		r.ask(t, i.Data.Options)
	case i.Data.Name == commandCoverage && len(i.Data.Options) == 1:
		sub := i.Data.Options[0]
		q.Action = bot.Action(sub.Name)
		t.options(sub.Options)
	default:
		return fmt.Errorf("%w: command %q is none of ours", errMalformed, line(i.Data.Name))
	}
	return nil
}

// ask reads the options of /ask. What does not read as a date is searched as
// words, rather than dropped without a sign.
func (r reader) ask(t *task, options []filled) {
	q := &t.Request
	for _, o := range options {
		value := o.text()
		if o.Focused {
			t.Field, t.Values = o.Name, []string{value}
		}
		switch o.Name {
		case optQuestion:
			q.Text = strings.TrimSpace(value + " " + q.Text)
		case optSource:
			q.Filter.Sources = names(value)
		case optPerson:
			q.Filter.People = names(value)
		case optPrivate:
			_ = json.Unmarshal(o.Value, &q.Private) // anything but a truth value leaves it private
		case optSince, optUntil:
			if f, ok := dates(o.Name, value, q.At.In(r.zone)); ok {
				q.Filter.Since, q.Filter.Until = firstTime(f.Since, q.Filter.Since), firstTime(f.Until, q.Filter.Until)
			} else {
				q.Text = strings.TrimSpace(q.Text + " " + o.Name + ":" + value)
			}
		}
	}
}

// dates reads a day, month or year as the words of a question would be read.
func dates(name, value string, now time.Time) (retrieval.Filter, bool) {
	for _, typed := range []string{name + ":" + value, name + " " + value} {
		q := retrieval.ParseQuery(typed, now, retrieval.Known{})
		f := retrieval.Filter{Since: q.Filter.Since, Until: q.Filter.Until}
		if strings.TrimSpace(q.Text) == "" && !f.Empty() {
			return f, true
		}
	}
	return retrieval.Filter{}, false
}

func firstTime(a, b time.Time) time.Time {
	if a.IsZero() {
		return b
	}
	return a
}

// names splits a list at its commas.
func names(list string) []string {
	var out []string
	for name := range strings.SplitSeq(list, ",") {
		if name = line(name); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// pressed reads a button, or a menu of the refine form.
func pressed(t *task, i interaction) error {
	k, ok := markOf(i.Data.CustomID)
	if !ok {
		return fmt.Errorf("%w: a component that is none of ours", errMalformed)
	}
	t.Kind = byButton
	t.Origin = k.origin
	t.Request.Action, t.Request.Number, t.Request.Receipt = bot.Action(k.name), k.number, k.receipt
	if isField(k.name) {
		t.Kind, t.Field, t.Values, t.Request.Action = byMenu, k.name, i.Data.Values, bot.Refine
	}
	return nil
}

// submitted reads a modal.
func submitted(t *task, i interaction) error {
	k, ok := markOf(i.Data.CustomID)
	if !ok {
		return fmt.Errorf("%w: a form that is none of ours", errMalformed)
	}
	t.Kind, t.Origin, t.Field, t.Fields = byForm, k.origin, k.name, map[string]string{}
	for _, c := range i.Data.Components {
		c.walk(func(s seen) {
			if s.CustomID != "" {
				t.Fields[s.CustomID] = strings.TrimSpace(firstOf(append([]string{s.Value}, s.Values...)...))
			}
		})
	}
	t.Request.Receipt, t.Request.Action = k.receipt, bot.Refine
	if k.name == string(bot.Object) {
		t.Request.Action, t.Request.Text = bot.Object, objection(t.Fields)
	}
	return nil
}

// subcommand reads the first word of what was typed. Only words that cannot
// begin a question are taken for subcommands: "why 8f3kq2mz" is one, "why did
// Russia …" is not.
func subcommand(q *bot.Request, text string) {
	q.Text = text
	first, rest, _ := strings.Cut(text, " ")
	rest = strings.ToLower(strings.TrimSpace(rest))
	switch word := bot.Action(strings.ToLower(first)); word {
	case bot.Settings, bot.Digests:
		q.Action, q.Text = word, strings.TrimSpace(text[len(first):])
	case bot.Help, bot.Status, bot.Sources:
		if rest == "" {
			q.Action, q.Text = word, ""
		}
	case bot.More, bot.Why, bot.Verify:
		if word == bot.Why && bot.NamesArticle(rest) {
			q.Action, q.Text = word, strings.TrimSpace(text[len(first):])
		} else if rest == "" && word != bot.More || receiptForm.MatchString(rest) {
			q.Action, q.Receipt, q.Text = word, rest, ""
		}
	}
}

// receiptForm is what a receipt's id looks like, as package bot makes them; a
// digit tells it from a word.
var receiptForm = regexp.MustCompile(`^[a-z]{0,7}[0-9][0-9a-hjkmnp-tv-z]{0,7}$`)

// entity is what Discord writes for a person, a role, a channel, an emoji or a
// command in the text of a message.
var entity = regexp.MustCompile(`<(@[!&]?|#|a?:(\w+):|/([-\w ]+):)(\d+)>`)

// plain turns the text of a message into what its author typed. Mentions of me
// fall away.
func plain(text, me string) string {
	text = entity.ReplaceAllStringFunc(text, func(m string) string {
		p := entity.FindStringSubmatch(m)
		switch {
		case p[4] == me:
			return " "
		case p[2] != "" || p[3] != "":
			return firstOf(p[2], "/"+p[3])
		}
		return strings.TrimRight(p[1], "!&") + p[4]
	})
	return strings.TrimSpace(text)
}
