package slack

import (
	"context"
	"time"

	"dateline/bot"
)

// render lays a reply out, and tells how long that took.
func (s *sender) render(rep bot.Reply, l layout) message {
	defer s.meter.Rendered(time.Now())
	return render(rep, l)
}

// accept takes a delivery in; what it returns is sent to Slack at once.
func (a *Adapter) accept(ctx context.Context, kind string, body []byte) ack {
	began := time.Now()
	k := a.takeIn(ctx, kind, body)
	k.written = func() { a.sender.meter.Acknowledged(began) }
	return k
}

// Waiting is how many questions wait for their turn.
func (a *Adapter) Waiting() int { return a.queue.Length() + a.aside.Length() }
