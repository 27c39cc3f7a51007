package slackfake

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// DeliverTo makes all further deliveries by signed HTTP to the app at this
// address; "" goes back to Socket Mode. Commands go to /slack/commands, events
// to /slack/events and interactions to /slack/actions.
func (s *Slack) DeliverTo(baseURL string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.appURL = strings.TrimSuffix(baseURL, "/")
}

// signed is a request to the app with its signature.
type signed struct {
	path, kind string
	body       []byte
	stamp      string
	signature  string
	header     http.Header
}

// sign makes a request with a valid signature
// (https://docs.slack.dev/authentication/verifying-requests-from-slack).
func sign(path, kind string, body []byte, at time.Time, secret string) *signed {
	stamp := strconv.FormatInt(at.Unix(), 10)
	mac := hmac.New(sha256.New, []byte(secret))
	fmt.Fprintf(mac, "v0:%s:%s", stamp, body)
	return &signed{path: path, kind: kind, body: body, stamp: stamp,
		signature: "v0=" + hex.EncodeToString(mac.Sum(nil)), header: http.Header{}}
}

func (r *signed) request(ctx context.Context, base string) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, base+r.path, bytes.NewReader(r.body))
	if err != nil {
		return nil, err
	}
	req.Header = r.header.Clone()
	req.Header.Set("Content-Type", r.kind)
	req.Header.Set("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
	if r.stamp != "" {
		req.Header.Set("X-Slack-Request-Timestamp", r.stamp)
	}
	if r.signature != "" {
		req.Header.Set("X-Slack-Signature", r.signature)
	}
	return req, nil
}

// The content types of deliveries.
const (
	formType = "application/x-www-form-urlencoded"
	jsonType = "application/json"
)

// encode returns the path, content type and body of a delivery.
func encode(d *Delivery) (path, kind string, body []byte) {
	raw, _ := json.Marshal(d.payload)
	switch d.Kind {
	case slashCommands:
		form := url.Values{}
		for k, v := range d.payload {
			form.Set(k, fmt.Sprint(v))
		}
		return "/slack/commands", formType, []byte(form.Encode())
	case interactive:
		return "/slack/actions", formType, []byte(url.Values{"payload": {string(raw)}}.Encode())
	}
	return "/slack/events", jsonType, raw
}

// attemptHTTP makes an attempt by HTTP.
func (s *Slack) attemptHTTP(d *Delivery, number int, reason string) (params, string) {
	path, kind, body := encode(d)
	out := sign(path, kind, body, time.Now(), SigningSecret)
	if number > 0 {
		out.header.Set("X-Slack-Retry-Num", strconv.Itoa(number))
		out.header.Set("X-Slack-Retry-Reason", reason)
	}
	s.mu.Lock()
	base := s.appURL
	s.lastSigned = out
	s.mu.Unlock()
	ctx, cancel := context.WithTimeout(s.ctx, s.wallTime(ackLimit))
	defer cancel()
	return s.exchange(ctx, base, out)
}

func (s *Slack) exchange(ctx context.Context, base string, out *signed) (params, string) {
	status, header, body, err := s.send(ctx, base, out)
	var timeout interface{ Timeout() bool }
	switch {
	case errors.As(err, &timeout) && timeout.Timeout(), ctx.Err() != nil:
		return params{}, "http_timeout"
	case err != nil:
		return params{}, "connection_failed"
	case status >= 200 && status < 300:
		return reply(header, body), ""
	case header.Get("X-Slack-No-Retry") == "1":
		return params{}, noRetry
	}
	return params{}, "http_error"
}

func (s *Slack) send(ctx context.Context, base string, out *signed) (int, http.Header, []byte, error) {
	req, err := out.request(ctx, base)
	if err != nil {
		return 0, nil, nil, err
	}
	res, err := s.client.Do(req)
	if err != nil {
		return 0, nil, nil, err
	}
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(res.Body, maxBody))
	return res.StatusCode, res.Header, body, err
}

// reply parses the answer to a delivery: JSON, or plain text, which Slack shows as
// a message.
func reply(header http.Header, body []byte) params {
	if len(bytes.TrimSpace(body)) == 0 {
		return params{}
	}
	if strings.HasPrefix(header.Get("Content-Type"), jsonType) {
		return jsonParams(body)
	}
	return params{form: url.Values{"text": {string(body)}}}
}

// VerifyURL sends the url_verification challenge to /slack/events, as Slack does
// when an administrator enters the address, and returns an error that says what
// is wrong with the answer.
func (s *Slack) VerifyURL() error {
	challenge := "challenge-" + strconv.FormatInt(time.Now().UnixNano(), 36)
	body, _ := json.Marshal(object{"token": legacyToken, "challenge": challenge, "type": "url_verification"})
	s.mu.Lock()
	base := s.appURL
	s.mu.Unlock()
	ctx, cancel := context.WithTimeout(s.ctx, s.wallTime(ackLimit))
	defer cancel()
	status, _, got, err := s.send(ctx, base, sign("/slack/events", jsonType, body, time.Now(), SigningSecret))
	switch {
	case err != nil:
		return err
	case status != http.StatusOK:
		return fmt.Errorf("the challenge was answered with status %d", status)
	case !strings.Contains(string(got), challenge):
		return fmt.Errorf("the challenge was not answered with its own value but with %q", got)
	}
	return nil
}
