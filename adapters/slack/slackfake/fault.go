package slackfake

import (
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"time"
)

// Rule injects a fault into requests on some routes.
type Rule struct {
	// Route is the route, as in [Request], or a pattern of [path.Match] over
	// it: "chat.*", "commands", "*".
	Route string
	// From is the first matching request that the rule applies to, counted from 1
	// and from when the rule was set; 0 means 1.
	From int
	// Times is how many requests the rule applies to; 0 means all.
	Times int
	// Do is the fault.
	Do Action

	seen, struck int
}

// Action is what happens to a request. The functions of this package that
// return one cover the faults that networks and Slack are known for.
type Action struct {
	// Name is recorded as [Request.Fault].
	Name string
	// Delay passes before the request is processed, DelayAfter before it is
	// answered; both on the wall clock.
	Delay, DelayAfter time.Duration
	// Skip leaves the request unprocessed.
	Skip bool
	// Respond writes the answer. It gets the workspace's own answer as its last
	// argument, nil when processing was skipped. If Respond is nil, that answer
	// is written.
	Respond func(w http.ResponseWriter, r *http.Request, decided []byte)
}

// Fault sets a rule. When several rules match a request, the first one applies.
func (s *Slack) Fault(rule Rule) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rules = append(s.rules, &rule)
}

// ClearFaults removes all rules.
func (s *Slack) ClearFaults() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.rules = nil
}

// matchFault returns the action for the next request on a route. The caller holds
// the lock.
func (s *Slack) matchFault(route string) Action {
	var found *Action
	for _, r := range s.rules {
		if r.next(route) && found == nil {
			found = &r.Do
		}
	}
	if found == nil {
		return Action{}
	}
	return *found
}

func (r *Rule) next(route string) bool {
	if ok, err := path.Match(r.Route, route); err != nil || !ok {
		return false
	}
	r.seen++
	if r.seen < r.From || (r.Times > 0 && r.struck >= r.Times) {
		return false
	}
	r.struck++
	return true
}

// Status answers with a status, headers and a body, and does not process the
// request.
func Status(status int, header http.Header, body string) Action {
	a := answer{status, header, []byte(body)}
	return Action{Name: fmt.Sprintf("status %d", status), Skip: true,
		Respond: func(w http.ResponseWriter, _ *http.Request, _ []byte) { a.write(w) }}
}

// Fails answers HTTP 200 with ok:false, the error code, and the messages as
// response metadata. The request is not processed.
func Fails(code string, messages ...string) Action {
	o := object{"ok": false, "error": code}
	if len(messages) > 0 {
		o["errors"], o["response_metadata"] = messages, object{"messages": messages}
	}
	body, _ := json.Marshal(o)
	a := Status(http.StatusOK, jsonHeader(), string(body))
	a.Name = "error " + code
	return a
}

// RateLimited answers 429 with the given Retry-After; "" leaves the header
// out. Slack sends whole seconds; proxies may send fractions and dates.
func RateLimited(retryAfter string) Action {
	h := jsonHeader()
	if retryAfter != "" {
		h.Set("Retry-After", retryAfter)
	}
	return Status(http.StatusTooManyRequests, h, `{"ok":false,"error":"ratelimited"}`)
}

// HTML answers with a web page, as a broken proxy does.
func HTML(status int) Action {
	h := http.Header{"Content-Type": {"text/html"}}
	return Status(status, h, "<!DOCTYPE html><html><body><h1>Server Error</h1></body></html>")
}

// DropBefore cuts the connection before the request is processed.
func DropBefore() Action { return Action{Name: "drop before", Skip: true, Respond: drop} }

// DropAfter processes the request and cuts the connection instead of
// answering, so that the bot cannot know that the request succeeded.
func DropAfter() Action { return Action{Name: "drop after", Respond: drop} }

func drop(w http.ResponseWriter, _ *http.Request, _ []byte) {
	h, ok := w.(http.Hijacker)
	if !ok {
		return
	}
	if conn, _, err := h.Hijack(); err == nil {
		_ = conn.Close()
	}
}

// Delay waits before it processes the request.
func Delay(d time.Duration) Action { return Action{Name: "delay", Delay: d} }

// DelayAnswer processes the request and waits before it answers.
func DelayAnswer(d time.Duration) Action { return Action{Name: "delay answer", DelayAfter: d} }

// Truncated processes the request and sends the first half of the answer as if
// it were the whole answer.
func Truncated() Action {
	return Action{Name: "truncated", Respond: func(w http.ResponseWriter, _ *http.Request, decided []byte) {
		answer{http.StatusOK, jsonHeader(), decided[:len(decided)/2]}.write(w)
	}}
}

// SlowDrip processes the request and sends the answer byte by byte, one per
// interval.
func SlowDrip(interval time.Duration) Action {
	return Action{Name: "slow drip", Respond: func(w http.ResponseWriter, r *http.Request, decided []byte) {
		answer{http.StatusOK, jsonHeader(), nil}.write(w)
		flush, _ := w.(http.Flusher)
		for i := range decided {
			if !pause(r.Context(), interval) {
				return
			}
			_, _ = w.Write(decided[i : i+1])
			if flush != nil {
				flush.Flush()
			}
		}
	}}
}

func jsonHeader() http.Header {
	return http.Header{"Content-Type": {"application/json; charset=utf-8"}}
}
