package slackfake

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Attack is a request that the app must refuse.
type Attack int

// The attacks. Each but Replay is a genuine slash command except for the one fault
// that it is named after.
const (
	// WrongSecret is signed with another secret.
	WrongSecret Attack = iota + 1
	// Stale was signed ten minutes ago.
	Stale
	// Ahead is signed ten minutes in the future.
	Ahead
	// ChangedBody was changed after it was signed.
	ChangedBody
	// MissingSignature lacks the header with the signature.
	MissingSignature
	// MissingTimestamp lacks the header with the timestamp.
	MissingTimestamp
	// Garbled has a signature that is not hexadecimal.
	Garbled
	// TenMB is properly signed and ten megabytes long.
	TenMB
	// Cut announces more bytes than it sends, and closes the connection.
	Cut
	// Replay repeats the last genuine delivery byte for byte. Its signature is
	// valid, so the app may accept it, but must not answer it twice.
	Replay
)

// Attacks are all attacks except Replay, which needs an earlier delivery.
func Attacks() []Attack {
	return []Attack{WrongSecret, Stale, Ahead, ChangedBody, MissingSignature, MissingTimestamp, Garbled, TenMB, Cut}
}

// String names the attack.
func (a Attack) String() string {
	return [...]string{"none", "wrong secret", "stale", "ahead of time", "changed body", "missing signature",
		"missing timestamp", "garbled signature", "ten megabytes", "cut off", "replay"}[a]
}

// Hostile attacks the app at one of its paths and returns the HTTP status of the
// answer; 0 when the app closed the connection without one.
func (s *Slack) Hostile(a Attack, path string) (int, error) {
	s.mu.Lock()
	base, last := s.appURL, s.lastSigned
	s.mu.Unlock()
	ctx, cancel := context.WithTimeout(s.ctx, 10*time.Second)
	defer cancel()
	out := forgeRequest(a, path)
	switch {
	case a == Replay && last == nil:
		return 0, fmt.Errorf("nothing was delivered that could be replayed")
	case a == Replay:
		out = last
	case a == Cut:
		return sendTruncated(ctx, base, out)
	}
	status, _, _, err := s.send(ctx, base, out)
	if err != nil && a == TenMB {
		return 0, nil // refused before the whole body was sent
	}
	return status, err
}

func forgeRequest(a Attack, path string) *signed {
	kind, body := validBody(path)
	at, secret := time.Now(), SigningSecret
	switch a {
	case WrongSecret:
		secret = "not-the-secret"
	case Stale:
		at = at.Add(-10 * time.Minute)
	case Ahead:
		at = at.Add(10 * time.Minute)
	case TenMB:
		body = append(body, bytes.Repeat([]byte("x"), 10<<20)...)
	}
	out := sign(path, kind, body, at, secret)
	switch a {
	case ChangedBody:
		out.body = append(bytes.Clone(out.body), '1')
	case MissingSignature:
		out.signature = ""
	case MissingTimestamp:
		out.stamp = ""
	case Garbled:
		out.signature = "v0=not-hexadecimal"
	}
	return out
}

// validBody is a body that the app accepts at a path.
func validBody(path string) (kind string, body []byte) {
	switch {
	case strings.HasSuffix(path, "/events"):
		return jsonType, []byte(`{"type":"event_callback","event_id":"EvHostile","event":{"type":"app_mention",` +
			`"user":"U1","channel":"C1","ts":"1700000000.000001","text":"hostile"}}`)
	case strings.HasSuffix(path, "/actions"):
		return formType, []byte("payload=" + url.QueryEscape(`{"type":"block_actions","user":{"id":"U1"},"actions":[]}`))
	}
	return formType, []byte("command=%2Fcoverage&user_id=U1&channel_id=C1&team_id=" + TeamID + "&text=hostile")
}

// sendTruncated sends half of the body and closes its side of the connection.
func sendTruncated(ctx context.Context, base string, out *signed) (int, error) {
	req, err := out.request(ctx, base)
	if err != nil {
		return 0, err
	}
	var raw bytes.Buffer
	if err := req.Write(&raw); err != nil {
		return 0, err
	}
	var d net.Dialer
	conn, err := d.DialContext(ctx, "tcp", req.URL.Host)
	if err != nil {
		return 0, err
	}
	defer func() { _ = conn.Close() }()
	if until, ok := ctx.Deadline(); ok {
		_ = conn.SetDeadline(until)
	}
	if _, err := conn.Write(raw.Bytes()[:raw.Len()-len(out.body)/2]); err != nil {
		return 0, err
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.CloseWrite()
	}
	res, err := http.ReadResponse(bufio.NewReader(conn), req)
	if err != nil {
		return 0, nil
	}
	defer func() { _ = res.Body.Close() }()
	return res.StatusCode, nil
}
