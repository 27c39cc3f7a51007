package slackfake

import (
	"bytes"
	"io"
	"net/http"
	"path"
	"time"
)

// maxBody bounds the body of a request, in bytes.
const maxBody = 32 << 20

// Request is a request that the workspace received, and what it answered.
type Request struct {
	// Number counts from 1 in the order of arrival.
	Number int
	At     time.Time
	// Route is the method ("chat.postMessage"), or "commands", "actions",
	// "upload" or "link".
	Route  string
	Header http.Header
	Body   []byte
	// Status and Answer are the workspace's answer, even where a fault kept it
	// from the bot. Status is 0 until the request is processed.
	Status int
	Answer []byte
	// Fault is the name of the [Action] that was applied; "" for none.
	Fault string
}

// Requests are all requests on a route so far, oldest first; on every route when
// it is "".
func (s *Slack) Requests(route string) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	var out []Request
	for _, r := range s.requests {
		if route == "" || r.Route == route {
			out = append(out, *r)
		}
	}
	return out
}

// answer is an HTTP response.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func (a answer) write(w http.ResponseWriter) {
	for k, v := range a.header {
		w.Header()[k] = v
	}
	w.WriteHeader(a.status)
	_, _ = w.Write(a.body)
}

// routeOf names the route of a request.
func routeOf(r *http.Request) string {
	dir, last := path.Split(r.URL.Path)
	if dir == "/api/" {
		return last
	}
	return path.Base(path.Clean(dir))
}

// serve records a request, applies a fault where one is set, and answers.
func (s *Slack) serve(handle func(*http.Request, *Request) answer) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
		if err != nil {
			return
		}
		rec, fault := s.record(r, body)
		if !pause(r.Context(), fault.Delay) {
			return
		}
		var a answer
		if !fault.Skip {
			r.Body = io.NopCloser(bytes.NewReader(body))
			a = handle(r, rec)
			s.recordAnswer(rec, a)
		}
		if !s.pauseOrClose(r, fault.DelayAfter) {
			return
		}
		if fault.Respond != nil {
			fault.Respond(w, r, a.body)
			return
		}
		a.write(w)
	}
}

// pauseOrClose waits; it returns false if the bot hangs up or the workspace
// closes.
func (s *Slack) pauseOrClose(r *http.Request, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	select {
	case <-s.ctx.Done():
		return false
	default:
		return pause(r.Context(), d)
	}
}

func (s *Slack) record(r *http.Request, body []byte) (*Request, Action) {
	s.mu.Lock()
	defer s.mu.Unlock()
	rec := &Request{
		Number: len(s.requests) + 1, At: time.Now(), Route: routeOf(r),
		Header: r.Header.Clone(), Body: body,
	}
	s.requests = append(s.requests, rec)
	action := s.matchFault(rec.Route)
	rec.Fault = action.Name
	s.notifyChange()
	return rec, action
}

func (s *Slack) recordAnswer(rec *Request, a answer) {
	s.mu.Lock()
	defer s.mu.Unlock()
	rec.Status, rec.Answer = a.status, a.body
	s.notifyChange()
}
