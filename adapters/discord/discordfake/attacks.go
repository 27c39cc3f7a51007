package discordfake

import (
	"bytes"
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Attack is a kind of hostile delivery to the interactions endpoint.
type Attack int

// The hostile deliveries.
const (
	// ForeignKey is well formed, and signed with another key.
	ForeignKey Attack = iota
	// NoSignature lacks the headers with the signature and the timestamp.
	NoSignature
	// BadHex has a signature that is not hexadecimal.
	BadHex
	// ShortSignature has half a signature.
	ShortSignature
	// ChangedBody has one byte changed after signing.
	ChangedBody
	// Stale was properly signed an hour ago.
	Stale
	// FromFuture is properly signed with a timestamp an hour ahead.
	FromFuture
	// Replay repeats the last genuine delivery, byte for byte.
	Replay
	// Huge is properly signed and 10 MB long.
	Huge
	// NotJSON is properly signed, and not JSON.
	NotJSON
	// Truncated announces more bytes than it sends, and closes the connection.
	Truncated
)

// String is the attack's name.
func (a Attack) String() string {
	return [...]string{
		"foreign key", "no signature", "bad hex", "short signature", "changed body", "stale", "from the future",
		"replay", "huge", "not JSON", "truncated",
	}[a]
}

// Attack sends a hostile delivery and returns the HTTP status of the answer; 0 for
// Truncated, which does not wait for one. Replay needs an earlier delivery.
func (f *Fake) Attack(kind Attack) (int, error) {
	f.mu.Lock()
	to, last := f.endpoint, f.lastSigned
	f.mu.Unlock()
	if to == "" {
		return 0, errors.New("no interactions endpoint is set")
	}
	if kind == Truncated {
		return 0, truncated(to)
	}
	if kind == Replay && last == nil {
		return 0, errors.New("nothing was delivered yet that could be replayed")
	}
	header, body := f.forgeDelivery(kind, last)
	status, _, err := f.send(f.ctx, to, header, body)
	return status, err
}

func (f *Fake) forgeDelivery(kind Attack, last *signedDelivery) (http.Header, []byte) {
	body := encodeJSON(obj{"id": "7", "application_id": f.bot.id, "type": interPing, "token": "x", "version": 1})
	key, at := f.key, time.Now()
	switch kind {
	case ForeignKey:
		_, key, _ = ed25519.GenerateKey(nil)
	case Stale:
		at = at.Add(-time.Hour)
	case FromFuture:
		at = at.Add(time.Hour)
	case Huge:
		body = append([]byte(`{"type":1,"pad":"`), bytes.Repeat([]byte("x"), 10<<20)...)
		body = append(body, `"}`...)
	case NotJSON:
		body = []byte("payload=%7B%7D\x00")
	}
	h := f.sign(key, at, body)
	switch kind {
	case NoSignature:
		h = http.Header{}
	case BadHex:
		h.Set("X-Signature-Ed25519", strings.Repeat("zz", ed25519.SignatureSize))
	case ShortSignature:
		h.Set("X-Signature-Ed25519", h.Get("X-Signature-Ed25519")[:ed25519.SignatureSize])
	case ChangedBody:
		body = append(body[:len(body)-1:len(body)-1], ' ', '}')
	case Replay:
		body = last.body
		h = http.Header{}
		h.Set("X-Signature-Timestamp", last.timestamp)
		h.Set("X-Signature-Ed25519", hex.EncodeToString(ed25519.Sign(f.key, append([]byte(last.timestamp), body...))))
	}
	return h, body
}

// truncated writes the request by hand, since no HTTP client sends a truncated one.
func truncated(to string) error {
	u, err := url.Parse(to)
	if err != nil {
		return err
	}
	conn, err := net.Dial("tcp", u.Host)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(conn, "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\n"+
		"Content-Length: 5000\r\n\r\n{\"type\":1,", u.RequestURI(), u.Host)
	return errors.Join(err, conn.Close())
}
