package slackfake_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"

	"dateline/adapters/slack/slackfake"
)

// This bot gives every command the same answer, over HTTP.
func Example() {
	bot := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprint(w, "Not in the coverage")
	}))
	defer bot.Close()

	s := slackfake.Start(slackfake.Options{})
	defer s.Close()
	s.DeliverTo(bot.URL)
	ann, general := s.User("ann"), s.Channel("general")

	<-ann.Slash(general, "/coverage how many shells?").Done()

	fmt.Println(general)
	// Output:
	// U1 asks: /coverage how many shells?
	// only U1 sees #1: Not in the coverage
}
