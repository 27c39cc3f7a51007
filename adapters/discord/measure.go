package discord

import (
	"context"
	"time"

	"dateline/bot"
)

// render lays a reply out, and tells how long that took.
func (s *sender) render(rep bot.Reply, l layout) message {
	began := time.Now()
	m := render(rep, l)
	s.cfg.Observe.Note(bot.Event{What: bot.Rendered, Platform: Platform, Took: time.Since(began)})
	return m
}

// sent tells how the sending of a message ended, with all its attempts. Deferred.
func (s *sender) sent(ctx context.Context, call string, began time.Time, err *error) {
	e := bot.Event{What: bot.Sent, Platform: Platform, Outcome: bot.Done, Took: time.Since(began)}
	if *err != nil {
		e.Outcome = bot.Failed
	}
	s.cfg.Observe.Note(e)
	s.log.InfoContext(ctx, "sent", "call", call, "outcome", string(e.Outcome), "took", e.Took)
}

// heldBack tells that Discord asked to wait.
func (s *sender) heldBack() {
	s.cfg.Observe.Note(bot.Event{What: bot.HeldBack, Platform: Platform})
}

// acknowledged tells how long an interaction waited for its first response.
func (s *sender) acknowledged(began time.Time) {
	s.cfg.Observe.Note(bot.Event{What: bot.Acknowledged, Platform: Platform, Took: time.Since(began)})
}

// Waiting is how many questions wait for their turn.
func (a *Adapter) Waiting() int { return a.queue.Length() + a.aside.Length() }
