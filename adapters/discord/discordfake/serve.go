package discordfake

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"regexp"
	"strings"
	"time"
)

// maxBody bounds the body of a request, in bytes: Discord accepts 10 MiB of files in
// a server without boosts.
const maxBody = 11 << 20

var baseForm = regexp.MustCompile(`^(/api)?(/v\d+)?/`)

// withoutBase removes a base such as /api/v9 from the path and its escaped form.
func withoutBase(r *http.Request) *http.Request {
	r2 := new(http.Request)
	*r2 = *r
	u := *r.URL
	u.Path = baseForm.ReplaceAllString(u.Path, "/")
	if u.RawPath != "" {
		u.RawPath = baseForm.ReplaceAllString(u.RawPath, "/")
	}
	r2.URL = &u
	return r2
}

type file struct {
	field, name string
	content     []byte
}

// call is a request as handlers see it, which run under the lock.
type call struct {
	r       *http.Request
	route   string
	raw     []byte // the JSON body, or payload_json of a form
	body    any
	files   []file
	request *Request
}

func (c *call) id(name string) string { return c.r.PathValue(name) }

// object is the body if it is an object, otherwise an empty object.
func (c *call) object() obj {
	o, _ := c.body.(obj)
	if o == nil {
		o = obj{}
	}
	return o
}

type reply struct {
	status int
	body   any // nil for none; []byte is sent as it is, other values as JSON
	header http.Header
}

func ok(body any) reply      { return reply{status: http.StatusOK, body: body} }
func created(body any) reply { return reply{status: http.StatusCreated, body: body} }
func noContent() reply       { return reply{status: http.StatusNoContent} }
func failed(e *apiError) reply {
	return reply{status: e.status, body: e.body()}
}

func (rp reply) bytes() []byte {
	switch b := rp.body.(type) {
	case nil:
		return nil
	case []byte:
		return b
	default:
		return encodeJSON(b)
	}
}

// Request is a REST request that the fake received, and the status of the answer.
type Request struct {
	// Seq counts requests from 1, in the order of arrival.
	Seq int
	// At is when the request arrived.
	At time.Time
	// Route is the method and the path, with Discord's names for the variable parts.
	Route string
	// Path is the path that was sent, without a base such as /api/v9, and Query the
	// query.
	Path, Query string
	// Header has the headers that were sent.
	Header http.Header
	// Body is the JSON body, or payload_json of a form.
	Body []byte
	// Status is that of the answer; 0 if the connection was dropped.
	Status int
	// Fault says that a [Rule] acted on the request.
	Fault bool
}

// Requests returns the recent requests, oldest first; if routes are given, only those
// on these routes.
func (f *Fake) Requests(routes ...string) []Request {
	f.mu.Lock()
	defer f.mu.Unlock()
	var out []Request
	for _, r := range f.requests {
		if len(routes) == 0 || contains(routes, r.Route) {
			out = append(out, *r)
		}
	}
	return out
}

func contains(all []string, one string) bool {
	for _, s := range all {
		if s == one {
			return true
		}
	}
	return false
}

func (f *Fake) serveRoute(w http.ResponseWriter, r *http.Request, rt route) {
	c := f.read(r, rt)
	rule := f.matchRule(c)
	if rule != nil && rule.before(f, w, r, c) {
		return
	}
	rp := f.process(c, rt)
	w.Header().Set("Date", time.Now().Add(f.cfg.ahead).UTC().Format(http.TimeFormat))
	f.mu.Lock()
	c.request.Status = rp.status
	f.signal()
	f.mu.Unlock()
	if rule != nil && rule.after(f, w, r, rp) {
		return
	}
	writeReply(w, rp)
}

// read reads and records a request, and has the referee check it.
func (f *Fake) read(r *http.Request, rt route) *call {
	whole, err := io.ReadAll(io.LimitReader(r.Body, maxBody))
	c := &call{r: r, route: rt.pattern, raw: whole}
	kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if kind == "multipart/form-data" && err == nil {
		err = c.readForm(whole, params["boundary"])
	}
	if err == nil && len(c.raw) > 0 {
		c.body, err = decodeJSON(c.raw)
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.requestSeq++
	c.request = &Request{
		Seq: f.requestSeq, At: time.Now(), Route: rt.pattern, Path: r.URL.Path, Query: r.URL.RawQuery,
		Header: r.Header.Clone(), Body: c.raw,
	}
	f.requests = append(f.requests, c.request)
	if n := len(f.requests); n > 2*f.cfg.keep { // rarely, so that the copying costs little
		f.requests = append([]*Request(nil), f.requests[n-f.cfg.keep:]...)
	}
	f.referee(c, kind, err)
	f.signal()
	return c
}

func (c *call) readForm(whole []byte, boundary string) error {
	form := multipart.NewReader(bytes.NewReader(whole), boundary)
	c.raw = nil
	for {
		part, err := form.NextPart()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return err
		}
		if part.FormName() == "payload_json" {
			c.raw = content
			continue
		}
		c.files = append(c.files, file{field: part.FormName(), name: part.FileName(), content: content})
	}
}

// process applies rate limits and authorization, and calls the handler of the
// endpoint.
func (f *Fake) process(c *call, rt route) reply {
	f.mu.Lock()
	defer f.mu.Unlock()
	limited, header := f.checkRateLimits(c, rt)
	var rp reply
	switch {
	case limited != nil:
		rp = *limited
	case !rt.noAuth && !f.authorized(c.r):
		rp = failed(errUnauthorized())
	case len(c.raw) > 0 && !json.Valid(c.raw):
		rp = failed(errNotJSON())
	default:
		rp = rt.serve(c)
	}
	f.countInvalid(rp)
	rp.header = merge(header, rp.header)
	return rp
}

func (f *Fake) authorized(r *http.Request) bool {
	token, isBot := strings.CutPrefix(r.Header.Get("Authorization"), "Bot ")
	return isBot && token == f.token
}

func merge(a, b http.Header) http.Header {
	if a == nil {
		a = http.Header{}
	}
	for k, v := range b {
		a[k] = v
	}
	return a
}

func writeReply(w http.ResponseWriter, rp reply) {
	writeHeader(w, rp)
	_, _ = w.Write(rp.bytes()) //nolint:gosec // the other side is a client under test, no browser
}

func writeHeader(w http.ResponseWriter, rp reply) {
	for k, v := range rp.header {
		w.Header()[k] = v
	}
	if rp.body != nil && w.Header().Get("Content-Type") == "" {
		w.Header().Set("Content-Type", "application/json")
	}
	w.WriteHeader(rp.status)
}
