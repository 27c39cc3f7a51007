package bot_test

import (
	"strings"
	"testing"

	"dateline/bot"
)

func TestSubcommand(t *testing.T) {
	for typed, want := range map[string]bot.Request{
		"ask how many shells":     {Text: "how many shells"},
		"Help":                    {Action: bot.Help},
		"help wanted in the yard": {Text: "help wanted in the yard"},
		"more K3V9Q2MZ":           {Action: bot.More, Receipt: "k3v9q2mz"},
		"more shipyard":           {Text: "more shipyard"}, // eight letters without a digit
		"why https://a.example/b": {Action: bot.Why, Text: "https://a.example/b"},
		"why did Russia retreat":  {Text: "why did Russia retreat"},
		"watch Has it been seen?": {Action: bot.Watching, Text: "Has it been seen?"},
	} {
		var got bot.Request
		bot.Subcommand(&got, typed)
		if got.Action != want.Action || got.Text != want.Text || got.Receipt != want.Receipt {
			t.Errorf("%q: action %q, text %q, receipt %q", typed, got.Action, got.Text, got.Receipt)
		}
	}
}

func TestNewIDsLookLikeReceipts(t *testing.T) {
	for range 1000 {
		if id := bot.NewID(); strings.ContainsAny(id, "0123456789") != bot.IsReceipt(id) {
			t.Errorf("%q is not told from a word", id)
		}
	}
}
