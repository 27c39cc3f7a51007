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
)

// The retry table.
func TestFates(t *testing.T) {
	said := func(code string) error { return slack.SlackErrorResponse{Err: code} }
	status := func(code int) error { return slack.StatusCodeError{Code: code} }
	for _, c := range []struct {
		err   error
		want  fate
		after time.Duration
	}{
		{nil, done, 0},
		{&slack.RateLimitedError{RetryAfter: 7 * time.Second}, limited, 7 * time.Second},
		{status(429), limited, 0},
		{status(500), again, 0},
		{status(503), again, 0},
		{status(408), again, 0},
		{status(400), pointless, 0},
		{io.ErrUnexpectedEOF, again, 0},
		{context.DeadlineExceeded, again, 0},
		{&json.SyntaxError{}, again, 0},
		{said("ratelimited"), limited, 0},
		{said("internal_error"), again, 0},
		{said("invalid_blocks"), plainly, 0},
		{said("msg_blocks_too_long"), plainly, 0},
		{said("not_in_channel"), elsewhere, 0},
		{said("is_archived"), elsewhere, 0},
		{said("message_not_found"), spent, 0},
		{said("expired_trigger_id"), spent, 0},
		{said("token_revoked"), refused, 0},
		{said("something_new"), pointless, 0},
		{fmt.Errorf("wrapped: %w", said("used_url")), spent, 0},
		{&hookError{status: 404}, spent, 0},
		{&hookError{status: 404, code: "expired_url"}, spent, 0},
		{&hookError{status: 200, code: "used_url"}, spent, 0},
		{&hookError{status: 200}, again, 0},
		{&hookError{status: 400, code: "invalid_blocks"}, plainly, 0},
		{&hookError{status: 400}, plainly, 0},
		{&hookError{status: 429, after: time.Second}, limited, time.Second},
		{&hookError{status: 502}, again, 0},
	} {
		if f, after := fateOf(c.err); f != c.want || after != c.after {
			t.Errorf("%v: %v after %v, want %v after %v", c.err, f, after, c.want, c.after)
		}
	}
}

func TestRetryAfterIsRead(t *testing.T) {
	now := time.Date(2024, 11, 2, 9, 30, 0, 0, time.UTC)
	for header, want := range map[string]time.Duration{
		"": 0, "3": 3 * time.Second, "0.5": time.Second / 2, "-1": 0, "soon": 0, "1e300": 0, "NaN": 0,
		now.Add(4 * time.Second).Format(http.TimeFormat): 4 * time.Second, now.Add(-time.Hour).Format(http.TimeFormat): 0,
	} {
		if got := retryAfter(header, now); got != want {
			t.Errorf("%q: %v, want %v", header, got, want)
		}
	}
}

func TestHookAnswers(t *testing.T) {
	for _, c := range []struct {
		status int
		body   string
		want   fate
	}{
		{200, "ok", done}, {200, "", done}, {200, `{"ok":true}`, done}, {200, `{"ok":false,"error":"expired_url"}`, spent},
		{404, "", spent}, {200, "<html>", again}, {500, "<html>", again}, {400, `{"ok":false,"error":"invalid_blocks"}`, plainly},
	} {
		err := hookAnswer(&http.Response{StatusCode: c.status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(c.body))})
		if f, _ := fateOf(err); f != c.want {
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
