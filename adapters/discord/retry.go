package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"dateline/adapters/traffic"

	"github.com/bwmarrin/discordgo"
	"github.com/cenkalti/backoff/v5"
)

// A fate is what becomes of a call after an error.
type fate int

const (
	done      fate = iota // there was no error
	again                 // tried again: Discord or the network is in trouble
	limited               // tried again after a while: nothing was done yet
	plainly               // sent again in a plainer form
	unbound               // sent again, but not as a reply
	elsewhere             // the bot may not write there: answered in private
	spent                 // the token or message is used up
	refused               // the bot token is not accepted: the operator must act
	pointless             // nothing helps
)

func (f fate) String() string {
	return [...]string{
		"done", "again", "limited", "plainly", "unbound", "elsewhere", "spent", "refused", "pointless",
	}[f]
}

// Discord's error codes in use:
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
const (
	codeUnknownChannel     = 10003
	codeUnknownGuild       = 10004
	codeUnknownMessage     = 10008
	codeUnknownWebhook     = 10015
	codeUnknownInteraction = 10062
	codeAcknowledged       = 40060
	codeMissingAccess      = 50001
	codeEmptyMessage       = 50006
	codeCannotDM           = 50007
	codeNonText            = 50008
	codeMissingPermissions = 50013
	codeWebhookToken       = 50027
	codeInvalidForm        = 50035
	codeArchived           = 50083
	codeNoHistory          = 160002
	codeHasThread          = 160004
)

// An apiError is what Discord answered but success. Unlike the library's, it
// holds neither the address, which may have a token in it, nor the answer.
type apiError struct {
	status, code int
	message      string
	after        time.Duration // what Discord asked to wait, 0 where it did not say
	global       bool          // the limit is on everything
	page         bool          // it was no answer of Discord's API, but of something before it
}

func (e *apiError) Error() string {
	return fmt.Sprintf("status %d, code %d: %s", e.status, e.code, e.message)
}

// codeOf is Discord's code for an error, 0 where there is none.
func codeOf(err error) int {
	var e *apiError
	if errors.As(err, &e) {
		return e.code
	}
	return 0
}

// fateOf is the retry table.
func fateOf(err error) fate {
	var e *apiError
	switch {
	case err == nil:
		return done
	case !errors.As(err, &e):
		return again // the network, or something that is no JSON
	case e.status == http.StatusTooManyRequests:
		return limited
	case e.status >= 500 || e.status == http.StatusRequestTimeout || e.page:
		return again
	}
	switch e.code {
	case codeUnknownMessage, codeUnknownWebhook, codeUnknownInteraction, codeWebhookToken:
		return spent
	case codeInvalidForm, codeEmptyMessage:
		return plainly
	case codeNoHistory:
		return unbound
	case codeUnknownChannel, codeUnknownGuild, codeMissingAccess, codeMissingPermissions, codeCannotDM, codeNonText, codeArchived:
		return elsewhere
	}
	if e.status == http.StatusUnauthorized {
		return refused
	}
	return pointless
}

// once makes one call through the library: on a bucket of its own, so that no
// call waits for another one's and nothing is kept of it, and without the
// library's waiting, which heeds no context.
func (s *sender) once(ctx context.Context, method, path, kind string, body []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, s.pace.call)
	defer cancel()
	address := s.cfg.APIURL + path
	raw, err := s.rest.RequestWithLockedBucket(method, address, kind, body,
		discordgo.NewRatelimiter().LockBucket(path), 0,
		discordgo.WithContext(ctx), discordgo.WithRetryOnRatelimit(false), discordgo.WithRestRetries(0))
	return raw, own(err)
}

// own turns the library's errors into ours, which hold no address.
func own(err error) error {
	var rest *discordgo.RESTError
	var net *url.Error
	switch {
	case errors.As(err, &rest):
		return answered(rest.Response, rest.ResponseBody)
	case errors.As(err, &net):
		return unwrapped(net)
	}
	return err
}

// unwrapped is what a network error wraps: what the transport below found, too.
func unwrapped(err *url.Error) error {
	var e *apiError
	if errors.As(err, &e) {
		return e
	}
	return err.Err
}

// answered reads a refusal.
func answered(res *http.Response, body []byte) *apiError {
	var said struct {
		Code    int     `json:"code"`
		Message string  `json:"message"`
		After   float64 `json:"retry_after"`
		Global  bool    `json:"global"`
	}
	err := json.Unmarshal(body, &said)
	if err != nil {
		said.Message = "no JSON"
	}
	e := &apiError{page: err != nil, status: res.StatusCode, code: said.Code, message: shorten(line(said.Message), 120, length), global: said.Global}
	if e.after = seconds(said.After); e.after == 0 {
		e.after = retryAfter(res.Header.Get("Retry-After"), time.Now())
	}
	return e
}

// refusals takes answers away from the library that it reads wrongly: it
// fails on a 429 of Cloudflare's, which is HTML, loses what a 502 said, and
// takes an unreadable rate limit header for a failure of the call.
type refusals struct{ next http.RoundTripper }

func (t refusals) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := t.next.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if res.StatusCode == http.StatusTooManyRequests || res.StatusCode == http.StatusBadGateway {
		defer func() { _ = res.Body.Close() }()
		body, _ := io.ReadAll(io.LimitReader(res.Body, 64<<10))
		return nil, answered(res, body)
	}
	for _, name := range []string{"X-RateLimit-Remaining", "X-RateLimit-Reset", "X-RateLimit-Reset-After", "X-RateLimit-Global"} {
		res.Header.Del(name)
	}
	if res.StatusCode == http.StatusAccepted { // of a search that is not ready; the library knows only 200, 201 and 204
		res.StatusCode = http.StatusOK
	}
	return res, nil
}

// call makes a call until it succeeds, its error is not worth another attempt,
// or the time for sending is over. in is sent as JSON, out is filled from the
// answer; either may be nil.
func (s *sender) call(ctx context.Context, method, path string, in, out any) error {
	return s.retry(ctx, method+" "+route(path), s.pace.sending, func(ctx context.Context) error {
		return s.try(ctx, method, path, in, out)
	})
}

// try is one attempt.
func (s *sender) try(ctx context.Context, method, path string, in, out any) error {
	var body []byte
	kind := "application/json"
	if in != nil {
		var err error
		if body, kind, err = encoded(in); err != nil {
			return err
		}
	}
	if token.MatchString(path) {
		// what answers an interaction is outside of the global limit
	} else if left := s.hold.left(time.Now()); left > 0 && !traffic.Pause(ctx, left) {
		return ctx.Err()
	}
	raw, err := s.once(ctx, method, path, kind, body)
	var e *apiError
	if errors.As(err, &e) && e.global {
		s.hold.extend(e.after, time.Now())
	}
	if err != nil || out == nil && (len(raw) == 0 || json.Valid(raw)) {
		return err
	}
	if out == nil {
		out = &struct{}{}
	}
	if err := json.Unmarshal(raw, out); err != nil {
		return fmt.Errorf("answer not readable: %w", err) // a page instead of an answer
	}
	return nil
}

// retry calls op as often as its errors are worth it.
func (s *sender) retry(ctx context.Context, what string, within time.Duration, op func(context.Context) error) error {
	waits := backoff.NewExponentialBackOff()
	waits.InitialInterval, waits.MaxInterval = s.pace.first, 20*s.pace.first
	_, err := backoff.Retry(ctx, func() (struct{}, error) {
		err := op(ctx)
		var e *apiError
		f := fateOf(err)
		if f == limited {
			s.meter.HeldBack()
		}
		switch {
		case f == done:
			return struct{}{}, nil
		case f == limited && errors.As(err, &e) && e.after > 0:
			return struct{}{}, errors.Join(&backoff.RetryAfterError{Duration: e.after}, err)
		case f == again, f == limited:
			return struct{}{}, err
		case f == refused:
			s.health.refuse(err)
		}
		return struct{}{}, backoff.Permanent(err)
	}, backoff.WithBackOff(waits), backoff.WithMaxElapsedTime(within),
		backoff.WithNotify(func(err error, wait time.Duration) {
			s.log.DebugContext(ctx, "Discord call is tried again", "call", what, "err", err, "wait", wait.String())
		}))
	if err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

func seconds(s float64) time.Duration {
	if s > 0 && s <= 24*3600 { // false for what is no number, too
		return time.Duration(s * float64(time.Second))
	}
	return 0
}

// retryAfter reads the header: seconds, with or without a fraction, or a date.
// 0 stands for nothing useful.
func retryAfter(header string, now time.Time) time.Duration {
	if s, err := strconv.ParseFloat(header, 64); err == nil {
		return seconds(s)
	}
	if t, err := http.ParseTime(header); err == nil && t.After(now) {
		return t.Sub(now)
	}
	return 0
}
