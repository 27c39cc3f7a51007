package discordfake

import (
	"fmt"
	"net/http"
	"time"
)

// Rule injects a fault into some requests. When several rules match a request, the
// first one acts.
type Rule struct {
	f      *Fake
	route  string
	where  func(*http.Request) bool
	skip   int
	times  int // negative: without end
	action Action
	seen   int
	acted  int
}

// Fault adds a rule for a route as in [Request.Route], or for every route if it is
// empty. The rule acts once, on the next matching request, unless [Rule.From] or
// [Rule.Times] change that.
func (f *Fake) Fault(route string, action Action) *Rule {
	r := &Rule{f: f, route: route, times: 1, action: action}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rules = append(f.rules, r)
	return r
}

// From makes the rule begin with the nth matching request after it was added,
// counted from 1.
func (r *Rule) From(n int) *Rule { return r.with(func() { r.skip = n - 1 }) }

// Times makes the rule act on n requests in a row.
func (r *Rule) Times(n int) *Rule { return r.with(func() { r.times = n }) }

// Always makes the rule act on every matching request.
func (r *Rule) Always() *Rule { return r.Times(-1) }

// Where limits the rule to requests for which the function returns true.
func (r *Rule) Where(where func(*http.Request) bool) *Rule { return r.with(func() { r.where = where }) }

func (r *Rule) with(change func()) *Rule {
	r.f.mu.Lock()
	defer r.f.mu.Unlock()
	change()
	return r
}

// Acted is how often the rule has acted.
func (r *Rule) Acted() int {
	r.f.mu.Lock()
	defer r.f.mu.Unlock()
	return r.acted
}

// ClearFaults removes all rules.
func (f *Fake) ClearFaults() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.rules = nil
}

func (f *Fake) matchRule(c *call) *Rule {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, r := range f.rules {
		if r.route != "" && r.route != c.route || r.where != nil && !r.where(c.r) {
			continue
		}
		r.seen++
		if r.seen <= r.skip || r.times >= 0 && r.acted >= r.times {
			continue
		}
		r.acted++
		c.request.Fault = true
		return r
	}
	return nil
}

// Action is what a rule does before the request is processed, or to its answer.
type Action struct {
	reply   func(*Fake) reply // answer without processing
	hold    func(f *Fake, r *http.Request)
	dropped bool // cut the connection without processing
	lost    bool // process, then cut the connection
	cut     bool // process, send half of the body, then cut
	drip    time.Duration
}

// before applies the action ahead of processing; it returns true where the request
// needs no processing.
func (r *Rule) before(f *Fake, w http.ResponseWriter, req *http.Request, c *call) bool {
	a := r.action
	if a.hold != nil {
		a.hold(f, req)
	}
	if a.dropped {
		cutConnection(w)
		return true
	}
	if a.reply == nil {
		return false
	}
	rp := a.reply(f)
	f.mu.Lock()
	c.request.Status = rp.status
	f.countInvalid(rp)
	f.signal()
	f.mu.Unlock()
	writeReply(w, rp)
	return true
}

func (r *Rule) after(f *Fake, w http.ResponseWriter, req *http.Request, rp reply) bool {
	switch a := r.action; {
	case a.lost:
		cutConnection(w)
	case a.cut:
		b := rp.bytes()
		w.Header().Set("Content-Length", fmt.Sprint(len(b)))
		writeHeader(w, rp)
		_, _ = w.Write(b[:len(b)/2]) //nolint:gosec // the other side is a client under test, no browser
		_ = http.NewResponseController(w).Flush()
		cutConnection(w)
	case a.drip > 0:
		f.drip(w, req, rp, a.drip)
	default:
		return false
	}
	return true
}

// drip sends the body one byte at a time.
func (f *Fake) drip(w http.ResponseWriter, req *http.Request, rp reply, every time.Duration) {
	writeHeader(w, rp)
	tick := time.NewTicker(every)
	defer tick.Stop()
	for _, b := range rp.bytes() {
		_, _ = w.Write([]byte{b}) //nolint:gosec // the other side is a client under test, no browser
		_ = http.NewResponseController(w).Flush()
		select {
		case <-tick.C:
		case <-req.Context().Done():
			return
		}
	}
}

// cutConnection closes the connection without an answer.
func cutConnection(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		_ = conn.Close()
	}
}

// Respond answers with a status, headers and a body, and does not process the
// request.
func Respond(status int, header http.Header, body string) Action {
	return Action{reply: func(*Fake) reply {
		return reply{status: status, header: header.Clone(), body: []byte(body)}
	}}
}

// Refuse answers with one of Discord's errors, and does not process the request.
func Refuse(status, code int, message string) Action {
	return Action{reply: func(*Fake) reply { return failed(discordError(status, code, message)) }}
}

// HTML answers with a web page, as Cloudflare does in front of Discord, and does not
// process the request.
func HTML(status int) Action { return Action{reply: func(*Fake) reply { return cloudflare(status) }} }

// RateLimit answers 429 with a scope (user, global or shared), and does not process
// the request. The client is asked to wait for the given real time.
func RateLimit(scope string, after time.Duration) Action {
	return Action{reply: func(f *Fake) reply { return f.rateLimitReply(scope, after) }}
}

// RateLimitBare answers 429 without saying how long to wait, neither in a header nor
// in the body.
func RateLimitBare() Action {
	return Respond(http.StatusTooManyRequests, http.Header{"Content-Type": {"application/json"}},
		`{"message": "You are being rate limited.", "global": false}`)
}

// Delay waits for a real time, and then processes the request.
func Delay(d time.Duration) Action {
	return Action{hold: func(_ *Fake, r *http.Request) {
		select {
		case <-time.After(d):
		case <-r.Context().Done():
		}
	}}
}

// Hold waits until the channel is closed and then processes the request.
func Hold(until <-chan struct{}) Action {
	return Action{hold: func(f *Fake, r *http.Request) {
		select {
		case <-until:
		case <-r.Context().Done():
		case <-f.ctx.Done():
		}
	}}
}

// DropBefore cuts the connection, and does not process the request.
func DropBefore() Action { return Action{dropped: true} }

// DropAfter processes the request and cuts the connection instead of answering, so
// that the client cannot know that the request succeeded.
func DropAfter() Action { return Action{lost: true} }

// Truncate processes the request, sends half of the answer and cuts the connection.
func Truncate() Action { return Action{cut: true} }

// SlowDrip processes the request and sends the answer one byte at a time.
func SlowDrip(every time.Duration) Action { return Action{drip: every} }
