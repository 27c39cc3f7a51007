package discord

import (
	"crypto/ed25519"
	"encoding/hex"
	"net/http"
	"time"

	"dateline/adapters/traffic"
)

// A seal checks signatures:
// https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
type seal struct {
	key ed25519.PublicKey
	now func() time.Time
	// seen has the interactions that were let in.
	seen traffic.Memory
}

// read returns the body of a request that Discord signed. The headers are
// judged before the body is read, and the size before the signature.
func (s *seal) read(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	stamp := r.Header.Get("X-Signature-Timestamp")
	if err := traffic.Fresh(stamp, s.now()); err != nil {
		return nil, err
	}
	signature, err := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
	if err != nil || len(signature) != ed25519.SignatureSize || len(s.key) != ed25519.PublicKeySize {
		return nil, traffic.ErrSignature
	}
	body, err := traffic.Body(w, r, maxBody, "application/json")
	switch {
	case err != nil:
		return nil, err
	case !ed25519.Verify(s.key, append([]byte(stamp), body...), signature):
		return nil, traffic.ErrSignature
	}
	return body, nil
}

// first notes an interaction; false when it was let in before.
func (s *seal) first(id string) bool { return s.seen.First(id, s.now()) }
