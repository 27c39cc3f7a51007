package discord

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"dateline/adapters/traffic"
	"dateline/bot"
)

// work does a task to its end. One that Discord's or the network's trouble kept
// from being answered stays recorded, and is tried again later.
func (a *Adapter) work(ctx context.Context, t task) {
	if t.Kind == byMessage {
		defer a.answering.Delete(t.Message)
	}
	if t.Request.ID == "" { // kept by an older version
		t.Request.ID = bot.NewID()
	}
	ctx = bot.Trace(ctx, t.Request.ID)
	err := a.perform(ctx, t)
	if ctx.Err() != nil {
		return
	}
	a.report(ctx, err)
	if f := fateOf(err); (f == again || f == limited) && a.now().Sub(t.Request.At) < giveUp {
		a.keep(t)
		return
	}
	a.finish(ctx, t.Request.Key)
}

// giveUp is how long an answer is tried to be sent: nobody looks for it then.
const giveUp = 24 * time.Hour

func (a *Adapter) perform(ctx context.Context, t task) error {
	switch t.Kind {
	case byButton, byMenu, byForm:
		return a.follow(ctx, t)
	case byEdit, byDeletion:
		return a.keepUp(ctx, t)
	}
	wait := a.await(ctx, t)
	rep := a.bot.Handle(ctx, t.Request)
	shown := wait.over()
	var err error
	if ctx.Err() == nil {
		err = a.answer(ctx, t, rep)
	}
	a.lookAway(ctx, t, shown)
	return errors.Join(err, ctx.Err())
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
// was fixed then: what is private after all takes its place as a message of
// its own.
func (a *Adapter) answerInteraction(ctx context.Context, t task, rep bot.Reply) error {
	m := a.sender.render(rep, layout{Restate: true})
	if rep.Private && !t.Ephemeral && !t.Direct {
		a.report(ctx, a.sender.retract(ctx, t))
		return a.sender.further(ctx, t, m, true)
	}
	err := a.sender.respond(ctx, t, m)
	if fateOf(err) != spent {
		return err
	}
	if t.Ephemeral {
		return a.answerDirectly(ctx, t, rep, "")
	}
	_, err = a.sender.post(ctx, spot{channel: t.Channel}, m, t.Request.Key, t.Request.Recovered)
	return err
}

// answerMessage replies to a message, or opens a thread from it where the place
// wants that.
func (a *Adapter) answerMessage(ctx context.Context, t task, rep bot.Reply) error {
	at, lead := a.spot(ctx, t)
	id, err := a.sender.post(ctx, at, a.sender.render(rep, layout{Lead: lead}), t.Request.Key, t.Request.Recovered)
	if fateOf(err) == elsewhere && at.channel != t.Channel {
		at, lead = t.spot(), sayNoThreadMessages()
		id, err = a.sender.post(ctx, at, a.sender.render(rep, layout{Lead: lead}), t.Request.Key, false)
	}
	switch {
	case fateOf(err) == elsewhere && !t.Direct:
		return a.answerDirectly(ctx, t, rep, missing(t, err))
	case err != nil:
		return err
	}
	return a.ledger.Link(context.WithoutCancel(ctx), bot.Link{
		Platform: Platform, Place: t.Request.Place, Question: t.Message,
		Answer: at.channel + "/" + id, Receipt: rep.Receipt, At: a.now(),
	})
}

// spot is where the answer to a message belongs; lead says what kept it from a
// thread of its own.
func (a *Adapter) spot(ctx context.Context, t task) (at spot, lead string) {
	at = t.spot()
	place, err := a.ledger.Place(ctx, Platform, t.Request.Place)
	if err != nil || place.Mode != bot.InThread || t.Direct || t.Channel != t.Request.Place || t.Request.Thread != t.Message {
		return at, ""
	}
	name := shorten(line(firstOf(t.Request.Text, string(t.Request.Action), "Coverage")), maxThreadName, length)
	id, err := a.sender.thread(ctx, t.Channel, t.Message, name)
	if err != nil {
		a.log.WarnContext(ctx, "thread not opened", "err", err)
		if fateOf(err) == elsewhere {
			lead = bot.SayPermission("see this channel", "open threads", "Create Public Threads")
		}
		return at, lead
	}
	a.channels.note(channel{ID: id, Type: channelThread, Parent: t.Channel, Owner: a.sender.me})
	return spot{channel: id, first: true}, ""
}

// spot is where a reply to a message belongs.
func (t task) spot() spot { return spot{channel: t.Channel, reply: t.Message} }

func sayNoThreadMessages() string {
	return bot.SayPermission("see this channel", "send messages in threads", "Send Messages in Threads")
}

// missing names the permission without which no answer could be sent.
func missing(t task, err error) string {
	switch {
	case codeOf(err) == codeMissingAccess:
		return bot.SayPermission("read this question", "see the channel", "View Channel")
	case codeOf(err) != codeMissingPermissions:
		return ""
	case t.Channel != t.Request.Place:
		return sayNoThreadMessages()
	}
	return bot.SayPermission("see this channel", "send messages", "Send Messages")
}

// answerDirectly answers by direct message what only the person may see, or
// what cannot be answered in the place.
func (a *Adapter) answerDirectly(ctx context.Context, t task, rep bot.Reply, lead string) error {
	to, err := a.sender.direct(ctx, t.Request.Person)
	if err == nil {
		m := a.sender.render(rep, layout{Restate: true, Lead: lead})
		_, err = a.sender.post(ctx, spot{channel: to}, m, t.Request.Key, t.Request.Recovered)
	}
	if fateOf(err) != elsewhere || t.isInteraction() || lead != "" {
		return err
	}
	// Direct messages are closed: the place learns that there is an answer, and
	// nothing of what it says.
	_, err = a.sender.post(ctx, t.spot(),
		render(bot.Reply{Headline: bot.SayDirectClosed("/" + commandAsk)}, layout{}), t.Request.Key, false)
	return err
}

// say tells the person something in place of an answer.
func (a *Adapter) say(ctx context.Context, t task, rep bot.Reply) error {
	switch {
	case t.Kind == byCommand, t.Kind == byShortcut, t.Kind == byMessage:
		return a.answer(ctx, t, rep)
	case t.isInteraction():
		return a.remark(ctx, t, rep)
	}
	return nil
}

// A wait shows a person that the search goes on: at once that the bot types,
// and 👀 once it takes more than a moment. After a command Discord shows it.
type wait struct {
	cancel context.CancelFunc
	ended  chan struct{}
	shown  atomic.Bool
}

func (a *Adapter) await(ctx context.Context, t task) *wait {
	ctx, cancel := context.WithCancel(ctx)
	w := &wait{cancel: cancel, ended: make(chan struct{})}
	go func() {
		defer close(w.ended)
		if t.Kind != byMessage {
			return
		}
		if err := a.sender.typing(ctx, t.Channel); err != nil && ctx.Err() == nil {
			a.log.DebugContext(ctx, "cannot show that the bot types", "err", err)
		}
		if !traffic.Pause(ctx, a.pace.moment) {
			return
		}
		w.shown.Store(true)
		if err := a.sender.look(ctx, t.Channel, t.Message, true); err != nil && ctx.Err() == nil {
			a.log.DebugContext(ctx, "cannot show that the search goes on", "err", err)
		}
	}()
	return w
}

// over ends the wait, and tells whether 👀 may have been shown.
func (w *wait) over() bool {
	w.cancel()
	<-w.ended
	return w.shown.Load()
}

// lookAway takes the 👀 off a question, that of an earlier run too.
func (a *Adapter) lookAway(ctx context.Context, t task, shown bool) {
	if t.Kind == byMessage && (shown || t.Request.Recovered) && ctx.Err() == nil {
		if err := a.sender.look(ctx, t.Channel, t.Message, false); err != nil {
			a.log.WarnContext(ctx, "the reaction stays on a question", "err", err)
		}
	}
}
