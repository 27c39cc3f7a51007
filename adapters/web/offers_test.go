package web

import (
	"testing"

	"dateline/bot"
)

// Whatever asks a kept question in another way is a link.
func TestOffersThatAskAgainAreLinks(t *testing.T) {
	for _, action := range []bot.Action{bot.Widen, bot.Forget, bot.Again, bot.Choose, bot.Reapply} {
		l, ok := offerLink(bot.Offer{Action: action, Receipt: "r1", Number: 2, Label: "Jonas Reed"})
		if want := "/?do=" + string(action) + "&n=2&of=r1"; !ok || l.Path != want || l.Label != "Jonas Reed" {
			t.Errorf("%s: %+v, want %s", action, l, want)
		}
	}
}
