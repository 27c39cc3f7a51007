package slack

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/slack-go/slack"

	"dateline/adapters/chat"
)

// classify is the retry table. After is what Slack asked to wait, 0 where it did
// not say.
func classify(err error) (class chat.Class, after time.Duration) {
	var limit *slack.RateLimitedError
	var status slack.StatusCodeError
	var said slack.SlackErrorResponse
	var hook *hookError
	switch {
	case err == nil:
		return chat.Done, 0
	case errors.As(err, &limit):
		return chat.Limited, limit.RetryAfter
	case errors.As(err, &hook):
		return hook.class(), hook.after
	case errors.As(err, &status):
		return classOfStatus(status.Code), 0
	case errors.As(err, &said):
		return classOfCode(said.Err), 0
	case errors.Is(err, slack.ErrParametersMissing), errors.Is(err, slack.ErrBlockIDNotUnique):
		return chat.Pointless, 0
	}
	return chat.Again, 0 // the network, or something that is no JSON
}

func classOfStatus(code int) chat.Class {
	switch {
	case code == http.StatusTooManyRequests:
		return chat.Limited
	case code >= 500 || code == http.StatusRequestTimeout:
		return chat.Again
	}
	return chat.Pointless
}

// classOfCode sorts Slack's error codes:
// https://docs.slack.dev/reference/methods/chat.postMessage#errors
func classOfCode(code string) chat.Class {
	switch code {
	case "ratelimited", "rate_limited", "message_limit_exceeded":
		return chat.Limited
	case "internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org":
		return chat.Again
	case "invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long", "invalid_metadata_format":
		return chat.Plainer
	case "not_in_channel", "channel_not_found", "is_archived", "restricted_action", "restricted_action_read_only_channel",
		"restricted_action_thread_only_channel", "restricted_action_non_threadable_channel", "user_not_in_channel",
		"cannot_reply_to_message", "messages_tab_disabled":
		return chat.Elsewhere
	case "expired_url", "used_url", "message_not_found", "cant_update_message", "cant_delete_message",
		"edit_window_closed", "thread_not_found", "expired_trigger_id", "exchanged_trigger_id", "invalid_trigger_id":
		return chat.Spent
	case "invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive",
		"org_login_required", "not_allowed_token_type", "team_access_not_granted":
		return chat.Refused
	}
	return chat.Pointless
}

// classOf is the class of an error, without how long Slack asked to wait.
func classOf(err error) chat.Class { return chat.Classify(classify).Of(err) }

// isFinal tells whether Slack will refuse whatever is tried.
func isFinal(err error) bool {
	return classOf(err) == chat.Refused || errors.Is(err, errDisabled)
}

// withoutURL keeps addresses out of errors: whoever knows the address of a
// socket or a response_url can use it.
func withoutURL(err error) error {
	var u *url.Error
	if errors.As(err, &u) {
		return u.Err
	}
	return err
}

// wholeSeconds turns Retry-After into whole seconds, which are all that the
// library reads: proxies also send fractions and dates.
type wholeSeconds struct{ next http.RoundTripper }

func (t wholeSeconds) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := t.next.RoundTrip(r)
	if err == nil && res.StatusCode == http.StatusTooManyRequests {
		if d := chat.RetryAfter(res.Header.Get("Retry-After"), time.Now()); d > 0 {
			res.Header.Set("Retry-After", strconv.Itoa(int(math.Ceil(d.Seconds()))))
		} else {
			res.Header.Del("Retry-After")
		}
	}
	return res, err
}

// A hookError is any answer of a response_url but success.
type hookError struct {
	status int
	code   string
	after  time.Duration
}

func (e *hookError) Error() string {
	return fmt.Sprintf("response_url: status %d %s", e.status, e.code)
}

// class sorts the answer. Slack documents neither the status nor the body for
// a spent address, so 404 counts as one.
func (e *hookError) class() chat.Class {
	switch f := classOfCode(e.code); {
	case f != chat.Pointless:
		return f
	case e.status == http.StatusNotFound, e.status == http.StatusGone, e.status == http.StatusForbidden:
		return chat.Spent
	case e.status == http.StatusBadRequest:
		return chat.Plainer
	case e.status == http.StatusOK:
		return chat.Again // a page instead of an answer
	}
	return classOfStatus(e.status)
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
	return &hookError{res.StatusCode, said.Error, chat.RetryAfter(res.Header.Get("Retry-After"), time.Now())}
}
