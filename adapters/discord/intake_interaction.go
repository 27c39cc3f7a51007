package discord

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
	"dateline/retrieval/query"
)

func (r reader) interaction(i interaction) (task, error) {
	if !isSnowflake(i.ID) || i.Token == "" {
		return task{}, fmt.Errorf("%w: an interaction without id and token", chat.ErrMalformed)
	}
	at := r.placeOf(i.Place, i.Channel)
	t := task{Interaction: i.ID, Token: i.Token, Channel: i.Place}
	t.Direct = i.Guild == ""
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
		t.Message, t.Ephemeral = m.ID, m.Flags&ephemeral != 0
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
		err = chat.ErrNotForUs
	}
	return t, err
}

// command reads /ask, /coverage, and the command on somebody's message.
func (r reader) command(t *task, i interaction) error {
	q := &t.Request
	t.Kind = chat.Command
	q.Private = true
	if i.Type == interAutocomplete {
		t.Kind = byTyping
	}
	switch {
	case i.Data.Type == commandMessage:
		t.Kind = chat.Shortcut
		q.Text = plain(i.Data.Resolved.Messages[i.Data.Target].Content, r.me)
	case i.Data.Name == commandAsk:
		r.ask(t, i.Data.Options)
	case i.Data.Name == commandCoverage && len(i.Data.Options) == 1:
		sub := i.Data.Options[0]
		q.Action = bot.Action(sub.Name)
		t.options(sub.Options)
	default:
		return fmt.Errorf("%w: command %q is none of ours", chat.ErrMalformed, chat.Line(i.Data.Name))
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
		case optWithout:
			q.Filter.Not = query.LeaveOut(names(value)...)
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
func dates(name, value string, now time.Time) (query.Filter, bool) {
	for _, typed := range []string{name + ":" + value, name + " " + value} {
		q := query.Parse(typed, now, query.Known{})
		f := query.Filter{Since: q.Filter.Since, Until: q.Filter.Until}
		if strings.TrimSpace(q.Text) == "" && !f.Empty() {
			return f, true
		}
	}
	return query.Filter{}, false
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
	for _, name := range query.SplitList(list) {
		if name = chat.Line(strings.Trim(name, `"“”«»`)); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// pressed reads a button, or a menu of the refine form.
func pressed(t *task, i interaction) error {
	k, ok := markOf(i.Data.CustomID)
	if !ok {
		return fmt.Errorf("%w: a component that is none of ours", chat.ErrMalformed)
	}
	t.Kind, t.Request.Pressed = chat.Button, true
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
		return fmt.Errorf("%w: a form that is none of ours", chat.ErrMalformed)
	}
	t.Kind, t.Origin, t.Field, t.Fields = chat.Form, k.origin, k.name, map[string]string{}
	t.Request.Pressed = true
	for _, c := range i.Data.Components {
		c.walk(func(s seen) {
			if s.CustomID != "" {
				t.Fields[s.CustomID] = strings.TrimSpace(chat.FirstOf(append([]string{s.Value}, s.Values...)...))
			}
		})
	}
	t.Request.Receipt, t.Request.Action = k.receipt, bot.Refine
	if k.name == string(bot.Object) {
		t.Request.Action, t.Request.Text = bot.Object, objection(t.Fields)
	}
	return nil
}
