package discord

import (
	"crypto/ed25519"
	"encoding/hex"
	"net/http"
	"time"

	"dateline/adapters/chat"
)

// A verifier checks signatures:
// https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
type verifier struct {
	key ed25519.PublicKey
	now func() time.Time
	// seen has the interactions that were let in.
	seen chat.Memory
}

// read returns the body of a request that Discord signed. The headers are
// judged before the body is read, and the size before the signature.
func (v *verifier) read(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	stamp := r.Header.Get("X-Signature-Timestamp")
	if err := chat.Fresh(stamp, v.now()); err != nil {
		return nil, err
	}
	signature, err := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
	if err != nil || len(signature) != ed25519.SignatureSize || len(v.key) != ed25519.PublicKeySize {
		return nil, chat.ErrSignature
	}
	body, err := chat.Body(w, r, maxBody, "application/json")
	switch {
	case err != nil:
		return nil, err
	case !ed25519.Verify(v.key, append([]byte(stamp), body...), signature):
		return nil, chat.ErrSignature
	}
	return body, nil
}

// first notes an interaction; false when it was let in before.
func (v *verifier) first(id string) bool { return v.seen.First(id, v.now()) }
