package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/slack-go/slack"

	"dateline/adapters/chat"
)

// The retry table.
func TestClasses(t *testing.T) {
	said := func(code string) error { return slack.SlackErrorResponse{Err: code} }
	status := func(code int) error { return slack.StatusCodeError{Code: code} }
	for _, c := range []struct {
		err   error
		want  chat.Class
		after time.Duration
	}{
		{nil, chat.Done, 0},
		{&slack.RateLimitedError{RetryAfter: 7 * time.Second}, chat.Limited, 7 * time.Second},
		{status(429), chat.Limited, 0},
		{status(500), chat.Again, 0},
		{status(503), chat.Again, 0},
		{status(408), chat.Again, 0},
		{status(400), chat.Pointless, 0},
		{io.ErrUnexpectedEOF, chat.Again, 0},
		{context.DeadlineExceeded, chat.Again, 0},
		{&json.SyntaxError{}, chat.Again, 0},
		{said("ratelimited"), chat.Limited, 0},
		{said("internal_error"), chat.Again, 0},
		{said("invalid_blocks"), chat.Plainer, 0},
		{said("msg_blocks_too_long"), chat.Plainer, 0},
		{said("not_in_channel"), chat.Elsewhere, 0},
		{said("is_archived"), chat.Elsewhere, 0},
		{said("message_not_found"), chat.Spent, 0},
		{said("expired_trigger_id"), chat.Spent, 0},
		{said("token_revoked"), chat.Refused, 0},
		{said("something_new"), chat.Pointless, 0},
		{fmt.Errorf("wrapped: %w", said("used_url")), chat.Spent, 0},
		{&hookError{status: 404}, chat.Spent, 0},
		{&hookError{status: 404, code: "expired_url"}, chat.Spent, 0},
		{&hookError{status: 200, code: "used_url"}, chat.Spent, 0},
		{&hookError{status: 200}, chat.Again, 0},
		{&hookError{status: 400, code: "invalid_blocks"}, chat.Plainer, 0},
		{&hookError{status: 400}, chat.Plainer, 0},
		{&hookError{status: 429, after: time.Second}, chat.Limited, time.Second},
		{&hookError{status: 502}, chat.Again, 0},
	} {
		if f, after := classify(c.err); f != c.want || after != c.after {
			t.Errorf("%v: %v after %v, want %v after %v", c.err, f, after, c.want, c.after)
		}
	}
}

func TestHookAnswers(t *testing.T) {
	for _, c := range []struct {
		status int
		body   string
		want   chat.Class
	}{
		{200, "ok", chat.Done}, {200, "", chat.Done}, {200, `{"ok":true}`, chat.Done}, {200, `{"ok":false,"error":"expired_url"}`, chat.Spent},
		{404, "", chat.Spent}, {200, "<html>", chat.Again}, {500, "<html>", chat.Again}, {400, `{"ok":false,"error":"invalid_blocks"}`, chat.Plainer},
	} {
		err := hookAnswer(&http.Response{StatusCode: c.status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(c.body))})
		if f := classOf(err); f != c.want {
			t.Errorf("%d %s: %v, want %v", c.status, c.body, f, c.want)
		}
	}
}

func TestErrorsLoseTheirAddresses(t *testing.T) {
	err := withoutURL(&url.Error{Op: "Post", URL: "https://hooks.slack.example/commands/secret", Err: io.EOF})
	if strings.Contains(err.Error(), "secret") || !errors.Is(err, io.EOF) {
		t.Errorf("%v", err)
	}
}
