package slack

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"time"

	"dateline/adapters/traffic"
	"dateline/bot/secret"
)

// A seal checks signatures:
// https://docs.slack.dev/authentication/verifying-requests-from-slack
type seal struct {
	secret secret.Value
	now    func() time.Time
	// seen has the signatures that were let in.
	seen traffic.Memory
}

type sealed struct {
	body      []byte
	signature string
}

// read returns the body of a request that Slack signed. The headers are judged
// before the body is read, and the size before it is hashed.
func (s *seal) read(w http.ResponseWriter, r *http.Request) (sealed, error) {
	stamp, signature := r.Header.Get("X-Slack-Request-Timestamp"), r.Header.Get("X-Slack-Signature")
	if err := traffic.Fresh(stamp, s.now()); err != nil {
		return sealed{}, err
	}
	if s.secret.Empty() || len(signature) != len("v0=")+2*sha256.Size {
		return sealed{}, traffic.ErrSignature
	}
	body, err := traffic.Body(w, r, maxBody, "application/json", "application/x-www-form-urlencoded")
	switch {
	case err != nil:
		return sealed{}, err
	case !hmac.Equal([]byte(signature), []byte(s.sign(stamp, body))):
		return sealed{}, traffic.ErrSignature
	case !s.seen.First(signature, s.now()):
		return sealed{}, traffic.ErrReplay
	}
	return sealed{body, signature}, nil
}

func (s *seal) sign(stamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(s.secret.Reveal()))
	_, _ = mac.Write([]byte("v0:" + stamp + ":"))
	_, _ = mac.Write(body)
	return "v0=" + hex.EncodeToString(mac.Sum(nil))
}

// forget lets a request in again that was not dealt with.
func (s *seal) forget(k sealed) { s.seen.Forget(k.signature) }
