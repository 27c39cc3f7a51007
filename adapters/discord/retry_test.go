package discord

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestFates(t *testing.T) {
	for _, c := range []struct {
		status int
		body   string
		want   fate
	}{
		{429, `{"message":"You are being rate limited.","retry_after":0.25,"global":false}`, limited},
		{429, `<html>`, limited},
		{500, ``, again},
		{502, `<html>`, again},
		{403, `<html>`, again},
		{408, `{}`, again},
		{400, `{"code":50035,"message":"Invalid Form Body"}`, plainly},
		{400, `{"code":50006,"message":"Cannot send an empty message"}`, plainly},
		{403, `{"code":160002,"message":"Cannot reply"}`, unbound},
		{403, `{"code":50013,"message":"Missing Permissions"}`, elsewhere},
		{403, `{"code":50001,"message":"Missing Access"}`, elsewhere},
		{403, `{"code":50007,"message":"Cannot send messages to this user"}`, elsewhere},
		{404, `{"code":10003,"message":"Unknown Channel"}`, elsewhere},
		{404, `{"code":10008,"message":"Unknown Message"}`, spent},
		{404, `{"code":10015,"message":"Unknown Webhook"}`, spent},
		{404, `{"code":10062,"message":"Unknown interaction"}`, spent},
		{401, `{"code":50027,"message":"Invalid Webhook Token"}`, spent},
		{401, `{"code":0,"message":"401: Unauthorized"}`, refused},
		{400, `{"code":12345,"message":"Something new"}`, pointless},
	} {
		res := &http.Response{StatusCode: c.status, Header: http.Header{}}
		if got := fateOf(answered(res, []byte(c.body))); got != c.want {
			t.Errorf("%d %s: %s, want %s", c.status, c.body, got, c.want)
		}
	}
	if got := fateOf(errors.New("connection reset by peer")); got != again {
		t.Errorf("the network: %s", got)
	}
}

func TestHowLongDiscordAsksToWait(t *testing.T) {
	now := time.Date(2024, 11, 2, 9, 30, 0, 0, time.UTC)
	for header, want := range map[string]time.Duration{
		"": 0, "2": 2 * time.Second, "0.35": 350 * time.Millisecond, "-1": 0, "soon": 0, "1e99": 0, "NaN": 0,
		now.Add(time.Minute).Format(http.TimeFormat): time.Minute, now.Add(-time.Minute).Format(http.TimeFormat): 0,
	} {
		if got := retryAfter(header, now); got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
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
