package discord

import (
	"testing"

	"dateline/adapters/chat"
	"dateline/bot"
)

// A reply that asks back has a button for each choice, and the answer takes its
// place.
func TestChoicesAreButtons(t *testing.T) {
	offers := []bot.Offer{{Action: bot.Choose, Receipt: "r1", Number: 1, Label: "Ida Holm"}, {Action: bot.Choose, Receipt: "r1", Number: 2, Label: "Jonas Reed"}}
	rows := buttons(offers)
	if len(rows) != 1 || len(rows[0].Components) != 2 || rows[0].Components[1].Label != "Jonas Reed" || rows[0].Components[1].CustomID != "1.choose.2.r1" {
		t.Errorf("%+v", rows)
	}
	var pressed task
	pressed.Kind, pressed.Request.Action = chat.Button, bot.Choose
	if !pressed.changes() {
		t.Error("the answer does not take the place of the question")
	}
}
