package discordfake_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"dateline/adapters/discord/discordfake"
)

func TestBucketsAndScopes(t *testing.T) {
	f := discordfake.New(t)
	r := raw(t, f)
	path := "/channels/" + f.Channel("general").ID + "/messages"
	const body = `{"content":"x","allowed_mentions":{"parse":[]}}`
	var status int
	var answer string
	var h http.Header
	for range 5 {
		status, _, h = r.do("POST", path, body)
	}
	if status != 200 || h.Get("X-RateLimit-Remaining") != "0" || h.Get("X-RateLimit-Bucket") == "" {
		t.Errorf("the fifth: %d %v", status, h)
	}
	status, answer, h = r.do("POST", path, body)
	if status != 429 || h.Get("X-RateLimit-Scope") != "user" || h.Get("Retry-After") == "" || !strings.Contains(answer, `"retry_after":`) {
		t.Errorf("the sixth: %d %s %v", status, answer, h)
	}
	if status, _, _ = r.do("POST", "/channels/"+f.Channel("other").ID+"/messages", body); status != 200 {
		t.Errorf("another channel has a bucket of its own: %d", status)
	}
	f.Advance(5 * time.Second)
	if status, _, _ = r.do("POST", path, body); status != 200 {
		t.Errorf("after the window: %d", status)
	}
	for status == 200 {
		status, answer, h = r.do("GET", "/gateway", "")
	}
	if status != 429 || h.Get("X-RateLimit-Global") != "true" && h.Get("X-RateLimit-Scope") != "user" {
		t.Errorf("%d %s %v", status, answer, h)
	}
}

func TestFaults(t *testing.T) {
	f := discordfake.New(t, discordfake.NoRateLimits())
	r := raw(t, f)
	ch := f.Channel("general")
	path := "/channels/" + ch.ID + "/messages"
	const route = "POST /channels/{channel_id}/messages"
	const body = `{"content":"x","allowed_mentions":{"parse":[]}}`
	hold := make(chan struct{})
	close(hold)
	for name, c := range map[string]struct {
		action discordfake.Action
		status int
		answer string
		posted int
	}{
		"respond":     {discordfake.Respond(503, nil, "down"), 503, "down", 0},
		"refuse":      {discordfake.Refuse(403, 50013, "Missing Permissions"), 403, "50013", 0},
		"HTML":        {discordfake.HTML(429), 429, "<html>", 0},
		"global":      {discordfake.RateLimit("global", 1500*time.Millisecond), 429, `"retry_after":1.5`, 0},
		"bare":        {discordfake.RateLimitBare(), 429, "rate limited", 0},
		"drop before": {discordfake.DropBefore(), 0, "EOF", 0},
		"drop after":  {discordfake.DropAfter(), 0, "EOF", 1},
		"truncated":   {discordfake.Truncate(), 200, "EOF", 1},
		"slow":        {discordfake.SlowDrip(time.Microsecond), 200, `"id"`, 1},
		"delay":       {discordfake.Delay(time.Millisecond), 200, `"id"`, 1},
		"hold":        {discordfake.Hold(hold), 200, `"id"`, 1},
	} {
		before := len(ch.Find("bot: x"))
		rule := f.Fault(route, c.action)
		status, answer, _ := r.do("POST", path, body)
		if posted := len(ch.Find("bot: x")) - before; status != c.status || !strings.Contains(answer, c.answer) || posted != c.posted {
			t.Errorf("%s: %d %s, posted %d", name, status, answer, posted)
		}
		if rule.Acted() != 1 {
			t.Errorf("%s: acted %d times", name, rule.Acted())
		}
	}
	f.Fault(route, discordfake.HTML(502)).From(2).Times(2)
	got := ""
	for range 4 {
		status, _, _ := r.do("POST", path, body)
		got += map[int]string{200: "+", 502: "-"}[status]
	}
	if got != "+--+" {
		t.Errorf("from the second, twice: %s", got)
	}
	if n := len(f.Requests(route)); n != 15 {
		t.Errorf("%d requests recorded", n)
	}
}

func TestGlobalLimit(t *testing.T) {
	f := discordfake.New(t, discordfake.Speed(0.01)) // a window of 100 seconds, so that the test stays inside
	r := raw(t, f)
	paths := []string{"/users/@me", "/gateway"}
	var status int
	var h http.Header
	for i := range 51 {
		status, _, h = r.do("GET", paths[i%2], "")
	}
	if status != 429 || h.Get("X-RateLimit-Global") != "true" || h.Get("X-RateLimit-Scope") != "global" {
		t.Errorf("the 51st: %d %v", status, h)
	}
	if status, _, _ = r.do("GET", "/webhooks/"+f.ApplicationID()+"/none/messages/@original", ""); status != 404 {
		t.Errorf("interaction endpoints are outside the global limit: %d", status)
	}
}
