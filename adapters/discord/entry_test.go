package discord

import (
	"strings"
	"testing"

	"dateline/adapters/adaptertest"
)

func TestSlashCommandIsAnsweredInPrivate(t *testing.T) {
	bothWays(t, func(t *testing.T, via transport) {
		s := newStage(t, via, quick())
		ann, general := s.discord.Person("ann"), s.discord.Channel("general")
		m := ann.Slash(general, "ask", ask(adaptertest.Answered)...).Answer()
		if m.OnlyFor != "ann" {
			t.Errorf("seen by %q, want ann alone", m.OnlyFor)
		}
		for _, want := range []string{adaptertest.Answered, "Found · 3 passages", adaptertest.AnsweredBy, "[1] Harbour Gazette · 1 November 2024", "Share"} {
			if !strings.Contains(strings.NewReplacer("*", "", `\`, "").Replace(m.Text), want) {
				t.Errorf("answer lacks %q:\n%s", want, m.Text)
			}
		}
	})
}
