package slack

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync/atomic"

	"dateline/adapters/traffic"
	"dateline/bot"
)

// work does a task to its end. One that Slack's or the network's trouble kept
// from being answered stays recorded, and is parked.
func (a *Adapter) work(ctx context.Context, t task) {
	if t.opens() {
		defer a.opening.Delete(t.line())
	}
	if t.Request.ID == "" { // kept by an older version
		t.Request.ID = bot.NewID()
	}
	ctx = bot.Trace(ctx, t.Request.ID)
	err := a.guarded(ctx, t)
	if ctx.Err() != nil {
		return
	}
	a.report(ctx, err)
	if f, _ := fateOf(err); f == again || f == limited {
		a.parked.add(t)
		return
	}
	a.finish(ctx, t.Request.Key)
}

// guarded performs a task, and tells the person when that panics.
func (a *Adapter) guarded(ctx context.Context, t task) (err error) {
	defer func() {
		if p := recover(); p != nil {
			fault := fmt.Errorf("panic: %v\n%s", p, debug.Stack())
			err = a.tell(ctx, t, a.bot.Failed(ctx, t.Request, fault))
		}
	}()
	return a.perform(ctx, t)
}

func (a *Adapter) perform(ctx context.Context, t task) error {
	q := &t.Request
	q.Direct = t.Direct
	var err error
	if q.Groups, err = a.groups.of(ctx, q.Person, a.now()); err != nil {
		a.log.WarnContext(ctx, "user groups cannot be looked up", "err", err)
	}
	switch t.Kind {
	case byButton, byForm:
		return a.follow(ctx, t)
	case byEdit, byDeletion:
		return a.keepUp(ctx, t)
	}
	if !a.revisions.apply(&t) {
		return nil
	}
	place, err := a.ledger.Place(ctx, Platform, q.Place)
	if err != nil {
		a.log.ErrorContext(ctx, "settings of a place cannot be read", "err", err)
	}
	q.Private = place.Private(t.Kind != byMessage)
	wait := a.await(ctx, t)
	rep := a.bot.Handle(ctx, *q)
	shown := wait.over()
	if ctx.Err() == nil {
		err = a.answer(ctx, t, rep, shown)
	}
	a.lookAway(ctx, t, shown)
	return errors.Join(err, ctx.Err())
}

// answer gives a reply to a question. Shown says that the person was shown
// that the search goes on.
func (a *Adapter) answer(ctx context.Context, t task, rep bot.Reply, shown bool) error {
	switch {
	case t.Kind == byCommand, t.Kind == byShortcut:
		return a.answerHook(ctx, t, rep, shown)
	case rep.Private && !t.Direct:
		return a.tell(ctx, t, rep)
	}
	m := a.sender.render(rep, layout{})
	ts, err := a.sender.post(ctx, t.spot(), m, t.Request.Key, t.Request.Recovered)
	if err != nil {
		return a.otherwise(ctx, t, rep, err)
	}
	return a.ledger.Link(context.WithoutCancel(ctx), bot.Link{
		Platform: Platform, Place: t.Request.Place, Question: t.Message,
		Answer: ts, Receipt: rep.Receipt, At: a.now(),
	})
}

// spot is where the answer to a task belongs.
func (t task) spot() spot {
	return spot{channel: t.Request.Place, thread: t.Thread, since: t.Message}
}

// answerHook answers through the response_url, which works where the bot is no
// member. What only the person sees replaces "Searching …".
func (a *Adapter) answerHook(ctx context.Context, t task, rep bot.Reply, shown bool) error {
	m := a.sender.render(rep, layout{Restate: true})
	r := response{Type: ephemeral, Replace: shown || t.Request.Recovered, onRetry: t.Kind == byCommand}
	if !rep.Private {
		if shown {
			a.report(ctx, a.sender.respond(ctx, t.Hook, message{}, response{Delete: true}))
		}
		r.Type, r.Replace = inChannel, false
	}
	err := a.sender.respond(ctx, t.Hook, m, r)
	switch f, _ := fateOf(err); {
	case f == done, f == again, f == limited:
		return err
	case rep.Private:
		return a.tell(ctx, t, rep)
	}
	_, err = a.sender.post(ctx, t.spot(), m, t.Request.Key, false)
	return a.otherwise(ctx, t, rep, err)
}

// tell says something to the person alone: in the place, or else directly.
func (a *Adapter) tell(ctx context.Context, t task, rep bot.Reply) error {
	if t.Direct {
		_, err := a.sender.post(ctx, t.spot(), a.sender.render(rep, layout{Restate: t.restates()}), t.Request.Key, t.Request.Recovered)
		return err
	}
	err := a.sender.whisper(ctx, t.spot(), t.Request.Person, a.sender.render(rep, layout{Restate: t.restates()}))
	return a.otherwise(ctx, t, rep, err)
}

// restates tells whether the question does not stand above the answer.
func (t task) restates() bool { return t.Kind != byMessage && t.Kind != byEdit }

// otherwise answers by direct message what err kept out of the place for good.
// Where the bot is no member it says how that is changed.
func (a *Adapter) otherwise(ctx context.Context, t task, rep bot.Reply, err error) error {
	l := layout{Restate: true}
	switch f, _ := fateOf(err); f {
	case elsewhere:
		l.Lead = bot.SayNotMember("/invite @" + a.self.Load().name)
	case spent, pointless:
		a.log.ErrorContext(ctx, "answered by direct message", "err", err)
	default:
		return err
	}
	_, err = a.sender.post(ctx, spot{channel: t.Request.Person}, a.sender.render(rep, l), t.Request.Key, false)
	return err
}

// A wait shows a person that the search goes on, once it takes more than a
// moment.
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
		if t.Kind == byShortcut || !traffic.Pause(ctx, a.pace.moment) {
			return // what a shortcut shows cannot be replaced
		}
		w.shown.Store(true)
		var err error
		if t.Kind == byCommand {
			err = a.sender.respond(ctx, t.Hook, message{Text: bot.SaySearching}, response{Type: ephemeral, onRetry: true})
		} else {
			err = a.sender.look(ctx, t.Request.Place, t.Message, true)
		}
		if err != nil && ctx.Err() == nil {
			a.log.WarnContext(ctx, "cannot show that the search goes on", "err", err)
		}
	}()
	return w
}

// over ends the wait, and tells whether anything may have been shown.
func (w *wait) over() bool {
	w.cancel()
	<-w.ended
	return w.shown.Load()
}

// lookAway takes the 👀 off a question, that of an earlier run too.
func (a *Adapter) lookAway(ctx context.Context, t task, shown bool) {
	if t.Kind == byMessage && (shown || t.Request.Recovered) {
		if err := a.sender.look(ctx, t.Request.Place, t.Message, false); err != nil {
			a.log.WarnContext(ctx, "the reaction stays on a question", "err", err)
		}
	}
}
