package discord

import (
	"context"
	"strings"
	"time"

	"dateline/adapters/chat"
	"dateline/bot"
)

// A performer is the adapter as the engine sees it: a [chat.Platform].
type performer struct{ *Adapter }

// Read implements chat.Platform. It answers suggestions itself: they are no
// task.
func (p performer) Read(ctx context.Context, kind string, body []byte) (task, error) {
	t, err := p.reader.Load().read(kind, body)
	switch {
	case err != nil:
		return t, err
	case t.Kind == byTyping:
		p.suggest(ctx, t)
		return t, chat.ErrNotForUs
	}
	t.Owned = p.channels.get(t.Channel).Owner == p.sender.me
	p.continues(ctx, &t)
	return t, nil
}

// continues makes a message that replies to an answer part of that answer's
// conversation.
func (a *Adapter) continues(ctx context.Context, t *task) {
	q := &t.Request
	if t.Answered == "" || q.Thread != t.Message {
		return
	}
	if r, err := a.engine.Ledger.Receipt(ctx, t.Answered); err == nil && r.Request.Place == q.Place && r.Request.Thread != "" {
		q.Thread = r.Request.Thread
	}
}

// Classify implements chat.Platform.
func (p performer) Classify(err error) (chat.Class, time.Duration) { return classify(err) }

// Perform implements chat.Platform.
func (p performer) Perform(ctx context.Context, t task) error {
	switch t.Kind {
	case chat.Button, byMenu, chat.Form:
		return p.followUp(ctx, t)
	case chat.Edit, chat.Deletion:
		return p.engine.Follow(ctx, t, rewriter{p.sender, t})
	}
	return p.engine.Answer(ctx, t, p.signs(t), func(rep bot.Reply, _ bool) error { return p.answer(ctx, t, rep) })
}

// answer gives a reply to a question.
func (a *Adapter) answer(ctx context.Context, t task, rep bot.Reply) error {
	switch {
	case t.isInteraction():
		return a.answerInteraction(ctx, t, rep)
	case rep.Private && !t.Direct:
		return a.answerDirectly(ctx, t, rep, "")
	}
	return a.answerMessage(ctx, t, rep)
}

// answerInteraction fills in the answer that was promised. Who sees that one
// cannot change any more, so an answer that turns out to be private is sent
// as a message of its own.
func (a *Adapter) answerInteraction(ctx context.Context, t task, rep bot.Reply) error {
	m := a.sender.render(rep, layout{Restate: true})
	if rep.Private && !t.Ephemeral && !t.Direct {
		if err := a.sender.retract(ctx, t); err != nil {
			a.log.WarnContext(ctx, "the promise of an answer stays", "err", err)
		}
		return a.sender.followUp(ctx, t, m, true)
	}
	err := a.sender.respond(ctx, t, m)
	if classOf(err) != chat.Spent {
		return err
	}
	if t.Ephemeral {
		return a.answerDirectly(ctx, t, rep, "")
	}
	_, err = a.sender.post(ctx, target{channel: t.Channel}, m, t.Request.Key, t.Request.Recovered)
	return err
}

// answerMessage replies to a message, or opens a thread from it if the place
// wants threads.
func (a *Adapter) answerMessage(ctx context.Context, t task, rep bot.Reply) error {
	at, lead := a.target(ctx, t)
	id, err := a.sender.post(ctx, at, a.sender.render(rep, layout{Lead: lead}), t.Request.Key, t.Request.Recovered)
	if classOf(err) == chat.Elsewhere && at.channel != t.Channel {
		at, lead = t.target(), sayNoThreadMessages()
		id, err = a.sender.post(ctx, at, a.sender.render(rep, layout{Lead: lead}), t.Request.Key, false)
	}
	switch {
	case classOf(err) == chat.Elsewhere && !t.Direct:
		return a.answerDirectly(ctx, t, rep, missing(t, err))
	case err != nil:
		return err
	}
	return a.engine.Link(ctx, t, at.channel+"/"+id, rep.Receipt)
}

// target is where the answer to a message belongs. Lead says why it has no
// thread of its own.
func (a *Adapter) target(ctx context.Context, t task) (at target, lead string) {
	at = t.target()
	admitted := t.Request.Admission
	if admitted == nil || admitted.Settings.Mode != bot.InThread || t.Direct || t.Channel != t.Request.Place || t.Request.Thread != t.Message {
		return at, ""
	}
	name := chat.Shorten(chat.Line(chat.FirstOf(t.Request.Text, string(t.Request.Action), "Coverage")), maxThreadName, chat.Length)
	id, err := a.sender.thread(ctx, t.Channel, t.Message, name)
	if err != nil {
		a.log.WarnContext(ctx, "thread not opened", "err", err)
		if classOf(err) == chat.Elsewhere {
			lead = chat.SayPermission("see this channel", "open threads", "Create Public Threads")
		}
		return at, lead
	}
	a.channels.note(channel{ID: id, Type: channelThread, Parent: t.Channel, Owner: a.sender.me})
	return target{channel: id, first: true}, ""
}

// target is where a reply to a message belongs.
func (t task) target() target { return target{channel: t.Channel, reply: t.Message} }

func sayNoThreadMessages() string {
	return chat.SayPermission("see this channel", "send messages in threads", "Send Messages in Threads")
}

// missing names the permission without which no answer could be sent.
func missing(t task, err error) string {
	switch {
	case codeOf(err) == codeMissingAccess:
		return chat.SayPermission("read this question", "see the channel", "View Channel")
	case codeOf(err) != codeMissingPermissions:
		return ""
	case t.Channel != t.Request.Place:
		return sayNoThreadMessages()
	}
	return chat.SayPermission("see this channel", "send messages", "Send Messages")
}

// answerDirectly sends an answer by direct message, because only the person
// may see it or because the place cannot have it.
func (a *Adapter) answerDirectly(ctx context.Context, t task, rep bot.Reply, lead string) error {
	to, err := a.sender.direct(ctx, t.Request.Person)
	if err == nil {
		m := a.sender.render(rep, layout{Restate: true, Lead: lead})
		_, err = a.sender.post(ctx, target{channel: to}, m, t.Request.Key, t.Request.Recovered)
	}
	if classOf(err) != chat.Elsewhere || t.isInteraction() || lead != "" {
		return err
	}
	// Direct messages are closed: the place learns that there is an answer, and
	// nothing of what it says.
	_, err = a.sender.post(ctx, t.target(),
		a.sender.render(bot.Reply{Headline: chat.SayDirectClosed("/" + commandAsk)}, layout{}), t.Request.Key, false)
	return err
}

// Tell implements chat.Platform.
func (p performer) Tell(ctx context.Context, t task, rep bot.Reply) error {
	switch {
	case t.Kind == chat.Command, t.Kind == chat.Shortcut, t.Kind == chat.Message:
		return p.answer(ctx, t, rep)
	case t.isInteraction():
		return p.remark(ctx, t, rep)
	}
	return p.answerDirectly(ctx, t, rep, "")
}

// signs show that the search goes on: at once that the bot types, and 👀 once it
// takes more than a moment. After a command Discord shows it.
func (a *Adapter) signs(t task) chat.Signs {
	if t.Kind != chat.Message {
		return chat.Signs{}
	}
	react := func(on bool) func(context.Context) error {
		return func(ctx context.Context) error { return a.sender.react(ctx, t.Channel, t.Message, on) }
	}
	typing := func(ctx context.Context) error { return a.sender.typing(ctx, t.Channel) }
	return chat.Signs{Begin: typing, Show: react(true), Clear: react(false)}
}

// A rewriter lets the answer to a task follow its question: a [chat.Rewriter].
type rewriter struct {
	*sender
	t task
}

// Rewrite implements chat.Rewriter.
func (r rewriter) Rewrite(ctx context.Context, k bot.Link, rep bot.Reply) (string, error) {
	m := r.render(rep, layout{})
	where, id := answerOf(k, r.t.Channel)
	err := r.rewrite(ctx, where, id, m)
	if classOf(err) == chat.Spent {
		where = r.t.Channel
		id, err = r.post(ctx, r.t.target(), m, r.t.Request.Key, r.t.Request.Recovered)
	}
	return where + "/" + id, err
}

// Remove implements chat.Rewriter.
func (r rewriter) Remove(ctx context.Context, k bot.Link) error {
	where, id := answerOf(k, k.Place)
	return r.remove(ctx, where, id)
}

// answerOf reads where an answer stands, and which message it is.
func answerOf(k bot.Link, place string) (where, id string) {
	where, id, ok := strings.Cut(k.Answer, "/")
	if !ok {
		return place, k.Answer
	}
	return where, id
}
