package chat

import (
	"errors"
	"io"
	"log/slog"
	"mime"
	"net/http"
	"slices"
	"strconv"
	"time"
)

// Why a request is not let in.
var (
	ErrSignature = errors.New("signature missing or wrong")
	errStale     = errors.New("timestamp missing, or more than five minutes off")
	ErrReplay    = errors.New("seen before")
	errTooLarge  = errors.New("body too large")
	errCut       = errors.New("body cut off")
	errMedia     = errors.New("content type not expected")
)

// Status is the HTTP status of a request that is not let in.
func Status(err error) int {
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

// Refuse answers a request that is not let in, and logs why.
func Refuse(w http.ResponseWriter, r *http.Request, log *slog.Logger, why error) {
	log.WarnContext(r.Context(), "request refused", "path", r.URL.Path, "reason", why)
	http.Error(w, "refused", Status(why))
}

// RefuseMalformed answers a request that was let in and cannot be read.
func RefuseMalformed(w http.ResponseWriter, r *http.Request, log *slog.Logger, err error) {
	log.WarnContext(r.Context(), "signed request is malformed", "path", r.URL.Path, "err", err)
	http.Error(w, "malformed", http.StatusBadRequest)
}

// RefuseForNow answers a request that may come again.
func RefuseForNow(w http.ResponseWriter) {
	http.Error(w, "not now", http.StatusServiceUnavailable)
}

// maxSkew is how far the time of a signed request may be off. Slack says five
// minutes, Discord nothing:
// https://docs.slack.dev/authentication/verifying-requests-from-slack
const maxSkew = 5 * time.Minute

// Fresh judges the time of a signed request, in seconds since 1970.
func Fresh(stamp string, now time.Time) error {
	seconds, err := strconv.ParseInt(stamp, 10, 64)
	if err != nil || now.Sub(time.Unix(seconds, 0)).Abs() > maxSkew {
		return errStale
	}
	return nil
}

// Body reads the body of a request that says it is of one of some media types,
// up to a number of bytes. What can be judged without the body is judged first.
func Body(w http.ResponseWriter, r *http.Request, most int64, media ...string) ([]byte, error) {
	if r.ContentLength > most {
		return nil, errTooLarge
	}
	said, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || !slices.Contains(media, said) {
		return nil, errMedia
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, most))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, errTooLarge
	case err != nil:
		return nil, errCut
	}
	return body, nil
}
