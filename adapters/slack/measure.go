package slack

import (
	"context"
	"time"

	"dateline/bot"
)

// render lays a reply out, and tells how long that took.
func (s *sender) render(rep bot.Reply, l layout) message {
	began := time.Now()
	m := render(rep, l)
	s.observe.Note(bot.Event{What: bot.Rendered, Platform: Platform, Took: time.Since(began)})
	return m
}

// sent tells how the sending of a message ended, with all its attempts. Deferred.
func (s *sender) sent(ctx context.Context, call string, began time.Time, err *error) {
	e := bot.Event{What: bot.Sent, Platform: Platform, Outcome: bot.Done, Took: time.Since(began)}
	if *err != nil {
		e.Outcome = bot.Failed
	}
	s.observe.Note(e)
	s.log.InfoContext(ctx, "sent", "call", call, "outcome", string(e.Outcome), "took", e.Took)
}

// heldBack tells that Slack asked to wait.
func (s *sender) heldBack() {
	s.observe.Note(bot.Event{What: bot.HeldBack, Platform: Platform})
}

// accept takes a delivery in; what it returns is sent to Slack at once.
func (a *Adapter) accept(ctx context.Context, kind string, body []byte) ack {
	began := time.Now()
	k := a.takeIn(ctx, kind, body)
	k.written = func() {
		a.cfg.Observe.Note(bot.Event{What: bot.Acknowledged, Platform: Platform, Took: time.Since(began)})
	}
	return k
}

// Waiting is how many questions wait for their turn.
func (a *Adapter) Waiting() int { return a.queue.Length() + a.aside.Length() }
