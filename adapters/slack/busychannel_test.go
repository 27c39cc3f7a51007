package slack

import (
	"fmt"
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/adapters/slack/slackfake"
)

// A workspace has a token, and so an adapter, of its own: there is no other one to
// measure.
func TestBusyChannel(t *testing.T) {
	adaptertest.SkipUnlessLong(t)
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, defaultTiming(), slackfake.Options{PerChannelLimit: true, Scale: 1})
		busy, elsewhere, ann := s.slack.Channel("busy"), s.slack.Channel("elsewhere"), s.slack.User("ann")
		place := func(name string, c *slackfake.Channel, ask func(question string)) adaptertest.Place {
			n := 0
			return adaptertest.Place{Name: name, Ask: func(question string) {
				n++
				ask(question)
				c.WaitForCount("^bot in .* Found", n)
			}}
		}
		crowded := func() func() int {
			for i := range adaptertest.Crowd {
				s.slack.User(fmt.Sprint("asker", i)).Mention(busy, adaptertest.Answered)
			}
			return func() int { return busy.Count("^bot in .* Found") }
		}
		adaptertest.MeasureBusyChannel(t, crowded,
			place("another channel", elsewhere, func(q string) { ann.Mention(elsewhere, q) }),
			place("direct message", ann.Direct(), func(q string) { ann.DM(q) }))
	})
}
