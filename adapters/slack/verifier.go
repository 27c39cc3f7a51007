package slack

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"time"

	"dateline/adapters/chat"
	"dateline/bot/secret"
)

// A verifier checks signatures:
// https://docs.slack.dev/authentication/verifying-requests-from-slack
type verifier struct {
	secret secret.Value
	now    func() time.Time
	// seen has the signatures that were let in.
	seen chat.Memory
}

// A signed request is one that Slack signed.
type signed struct {
	body      []byte
	signature string
}

// read returns the body of a request that Slack signed. The headers are judged
// before the body is read, and the size before it is hashed.
func (v *verifier) read(w http.ResponseWriter, r *http.Request) (signed, error) {
	stamp, signature := r.Header.Get("X-Slack-Request-Timestamp"), r.Header.Get("X-Slack-Signature")
	if err := chat.Fresh(stamp, v.now()); err != nil {
		return signed{}, err
	}
	if v.secret.Empty() || len(signature) != len("v0=")+2*sha256.Size {
		return signed{}, chat.ErrSignature
	}
	body, err := chat.Body(w, r, maxBody, "application/json", "application/x-www-form-urlencoded")
	switch {
	case err != nil:
		return signed{}, err
	case !hmac.Equal([]byte(signature), []byte(v.sign(stamp, body))):
		return signed{}, chat.ErrSignature
	case !v.seen.First(signature, v.now()):
		return signed{}, chat.ErrReplay
	}
	return signed{body, signature}, nil
}

func (v *verifier) sign(stamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(v.secret.Reveal()))
	_, _ = mac.Write([]byte("v0:" + stamp + ":"))
	_, _ = mac.Write(body)
	return "v0=" + hex.EncodeToString(mac.Sum(nil))
}

// forget lets a request in again, because it was not dealt with.
func (v *verifier) forget(k signed) { v.seen.Forget(k.signature) }
