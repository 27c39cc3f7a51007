package slackfake_test

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"dateline/adapters/slack/slackfake"
)

func TestFaults(t *testing.T) {
	cases := []struct {
		name   string
		do     slackfake.Action
		want   string // in the client's error
		posted bool
	}{
		{"status", slackfake.Status(503, nil, ""), "503", false},
		{"html", slackfake.HTML(http.StatusOK), "invalid character", false},
		{"drop before", slackfake.DropBefore(), "EOF", false},
		{"drop after", slackfake.DropAfter(), "EOF", true},
		{"truncated", slackfake.Truncated(), "unexpected EOF", true},
		{"refused", slackfake.Fails("fatal_error"), "fatal_error", false},
		{"limited", slackfake.RateLimited("7"), "retry after 7s", false},
		{"limited without a time", slackfake.RateLimited(""), "429", false},
		{"limited with a fraction", slackfake.RateLimited("0.5"), "invalid syntax", false},
		{"late", slackfake.Delay(time.Hour), "canceled", false},
		{"answered late", slackfake.DelayAnswer(time.Hour), "canceled", true},
		{"drip", slackfake.SlowDrip(time.Hour), "canceled", true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := slackfake.New(t)
			general := s.Channel("general")
			s.Fault(slackfake.Rule{Route: "chat.*", From: 2, Times: 1, Do: c.do})
			api := client(t, s)
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			send := func(ctx context.Context, text string) error {
				_, _, err := api.PostMessageContext(ctx, general.ID, quiet(slack.MsgOptionText(text, false))...)
				return err
			}
			if err := send(t.Context(), "first"); err != nil {
				t.Fatal(err)
			}
			if c.want == "canceled" { // the client gives up once Slack has done all that it will do
				go func() {
					s.Until("the fault", func() bool {
						return len(s.Requests("chat.postMessage")) == 2 && (general.Count("second") == 1) == c.posted
					})
					cancel()
				}()
			}
			err := send(ctx, "second")
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v, and not %q", err, c.want)
			}
			if got := general.Count("second") == 1; got != c.posted {
				t.Errorf("posted: %v", got)
			}
			if err := send(t.Context(), "third"); err != nil {
				t.Errorf("after the fault: %v", err)
			}
		})
	}
}

func TestBurstOnEveryRoute(t *testing.T) {
	s := slackfake.New(t)
	s.Fault(slackfake.Rule{Route: "*", Times: 3, Do: slackfake.HTML(http.StatusBadGateway)})
	api := client(t, s)
	var code slack.StatusCodeError
	for range 3 {
		if _, err := api.AuthTest(); !errors.As(err, &code) || code.Code != http.StatusBadGateway {
			t.Fatal(err)
		}
	}
	if _, err := api.AuthTest(); err != nil {
		t.Fatal(err)
	}
	if r := s.Requests("auth.test"); len(r) != 4 || r[0].Fault == "" || r[3].Fault != "" || r[3].Status != 200 {
		t.Errorf("%+v", r)
	}
	s.Fault(slackfake.Rule{Route: "link", Do: slackfake.Status(503, nil, "")})
	_, url, err := api.StartSocketModeContext(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if status := refusedDial(t, url); status != 503 {
		t.Errorf("the socket was answered with %d", status)
	}
	s.ClearFaults()
}
