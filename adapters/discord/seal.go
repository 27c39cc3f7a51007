package discord

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
	"io"
	"maps"
	"mime"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// A seal checks signatures:
// https://discord.com/developers/docs/interactions/overview#setting-up-an-endpoint-validating-security-request-headers
type seal struct {
	key ed25519.PublicKey
	now func() time.Time

	mu    sync.Mutex
	seen  map[string]time.Time // interactions that were let in
	swept time.Time
}

var (
	errSignature = errors.New("signature missing or wrong")
	errStale     = errors.New("timestamp missing, or more than five minutes off")
	errReplay    = errors.New("seen before")
	errTooLarge  = errors.New("body too large")
	errCut       = errors.New("body cut off")
	errMedia     = errors.New("content type not expected")
)

func statusOf(err error) int {
	switch {
	case errors.Is(err, errTooLarge):
		return http.StatusRequestEntityTooLarge
	case errors.Is(err, errCut):
		return http.StatusBadRequest
	case errors.Is(err, errMedia):
		return http.StatusUnsupportedMediaType
	}
	return http.StatusUnauthorized
}

// read returns the body of a request that Discord signed. The headers are
// judged before the body is read, and the size before the signature.
func (s *seal) read(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	stamp := r.Header.Get("X-Signature-Timestamp")
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if off := s.now().Sub(time.Unix(seconds, 0)).Abs(); err != nil || off > maxSkew {
		return nil, errStale
	}
	signature, err := hex.DecodeString(r.Header.Get("X-Signature-Ed25519"))
	if err != nil || len(signature) != ed25519.SignatureSize || len(s.key) != ed25519.PublicKeySize {
		return nil, errSignature
	}
	if r.ContentLength > maxBody {
		return nil, errTooLarge
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/json" {
		return nil, errMedia
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, errTooLarge
	case err != nil:
		return nil, errCut
	case !ed25519.Verify(s.key, append([]byte(stamp), body...), signature):
		return nil, errSignature
	}
	return body, nil
}

// first notes an interaction; false when it was let in before.
func (s *seal) first(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	if s.seen == nil {
		s.seen = map[string]time.Time{}
	}
	if now.Sub(s.swept) > maxSkew {
		s.swept = now
		maps.DeleteFunc(s.seen, func(_ string, at time.Time) bool { return now.Sub(at) > 2*maxSkew })
	}
	if _, ok := s.seen[id]; ok {
		return false
	}
	s.seen[id] = now
	return true
}
