package slack

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"maps"
	"mime"
	"net/http"
	"strconv"
	"sync"
	"time"

	"dateline/bot"
)

// A seal checks signatures:
// https://docs.slack.dev/authentication/verifying-requests-from-slack
type seal struct {
	secret bot.Secret
	now    func() time.Time

	mu    sync.Mutex
	seen  map[string]time.Time // signatures that were let in, until they are stale
	swept time.Time
}

type sealed struct {
	body      []byte
	signature string
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

// read returns the body of a request that Slack signed. The headers are judged
// before the body is read, and the size before it is hashed.
func (s *seal) read(w http.ResponseWriter, r *http.Request) (sealed, error) {
	stamp, signature := r.Header.Get("X-Slack-Request-Timestamp"), r.Header.Get("X-Slack-Signature")
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if off := s.now().Sub(time.Unix(seconds, 0)).Abs(); err != nil || off > maxSkew {
		return sealed{}, errStale
	}
	if s.secret.Empty() || len(signature) != len("v0=")+2*sha256.Size {
		return sealed{}, errSignature
	}
	if r.ContentLength > maxBody {
		return sealed{}, errTooLarge
	}
	if !knownMedia(r.Header.Get("Content-Type")) {
		return sealed{}, errMedia
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return sealed{}, errTooLarge
	case err != nil:
		return sealed{}, errCut
	case !hmac.Equal([]byte(signature), []byte(s.sign(stamp, body))):
		return sealed{}, errSignature
	case !s.first(signature):
		return sealed{}, errReplay
	}
	return sealed{body, signature}, nil
}

func knownMedia(header string) bool {
	media, _, err := mime.ParseMediaType(header)
	return err == nil && (media == "application/json" || media == "application/x-www-form-urlencoded")
}

func (s *seal) sign(stamp string, body []byte) string {
	mac := hmac.New(sha256.New, []byte(s.secret.Reveal()))
	_, _ = mac.Write([]byte("v0:" + stamp + ":"))
	_, _ = mac.Write(body)
	return "v0=" + hex.EncodeToString(mac.Sum(nil))
}

// first notes a signature; false when it was let in before and is not stale.
func (s *seal) first(signature string) bool {
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
	if _, ok := s.seen[signature]; ok {
		return false
	}
	s.seen[signature] = now
	return true
}

// forget lets a request in again that was not dealt with.
func (s *seal) forget(k sealed) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.seen, k.signature)
}
