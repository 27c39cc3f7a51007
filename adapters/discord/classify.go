package discord

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"

	"dateline/adapters/chat"
)

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

// An apiError is any answer of Discord but success. Unlike the library's, it
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

// classify is the retry table.
func classify(err error) (class chat.Class, after time.Duration) {
	var e *apiError
	switch {
	case err == nil:
		return chat.Done, 0
	case !errors.As(err, &e):
		return chat.Again, 0 // the network, or something that is no JSON
	case e.status == http.StatusTooManyRequests:
		return chat.Limited, e.after
	case e.status >= 500 || e.status == http.StatusRequestTimeout || e.page:
		return chat.Again, 0
	}
	return e.class(), 0
}

// classOf is the class of an error, without how long Discord asked to wait.
func classOf(err error) chat.Class { return chat.Classify(classify).Of(err) }

// class sorts what Discord refuses.
func (e *apiError) class() chat.Class {
	switch e.code {
	case codeUnknownMessage, codeUnknownWebhook, codeUnknownInteraction, codeWebhookToken:
		return chat.Spent
	case codeInvalidForm, codeEmptyMessage:
		return chat.Plainer
	case codeNoHistory:
		return chat.Unbound
	case codeUnknownChannel, codeUnknownGuild, codeMissingAccess, codeMissingPermissions, codeCannotDM, codeNonText, codeArchived:
		return chat.Elsewhere
	}
	if e.status == http.StatusUnauthorized {
		return chat.Refused
	}
	return chat.Pointless
}

// once makes one call through the library. It gives each call a bucket of its
// own, so that none waits for another and none is remembered, and does not
// let the library wait, which ignores contexts.
func (s *sender) once(ctx context.Context, method, path, kind string, body []byte) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, s.timing.Call)
	defer cancel()
	address := s.cfg.APIURL + path
	raw, err := s.rest.RequestWithLockedBucket(method, address, kind, body,
		discordgo.NewRatelimiter().LockBucket(path), 0,
		discordgo.WithContext(ctx), discordgo.WithRetryOnRatelimit(false), discordgo.WithRestRetries(0))
	return raw, own(err)
}

// own turns the library's errors into apiErrors, which hold no address.
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

// unwrapped is what a network error wraps, which may be an apiError of the
// transport.
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
	e := &apiError{page: err != nil, status: res.StatusCode, code: said.Code, message: chat.Shorten(chat.Line(said.Message), 120, chat.Length), global: said.Global}
	if e.after = chat.Seconds(said.After); e.after == 0 {
		e.after = chat.RetryAfter(res.Header.Get("Retry-After"), time.Now())
	}
	return e
}

// refusals keeps answers from the library that it reads wrongly: it fails on
// a 429 of Cloudflare, which is HTML, loses the body of a 502, and takes an
// unreadable rate limit header for a failed call. The rate limit headers are
// read here: when a bucket is empty, the next call waits.
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
	if res.Header.Get("X-RateLimit-Remaining") == "0" {
		s, _ := strconv.ParseFloat(res.Header.Get("X-RateLimit-Reset-After"), 64)
		chat.Exhausted(r.Context(), chat.Seconds(s))
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
	return s.calls.Send(ctx, queueOf(method, path), method+" "+route(path), func(ctx context.Context) error {
		return s.try(ctx, method, path, in, out)
	})
}

// queued matches the part of a path that has a queue of its own: a channel's
// messages and their reactions, and the token of an interaction.
var queued = regexp.MustCompile(`^/channels/\d+/messages|^/webhooks/\d+/[^/]+`)

// queueOf names the queue of a call that sends something: Discord has a bucket
// for each method in each channel, and each token. Empty: it waits for no other.
// https://discord.com/developers/docs/topics/rate-limits
func queueOf(method, path string) string {
	to := queued.FindString(path)
	if to == "" || method == http.MethodGet {
		return ""
	}
	if strings.Contains(path, "/reactions/") {
		to += "/reactions"
	}
	return method + " " + to
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
	} else if left := s.hold.left(time.Now()); left > 0 && !chat.Pause(ctx, left) {
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
