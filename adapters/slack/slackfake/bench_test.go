package slackfake_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/slack-go/slack"

	"dateline/adapters/slack/slackfake"
)

// BenchmarkSlash measures what the fake itself costs a load test: one command by
// HTTP, acknowledged at once.
func BenchmarkSlash(b *testing.B) {
	app := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	defer app.Close()
	s := slackfake.New(b)
	s.DeliverTo(app.URL)
	ann, general := s.User("ann"), s.Channel("general")
	for b.Loop() {
		<-ann.Slash(general, "/coverage x").Done()
	}
}

// BenchmarkPost measures one message, with the checks of the referee.
func BenchmarkPost(b *testing.B) {
	s := slackfake.New(b, slackfake.Options{Events: []string{}})
	general := s.Channel("general")
	api := slack.New(slackfake.BotToken, slack.OptionAPIURL(s.APIURL()))
	blocks := manySections(10, 300)
	for b.Loop() {
		if _, _, err := api.PostMessage(general.ID, quiet(slack.MsgOptionText("x", false), slack.MsgOptionBlocks(blocks...))...); err != nil {
			b.Fatal(err)
		}
	}
}
