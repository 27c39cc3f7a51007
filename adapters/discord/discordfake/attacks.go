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

// Attack names a hostile delivery to the interactions endpoint.
type Attack int

// The hostile deliveries.
const (
	// ForeignKey is well formed and signed by somebody else.
	ForeignKey Attack = iota
	// NoSignature lacks both headers.
	NoSignature
	// BadHex has a signature that is no hexadecimal.
	BadHex
	// ShortSignature has half a signature.
	ShortSignature
	// ChangedBody has one byte changed after signing.
	ChangedBody
	// Stale was signed properly, an hour ago.
	Stale
	// FromFuture was signed properly, for an hour from now.
	FromFuture
	// Replay repeats the last genuine delivery, byte for byte.
	Replay
	// Huge is properly signed and 10 MB long.
	Huge
	// NotJSON is properly signed and no JSON.
	NotJSON
	// Truncated announces more than it sends and hangs up.
	Truncated
)

// String is the attack's name.
func (a Attack) String() string {
	return [...]string{
		"foreign key", "no signature", "bad hex", "short signature", "changed body", "stale", "from the future",
		"replay", "huge", "not JSON", "truncated",
	}[a]
}

// Attack sends a hostile delivery and returns the HTTP status it met; 0 where the
// attacker hung up first. Replay needs a genuine delivery before it.
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
	header, body := f.forge(kind, last)
	status, _, err := f.send(f.ctx, to, header, body)
	return status, err
}

func (f *Fake) forge(kind Attack, last *signedDelivery) (http.Header, []byte) {
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

// truncated speaks HTTP by hand, since a client would refuse to.
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
