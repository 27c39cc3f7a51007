package slack

import (
	"context"
	"encoding/json"
	"errors"

	"dateline/bot"
)

// takeIn takes a delivery in: read, recorded, queued.
func (a *Adapter) takeIn(ctx context.Context, kind string, body []byte) ack {
	me := a.self.Load()
	switch {
	case me != nil && a.closing.Load() && kind == kindCommand:
		return aside(bot.SayDraining) // a command does not come again
	case me == nil || a.closing.Load():
		return ack{refused: true}
	}
	ctx = context.WithoutCancel(ctx) // half taken in would be neither refused nor recorded
	t, err := me.read(kind, body)
	switch {
	case errors.Is(err, errNotForUs):
		return ack{}
	case err != nil:
		a.log.WarnContext(ctx, "delivery passed over", "kind", kind, "err", err)
		return ack{}
	}
	t.Request.ID = bot.NewID()
	ctx = bot.Trace(ctx, t.Request.ID)
	ours, err := a.hears(ctx, t)
	if err != nil {
		a.log.ErrorContext(ctx, "ledger cannot be asked", "err", err)
		return ack{refused: true}
	}
	if !ours {
		return ack{}
	}
	fresh, err := a.take(ctx, t)
	switch {
	case err != nil && kind == kindEvent:
		return ack{refused: true} // it comes again
	case err == nil && !fresh:
		return ack{}
	}
	a.log.DebugContext(ctx, "taken in", "kind", string(t.Kind))
	if err := a.submit(t); err != nil {
		return a.turnAway(ctx, t, err)
	}
	return ack{}
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

// submit queues a task. Those of one thread are done in order, one at a time.
func (a *Adapter) submit(t task) error {
	if t.opens() {
		a.opening.Store(t.line(), true)
	}
	err := a.queue.Submit(t.line(), func(ctx context.Context) { a.work(ctx, t) })
	if err != nil {
		a.opening.Delete(t.line())
	}
	return err
}

// opens tells whether a task's answer opens a thread.
func (t task) opens() bool { return t.Kind == byMessage && t.Thread == t.Message }

func (t task) line() string {
	if t.Request.Thread != "" {
		return t.Request.Place + " " + t.Request.Thread
	}
	return t.Request.Place + " " + t.Request.Person
}

// turnAway tells the person that the question was not taken. What answers a
// command goes out with the acknowledgement.
func (a *Adapter) turnAway(ctx context.Context, t task, why error) ack {
	sentence := bot.SayBusy
	if errors.Is(why, bot.ErrDraining) {
		sentence = bot.SayDraining
	}
	a.log.WarnContext(ctx, "task turned away", "reason", why)
	a.cfg.Observe.Note(bot.Event{What: bot.Answered, Platform: Platform, Action: t.Request.Action, Outcome: bot.Busy})
	a.finish(ctx, t.Request.Key)
	if t.Kind == byCommand {
		return aside(sentence)
	}
	if err := a.aside.Submit(t.line(), func(ctx context.Context) {
		ctx = bot.Trace(ctx, t.Request.ID)
		a.report(ctx, a.tell(ctx, t, bot.Reply{Headline: sentence, Private: true}))
	}); err != nil {
		a.log.ErrorContext(ctx, "nobody was told that a task was turned away", "err", err)
	}
	return ack{}
}

// aside acknowledges a command with a sentence for the person alone.
func aside(sentence string) ack {
	return ack{payload: map[string]string{"response_type": ephemeral, "text": escape(sentence)}}
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

// hears tells whether a task is for the bot: what names it, what goes on in a
// thread that it opened, and questions where the place wants those answered.
func (a *Adapter) hears(ctx context.Context, t task) (bool, error) {
	if t.Called || t.Kind != byMessage && t.Kind != byEdit && t.Kind != byDeletion {
		return true, nil
	}
	q := t.Request
	if t.Kind != byMessage {
		return a.linked(ctx, q.Place, t.Message)
	}
	place, err := a.ledger.Place(ctx, Platform, q.Place)
	switch {
	case err != nil:
		return false, err
	case !t.opens() && place.Mode != bot.Off:
		return a.opened(ctx, t)
	}
	return t.opens() && place.Hears(q.Text, false), nil
}

// opened tells whether the bot opened the thread that a message stands in.
func (a *Adapter) opened(ctx context.Context, t task) (bool, error) {
	if _, opening := a.opening.Load(t.line()); opening {
		return true, nil
	}
	if ok, err := a.linked(ctx, t.Request.Place, t.Thread); ok || err != nil {
		return ok, err
	}
	return a.ledger.Opened(ctx, Platform, t.Request.Place, t.Thread, moment(t.Thread))
}

// linked tells whether a message was answered.
func (a *Adapter) linked(ctx context.Context, place, message string) (bool, error) {
	_, err := a.ledger.Linked(ctx, Platform, place, message)
	if errors.Is(err, bot.ErrNoLink) {
		return false, nil
	}
	return err == nil, err
}
