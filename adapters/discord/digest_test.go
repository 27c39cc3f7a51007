package discord

import (
	"testing"

	"dateline/adapters/chat"
	"dateline/bot"
)

func TestDigestCommands(t *testing.T) {
	for _, c := range []struct{ change, zone, want string }{
		{"daily 08:00", "Asia/Seoul", "daily 08:00 Asia/Seoul"},
		{"weekly mon 09:00 about artillery shells", "Europe/London", "weekly mon 09:00 Europe/London about artillery shells"},
		{"list", "", "list"},
	} {
		k := task{Task: chat.Task{Request: bot.Request{Action: bot.Digests}}}
		options := []filled{{Name: optChange, Value: quoted(c.change)}}
		if c.zone != "" {
			options = append(options, filled{Name: optZone, Value: quoted(c.zone), Focused: true})
		}
		k.options(options)
		if k.Request.Text != c.want || c.zone != "" && k.Field != optZone {
			t.Errorf("%+v: %q, field %q", c, k.Request.Text, k.Field)
		}
	}
}

func quoted(s string) []byte { return []byte(`"` + s + `"`) }

func TestWordsThatAreSubcommands(t *testing.T) {
	for text, want := range map[string]bot.Request{
		"digest daily 08:00":               {Action: bot.Digests, Text: "daily 08:00"},
		"watch Has the ferry been raised?": {Action: bot.Watching, Text: "Has the ferry been raised?"},
		"why 3":                            {Action: bot.Why, Text: "3"},
		"why https://wire.example/x":       {Action: bot.Why, Text: "https://wire.example/x"},
		"why did the ferry sink?":          {Text: "why did the ferry sink?"},
	} {
		var q bot.Request
		bot.Subcommand(&q, text)
		if q.Action != want.Action || q.Text != want.Text {
			t.Errorf("%q: %q %q", text, q.Action, q.Text)
		}
	}
}
