package discord

import (
	"time"

	"dateline/bot"
)

// render lays a reply out, and tells how long that took.
func (s *sender) render(rep bot.Reply, l layout) message {
	defer s.meter.Rendered(time.Now())
	return render(rep, l)
}

// Waiting is how many questions wait for their turn.
func (a *Adapter) Waiting() int { return a.queue.Length() + a.aside.Length() }
