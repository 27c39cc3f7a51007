package slack

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/cenkalti/backoff/v5"
	"github.com/slack-go/slack"
)

// A fate is what becomes of a call after an error.
type fate int

const (
	done      fate = iota // there was no error
	again                 // tried again: Slack or the network is in trouble
	limited               // tried again after a while: nothing was done yet
	plainly               // sent again without blocks
	elsewhere             // the bot cannot write there: answered in private
	spent                 // the address, message or trigger is used up
	refused               // the token is not accepted: the operator must act
	pointless             // nothing helps
)

func (f fate) String() string {
	return [...]string{"done", "again", "limited", "plainly", "elsewhere", "spent", "refused", "pointless"}[f]
}

// fateOf is the retry table. After is what Slack asked to wait, 0 where it did
// not say.
func fateOf(err error) (f fate, after time.Duration) {
	var limit *slack.RateLimitedError
	var status slack.StatusCodeError
	var said slack.SlackErrorResponse
	var hook *hookError
	switch {
	case err == nil:
		return done, 0
	case errors.As(err, &limit):
		return limited, limit.RetryAfter
	case errors.As(err, &hook):
		return hook.fate(), hook.after
	case errors.As(err, &status):
		return fateOfStatus(status.Code), 0
	case errors.As(err, &said):
		return fateOfCode(said.Err), 0
	case errors.Is(err, slack.ErrParametersMissing), errors.Is(err, slack.ErrBlockIDNotUnique):
		return pointless, 0
	}
	return again, 0 // the network, or something that is no JSON
}

func fateOfStatus(code int) fate {
	switch {
	case code == http.StatusTooManyRequests:
		return limited
	case code >= 500 || code == http.StatusRequestTimeout:
		return again
	}
	return pointless
}

// fateOfCode sorts Slack's error codes:
// https://docs.slack.dev/reference/methods/chat.postMessage#errors
func fateOfCode(code string) fate {
	switch code {
	case "ratelimited", "rate_limited", "message_limit_exceeded":
		return limited
	case "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org":
		return again
	case "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "invalid_metadata_format":
		return plainly
	case "not_in_channel", "channel_not_found", "is_archived", "restricted_action", "restricted_action_read_only_channel",
		"restricted_action_thread_only_channel", "restricted_action_non_threadable_channel", "user_not_in_channel",
		"cannot_reply_to_message", "messages_tab_disabled":
		return elsewhere
	case "expired_url", "used_url", "message_not_found", "cant_update_message", "cant_delete_message",
		"edit_window_closed", "thread_not_found", "expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id":
		return spent
	case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive",
		"org_login_required", "not_allowed_token_type", "team_access_not_granted":
		return refused
	}
	return pointless
}

func isFinal(err error) bool {
	f, _ := fateOf(err)
	return f == refused || errors.Is(err, errDisabled)
}

// retry calls op until it succeeds, its error is not worth another attempt, or
// the time for sending is over.
func (s *sender) retry(ctx context.Context, what string, op func(context.Context) error) error {
	waits := backoff.NewExponentialBackOff()
	waits.InitialInterval, waits.MaxInterval = s.pace.first, 20*s.pace.first
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		call, cancel := context.WithTimeout(ctx, s.pace.call)
		defer cancel()
		err := withoutURL(op(call))
		f, after := fateOf(err)
		if f == limited {
			s.meter.HeldBack()
		}
		switch {
		case f == done:
			return struct{}{}, nil
		case f == limited && after > 0:
			return struct{}{}, errors.Join(&backoff.RetryAfterError{Duration: after}, err)
		case f == again, f == limited:
			return struct{}{}, err
		case f == refused:
			s.health.refuse(err)
		}
		return struct{}{}, backoff.Permanent(err)
	}, backoff.WithBackOff(waits), backoff.WithMaxElapsedTime(s.pace.sending),
		backoff.WithNotify(func(err error, wait time.Duration) {
			s.log.DebugContext(ctx, "Slack call is tried again", "call", what, "err", err, "wait", wait.String())
		}))
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

// withoutURL keeps addresses out of errors: those of sockets and of responses
// let in whoever knows them.
func withoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// wholeSeconds makes Retry-After what the library reads: proxies send
// fractions and dates, too.
type wholeSeconds struct{ next http.RoundTripper }

func (t wholeSeconds) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := t.next.RoundTrip(r)
	if err == nil && res.StatusCode == http.StatusTooManyRequests {
		if d := retryAfter(res.Header.Get("Retry-After"), time.Now()); d > 0 {
			res.Header.Set("Retry-After", strconv.Itoa(int(math.Ceil(d.Seconds()))))
		} else {
			res.Header.Del("Retry-After")
		}
	}
	return res, err
}

// retryAfter reads the header: seconds, with or without a fraction, or a date.
// 0 stands for nothing useful.
func retryAfter(header string, now time.Time) time.Duration {
	if s, err := strconv.ParseFloat(header, 64); err == nil && s > 0 && s < 24*3600 {
		return time.Duration(s * float64(time.Second))
	}
	if t, err := http.ParseTime(header); err == nil && t.After(now) {
		return t.Sub(now)
	}
	return 0
}

// A hookError is what a response_url answered but success.
type hookError struct {
	status int
	code   string
	after  time.Duration
}

func (e *hookError) Error() string {
	return fmt.Sprintf("response_url: status %d %s", e.status, e.code)
}

// fate of an answer: Slack documents neither the status nor the body of a
// spent address, so 404 is one too.
func (e *hookError) fate() fate {
	switch f := fateOfCode(e.code); {
	case f != pointless:
		return f
	case e.status == http.StatusNotFound, e.status == http.StatusGone, e.status == http.StatusForbidden:
		return spent
	case e.status == http.StatusBadRequest:
		return plainly
	case e.status == http.StatusOK:
		return again // a page instead of an answer
	}
	return fateOfStatus(e.status)
}

// hookAnswer reads what a response_url answered: "ok", {"ok":true}, or an
// error with any status.
func hookAnswer(res *http.Response) error {
	body, err := io.ReadAll(io.LimitReader(res.Body, 64<<10))
	if err != nil {
		return err
	}
	var said struct {
		OK    bool   `json:"ok"`
		Error string `json:"error"`
	}
	isJSON := json.Unmarshal(body, &said) == nil
	if res.StatusCode == http.StatusOK && (string(body) == "ok" || len(body) == 0 || isJSON && said.OK) {
		return nil
	}
	return &hookError{res.StatusCode, said.Error, retryAfter(res.Header.Get("Retry-After"), time.Now())}
}
