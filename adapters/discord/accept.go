package discord

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"time"

	"dateline/bot"
)

// hear takes an event of the gateway. Messages are taken in at once and so in
// order; what Discord waits for an answer to goes beside.
func (a *Adapter) hear(event string, raw []byte) {
	switch event {
	case kindInteraction:
		a.beside(func(ctx context.Context) { a.accept(ctx, event, raw, false) })
	case kindMessage, kindEdit, kindDeletion:
		if a.enter() {
			defer a.taking.Done()
			a.accept(context.Background(), event, raw, false)
		}
	case "GUILD_CREATE":
		a.joined(raw)
	case "CHANNEL_CREATE", "CHANNEL_UPDATE", "THREAD_CREATE", "THREAD_UPDATE":
		a.channels.learn(raw)
	case "CHANNEL_DELETE", "THREAD_DELETE":
		a.channels.forget(raw)
	}
}

// beside does what must not hold up the events behind it.
func (a *Adapter) beside(work func(context.Context)) {
	if !a.enter() {
		return
	}
	go func() {
		defer a.taking.Done()
		defer func() {
			if p := recover(); p != nil {
				a.log.Error("handling of a delivery panicked", "panic", p)
			}
		}()
		work(context.Background())
	}()
}

// accept takes a delivery in: read, recorded, acknowledged, queued.
func (a *Adapter) accept(ctx context.Context, kind string, body []byte, missed bool) {
	began := time.Now()
	t, err := a.reader.Load().read(kind, body)
	if errors.Is(err, errNotForUs) {
		return
	}
	if err != nil {
		a.log.WarnContext(ctx, "delivery passed over", "kind", kind, "err", err)
		return
	}
	if t.Kind == byTyping {
		a.suggest(ctx, t)
		return
	}
	t.Request.Recovered = missed
	t.Request.ID = bot.NewID()
	ctx = bot.Trace(ctx, t.Request.ID)
	place := a.settle(ctx, &t)
	ours, err := a.hears(ctx, t, place)
	if err != nil {
		a.log.ErrorContext(ctx, "ledger cannot be asked", "err", err)
	}
	if !ours {
		return
	}
	if fresh, err := a.take(ctx, t); err == nil && !fresh {
		return
	}
	a.log.DebugContext(ctx, "taken in", "kind", string(t.Kind))
	if !a.acknowledge(ctx, t, began) {
		a.finish(ctx, t.Request.Key)
		return
	}
	if err := a.submit(t); err != nil {
		a.turnAway(ctx, t, err)
	}
}

// settle decides what a delivery alone does not say: who sees the answer, and
// which conversation it belongs to.
func (a *Adapter) settle(ctx context.Context, t *task) bot.Place {
	q := &t.Request
	q.Direct = t.Direct
	place, err := a.ledger.Place(ctx, Platform, q.Place)
	if err != nil {
		a.log.ErrorContext(ctx, "settings of a place cannot be read", "err", err)
	}
	switch t.Kind {
	case byCommand, byShortcut:
		refused := a.bot.Judge(*q) != bot.Allowed || q.Action == bot.Ask && place.Mode == bot.Off
		q.Private = place.Private(q.Private) || refused
		t.Ephemeral = q.Private
	case byMessage, byEdit:
		q.Private = place.Private(false)
	}
	if t.Answered != "" && q.Thread == t.Message {
		if r, err := a.ledger.Receipt(ctx, t.Answered); err == nil && r.Request.Place == q.Place && r.Request.Thread != "" {
			q.Thread = r.Request.Thread
		}
	}
	return place
}

// take records a task, so that it is answered once, and after a crash too.
func (a *Adapter) take(ctx context.Context, t task) (fresh bool, err error) {
	payload, err := json.Marshal(t)
	if err != nil {
		return false, err
	}
	fresh, err = a.ledger.Take(ctx, bot.Delivery{
		Key: t.Request.Key, Platform: Platform, Received: a.now(), Payload: payload,
	})
	if err != nil {
		a.log.ErrorContext(ctx, "delivery is not recorded", "err", err)
	}
	return fresh, err
}

// acknowledge gives the first response, where one is waited for; false where
// that was too late, so that no answer can follow.
func (a *Adapter) acknowledge(ctx context.Context, t task, began time.Time) bool {
	if !t.isInteraction() {
		return true
	}
	err := a.sender.acknowledge(ctx, t, a.firstResponse(ctx, t))
	if err == nil {
		a.sender.meter.Acknowledged(began)
		return true
	}
	a.log.ErrorContext(ctx, "interaction not acknowledged", "kind", string(t.Kind), "err", err)
	return false
}

// firstResponse is a form where one is asked for, else the promise of an
// answer: one only the person sees, one for everybody, or a change of the
// message whose button was pressed.
func (a *Adapter) firstResponse(ctx context.Context, t task) callback {
	private := map[string]int{"flags": ephemeral}
	switch {
	case t.Kind == byButton && t.Request.Action == bot.Object:
		return callback{callbackModal, objectModal(t)}
	case t.Kind == byMenu && t.Field == fieldDates:
		return callback{callbackModal, a.datesModal(ctx, t)}
	case t.changes():
		return callback{Type: callbackQuiet}
	case (t.Kind == byCommand || t.Kind == byShortcut) && !t.Ephemeral:
		return callback{Type: callbackDeferred}
	}
	return callback{callbackDeferred, private}
}

// submit queues a task. Those of one conversation are done in order, one at a
// time.
func (a *Adapter) submit(t task) error {
	if t.Kind == byMessage {
		a.answering.Store(t.Message, true)
	}
	err := a.queue.Submit(t.line(), func(ctx context.Context) { a.work(ctx, t) })
	if err != nil {
		a.answering.Delete(t.Message)
	}
	return err
}

func (t task) line() string {
	if t.Request.Thread != "" {
		return t.Request.Place + " " + t.Request.Thread
	}
	return t.Request.Place + " " + t.Request.Person
}

// turnAway tells the person that the question was not taken.
func (a *Adapter) turnAway(ctx context.Context, t task, why error) {
	sentence := bot.SayBusy
	if errors.Is(why, bot.ErrDraining) {
		sentence = bot.SayDraining
	}
	a.log.WarnContext(ctx, "task turned away", "reason", why)
	a.cfg.Observe.Note(bot.Event{What: bot.Answered, Platform: Platform, Action: t.Request.Action, Outcome: bot.Busy})
	a.finish(ctx, t.Request.Key)
	err := a.aside.Submit(t.line(), func(ctx context.Context) {
		ctx = bot.Trace(ctx, t.Request.ID)
		a.report(ctx, a.say(ctx, t, bot.Reply{Headline: sentence, Private: true}))
	})
	if err != nil {
		a.log.ErrorContext(ctx, "nobody was told that a task was turned away", "err", err)
	}
}

// finish records that a delivery needs nothing more.
func (a *Adapter) finish(ctx context.Context, key string) {
	if err := a.ledger.Done(context.WithoutCancel(ctx), Platform, key); err != nil {
		a.log.ErrorContext(ctx, "delivery is not marked as done", "err", err)
	}
}

func (a *Adapter) report(ctx context.Context, err error) {
	if err != nil {
		a.log.ErrorContext(ctx, "answer not delivered", "err", err)
	}
}

// hears tells whether a task is for the bot: what names it, what is written in
// a thread that it opened, and questions where the place wants those answered.
func (a *Adapter) hears(ctx context.Context, t task, place bot.Place) (bool, error) {
	switch {
	case t.isInteraction():
		return true, nil
	case t.Kind == byEdit, t.Kind == byDeletion:
		if _, ok := a.answering.Load(t.Message); ok {
			return true, nil
		}
		_, err := a.ledger.Linked(ctx, Platform, t.Request.Place, t.Message)
		if errors.Is(err, bot.ErrNoLink) {
			return false, nil
		}
		return err == nil, err
	case a.channels.get(t.Channel).Owner == a.sender.me && place.Mode != bot.Off:
		return true, nil
	}
	return place.Hears(t.Request.Text, t.Called), nil
}

// suggest answers somebody who is filling in an option; nothing of it is kept.
func (a *Adapter) suggest(ctx context.Context, t task) {
	list := callback{callbackChoices, map[string]any{"choices": a.suggestions(ctx, t)}}
	path := "/interactions/" + t.Interaction + "/" + t.Token + "/callback"
	if err := a.sender.try(ctx, http.MethodPost, path, list, nil); err != nil {
		a.log.DebugContext(ctx, "suggestions not shown", "err", err)
	}
}
