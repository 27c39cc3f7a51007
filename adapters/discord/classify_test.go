package discord

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline/adapters/chat"
)

func TestClasses(t *testing.T) {
	for _, c := range []struct {
		status int
		body   string
		want   chat.Class
	}{
		{429, `{"message":"You are being rate limited.","retry_after":0.25,"global":false}`, chat.Limited},
		{429, `<html>`, chat.Limited},
		{500, ``, chat.Again},
		{502, `<html>`, chat.Again},
		{403, `<html>`, chat.Again},
		{408, `{}`, chat.Again},
		{400, `{"code":50035,"message":"Invalid Form Body"}`, chat.Plainer},
		{400, `{"code":50006,"message":"Cannot send an empty message"}`, chat.Plainer},
		{403, `{"code":160002,"message":"Cannot reply"}`, chat.Unbound},
		{403, `{"code":50013,"message":"Missing Permissions"}`, chat.Elsewhere},
		{403, `{"code":50001,"message":"Missing Access"}`, chat.Elsewhere},
		{403, `{"code":50007,"message":"Cannot send messages to this user"}`, chat.Elsewhere},
		{404, `{"code":10003,"message":"Unknown Channel"}`, chat.Elsewhere},
		{404, `{"code":10008,"message":"Unknown Message"}`, chat.Spent},
		{404, `{"code":10015,"message":"Unknown Webhook"}`, chat.Spent},
		{404, `{"code":10062,"message":"Unknown interaction"}`, chat.Spent},
		{401, `{"code":50027,"message":"Invalid Webhook Token"}`, chat.Spent},
		{401, `{"code":0,"message":"401: Unauthorized"}`, chat.Refused},
		{400, `{"code":12345,"message":"Something new"}`, chat.Pointless},
	} {
		res := &http.Response{StatusCode: c.status, Header: http.Header{}}
		if got := classOf(answered(res, []byte(c.body))); got != c.want {
			t.Errorf("%d %s: %s, want %s", c.status, c.body, got, c.want)
		}
	}
	if got := classOf(errors.New("connection reset by peer")); got != chat.Again {
		t.Errorf("the network: %s", got)
	}
}

func TestHowLongDiscordAsksToWait(t *testing.T) {
	res := &http.Response{StatusCode: 429, Header: http.Header{"Retry-After": {"7"}}}
	if e := answered(res, []byte(`{"retry_after":0.25}`)); e.after != 250*time.Millisecond {
		t.Errorf("the body says it more exactly: %v", e.after)
	}
}

func TestRoutesHoldNoTokens(t *testing.T) {
	for _, path := range []string{
		"/webhooks/1/s3cret/messages/@original", "/webhooks/1/s3cret", "/interactions/1/s3cret/callback", "/channels/1/messages?after=s3cret",
	} {
		if got := route(path); strings.Contains(got, "s3cret") {
			t.Errorf("%s tells it", got)
		}
	}
}
