package slack

import (
	"testing"

	"github.com/slack-go/slack"

	"dateline/bot"
)

// A reply that asks back has a button for each choice, and the answer takes its
// place.
func TestChoicesAreButtons(t *testing.T) {
	offers := []bot.Offer{{Action: bot.Choose, Receipt: "r1", Number: 1, Label: "Ida Holm"}, {Action: bot.Choose, Receipt: "r1", Number: 2, Label: "Jonas Reed"}}
	row, ok := buttons(offers).(*slack.ActionBlock)
	if !ok || len(row.Elements.ElementSet) != 2 {
		t.Fatalf("%+v", row)
	}
	for i, e := range row.Elements.ElementSet {
		b, ok := e.(*slack.ButtonBlockElement)
		if !ok || b.Text.Text != offers[i].Label || b.Value != "r1" {
			t.Fatalf("%+v", e)
		}
		if action, n := actionOf(b.ActionID); action != bot.Choose || n != i+1 || !replaces(action) {
			t.Errorf("%s reads as %s %d", b.ActionID, action, n)
		}
	}
}
