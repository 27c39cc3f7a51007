package discord

import (
	"fmt"
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/adapters/discord/discordfake"
)

func TestBusyChannel(t *testing.T) {
	adaptertest.SkipUnlessLong(t)
	bothWays(t, func(t *testing.T, via transport) {
		s := &stage{Bench: adaptertest.NewBench(t), discord: discordfake.New(t)}
		s.start(t, via, defaultTiming())
		ann := s.discord.Person("ann")
		busy, elsewhere := s.discord.Channel("busy"), s.discord.Channel("elsewhere")
		server := s.discord.Guild("Another").Channel("general")
		place := func(name string, c *discordfake.Channel, ask func(question string)) adaptertest.Place {
			n := 0
			return adaptertest.Place{Name: name, Ask: func(question string) {
				n++
				ask(question)
				c.WaitForCount(n, "bot (replying to ann)", "Found")
			}}
		}
		crowded := func() func() int {
			for i := range adaptertest.Crowd {
				s.discord.Person(fmt.Sprint("asker", i)).Mention(busy, adaptertest.Answered)
			}
			return func() int { return len(busy.Find("bot (replying to asker", "Found")) }
		}
		adaptertest.MeasureBusyChannel(t, crowded,
			place("another channel", elsewhere, func(q string) { ann.Mention(elsewhere, q) }),
			place("direct message", ann.DM(), func(q string) { ann.Say(ann.DM(), q) }),
			place("another server", server, func(q string) { ann.Mention(server, q) }))
	})
}
