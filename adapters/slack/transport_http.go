package slack

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"strconv"
	"sync"
	"time"

	"dateline/bot"
)

// Handler takes what Slack delivers over HTTP, at /slack/commands,
// /slack/events and /slack/actions. Without a signing secret, and until Slack
// has accepted the bot token, it refuses everything.
func (a *Adapter) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /slack/commands", a.verified(commandBody, kindCommand))
	mux.Handle("POST /slack/events", a.verified(eventBody, kindEvent))
	mux.Handle("POST /slack/actions", a.verified(actionBody, kindInteract))
	return mux
}

// verified reads the raw body, lets through what Slack signed and what did not
// come before, and only then looks inside.
func (a *Adapter) verified(open func([]byte) ([]byte, error), kind string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		sealed, err := a.seal.read(w, r)
		if errors.Is(err, errReplay) && r.Header.Get("X-Slack-Retry-Num") != "" {
			return // a retry within the second in which it was taken in
		}
		if err != nil {
			a.log.Warn("request refused", "path", r.URL.Path, "reason", err)
			http.Error(w, "refused", statusOf(err))
			return
		}
		body, err := open(sealed.body)
		if err != nil {
			a.log.Warn("signed request is malformed", "path", r.URL.Path, "err", err)
			w.Header().Set("X-Slack-No-Retry", "1")
			http.Error(w, "malformed", http.StatusBadRequest)
			return
		}
		if challenge(w, kind, body) {
			return
		}
		reply(w, a.accept(r.Context(), kind, body), func() { a.seal.forget(sealed) })
	})
}

// reply writes an acknowledgement. What was not recorded may come again.
func reply(w http.ResponseWriter, k ack, forget func()) {
	switch {
	case k.refused:
		forget()
		http.Error(w, "not now", http.StatusServiceUnavailable)
	case k.payload != nil:
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		_ = json.NewEncoder(w).Encode(k.payload)
	default:
		w.WriteHeader(http.StatusOK)
	}
}

// challenge answers Slack's check of the address:
// https://docs.slack.dev/reference/events/url_verification
func challenge(w http.ResponseWriter, kind string, body []byte) bool {
	var c callback
	if kind != kindEvent || json.Unmarshal(body, &c) != nil || c.Type != "url_verification" {
		return false
	}
	reply(w, ack{payload: map[string]string{"challenge": c.Challenge}}, nil)
	return true
}

// commandBody makes of a form the object that Socket Mode delivers.
func commandBody(raw []byte) ([]byte, error) {
	form, err := url.ParseQuery(string(raw))
	if err != nil {
		return nil, err
	}
	fields := map[string]string{}
	for k := range form {
		fields[k] = form.Get(k)
	}
	return json.Marshal(fields)
}

func eventBody(raw []byte) ([]byte, error) { return raw, nil }

func actionBody(raw []byte) ([]byte, error) {
	form, err := url.ParseQuery(string(raw))
	if err != nil {
		return nil, err
	}
	if !form.Has("payload") {
		return nil, errors.New("no payload")
	}
	return []byte(form.Get("payload")), nil
}

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
