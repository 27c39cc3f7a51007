package chat

import (
	"context"
	"log/slog"
	"time"

	"dateline/bot"
)

// A Meter tells how an adapter's work with a platform goes.
type Meter struct {
	Platform string
	Observe  bot.Observer
	Log      *slog.Logger
}

// Rendered tells how long the layout of a reply took.
func (m Meter) Rendered(began time.Time) { m.note(bot.Rendered, began) }

// Acknowledged tells how long a delivery waited for its acknowledgement.
func (m Meter) Acknowledged(began time.Time) { m.note(bot.Acknowledged, began) }

// HeldBack tells that the platform asked to wait.
func (m Meter) HeldBack() { m.Observe.Note(bot.Event{Kind: bot.HeldBack, Platform: m.Platform}) }

// Sent tells how the sending of a message ended, with all its attempts. Deferred.
func (m Meter) Sent(ctx context.Context, call string, began time.Time, err *error) {
	e := bot.Event{Kind: bot.Sent, Platform: m.Platform, Outcome: bot.Done, Took: time.Since(began)}
	if *err != nil {
		e.Outcome = bot.Failed
	}
	m.Observe.Note(e)
	m.Log.InfoContext(ctx, "sent", "call", call, "outcome", string(e.Outcome), "took", e.Took)
}

func (m Meter) note(what bot.EventKind, began time.Time) {
	m.Observe.Note(bot.Event{Kind: what, Platform: m.Platform, Took: time.Since(began)})
}
