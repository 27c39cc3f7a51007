package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"time"
)

// What a request may take. Miniflux has the same limits
// (https://miniflux.app/docs/configuration.html).
const (
	maxBody      = 15 << 20 // after decompression
	maxHeader    = 256 << 10
	maxRedirects = 5
	patience     = 30 * time.Second
)

// agent is what the reader calls itself.
const agent = "Dateline/1 (feed reader)"

// A client fetches from public addresses, within its limits.
type client struct {
	http *http.Client
	gate *gate
}

func newClient(g *guard, pause time.Duration) *client {
	return &client{
		gate: newGate(pause),
		http: &http.Client{
			// Redirects are followed by get, which sees each of them.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			Transport: &http.Transport{
				// No proxy: one would connect to what the guard has not seen.
				DialContext:            g.DialContext,
				ForceAttemptHTTP2:      true,
				MaxConnsPerHost:        1,
				MaxIdleConns:           16,
				IdleConnTimeout:        10 * time.Second,
				TLSHandshakeTimeout:    10 * time.Second,
				MaxResponseHeaderBytes: maxHeader,
			},
		},
	}
}

func (c *client) close() { c.http.CloseIdleConnections() }

// A mark is what a server gave with a document to recognise it by.
type mark struct{ etag, modified string }

// An answer is what a server said.
type answer struct {
	status int
	body   []byte
	kind   string // Content-Type
	mark   mark
	// from is where it came from, after all redirects.
	from *url.URL
	// moved is the address to use from now on, empty where it is the same.
	moved string
	// retry is how long the server asks to be left alone, 0 where it does not.
	retry time.Duration
}

// get fetches a document, unless it is still the one known by m: then the
// status is 304.
func (c *client) get(ctx context.Context, address string, m mark) (answer, error) {
	at, err := webAddress(address)
	if err != nil {
		return answer{}, err
	}
	permanent, moved := true, ""
	for range maxRedirects + 1 {
		a, to, err := c.hop(ctx, at, m)
		if err != nil {
			return answer{}, err
		}
		if to == nil {
			a.from, a.moved = at, moved
			return a, nil
		}
		if permanent = permanent && (a.status == http.StatusMovedPermanently || a.status == http.StatusPermanentRedirect); permanent {
			moved = to.String()
		}
		at = to
	}
	return answer{}, &Trouble{Reason: "it redirects more than 5 times"}
}

// hop makes one request; to is where it redirects, if it does.
func (c *client) hop(ctx context.Context, at *url.URL, m mark) (a answer, to *url.URL, err error) {
	leave, err := c.gate.enter(ctx, at.Hostname())
	if err != nil {
		return a, nil, err
	}
	defer leave()
	timed, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	req, err := http.NewRequestWithContext(timed, http.MethodGet, at.String(), nil)
	if err != nil {
		return a, nil, &Trouble{Reason: "its address cannot be used", Err: err}
	}
	head(req, m)
	resp, err := c.http.Do(req)
	if err != nil {
		return a, nil, explain(ctx, err)
	}
	defer resp.Body.Close()
	a = answer{status: resp.StatusCode, kind: resp.Header.Get("Content-Type"), retry: retryAfter(resp.Header.Get("Retry-After"))}
	a.mark = mark{etag: short(resp.Header.Get("ETag")), modified: short(resp.Header.Get("Last-Modified"))}
	if to, err = redirect(at, resp); to != nil || err != nil {
		return a, to, err
	}
	a.body, err = body(ctx, resp)
	return a, nil, err
}

func head(req *http.Request, m mark) {
	req.Header.Set("User-Agent", agent)
	req.Header.Set("Accept", "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.8")
	if m.etag != "" {
		req.Header.Set("If-None-Match", m.etag)
	}
	if m.modified != "" {
		req.Header.Set("If-Modified-Since", m.modified)
	}
}

// short drops what no server has a reason to send.
func short(header string) string {
	if len(header) > 1000 {
		return ""
	}
	return header
}

// redirect returns where a response leads, nil for nowhere.
func redirect(at *url.URL, resp *http.Response) (*url.URL, error) {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil //nolint:nilnil // no redirect is no error
	}
	to, err := at.Parse(resp.Header.Get("Location"))
	if err != nil || resp.Header.Get("Location") == "" {
		return nil, &Trouble{Reason: "it redirects to nowhere", Err: err}
	}
	to.Fragment = ""
	return webAddress(to.String())
}

// body reads what a response holds, within the limits.
func body(ctx context.Context, resp *http.Response) ([]byte, error) {
	if resp.StatusCode != http.StatusOK {
		return nil, nil
	}
	if e := resp.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return nil, &Trouble{Reason: fmt.Sprintf("it is compressed in a way that nobody asked for (%.20q)", e)}
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	switch {
	case len(b) > maxBody:
		return nil, &Trouble{Reason: "it is larger than 15 MB"}
	case err != nil:
		return nil, explain(ctx, err)
	}
	return b, nil
}

// webAddress reads an address that may be fetched.
func webAddress(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return nil, &Trouble{Reason: "its address cannot be read", Err: err}
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, &Trouble{Reason: "its address is none of the web: it must begin with http:// or https://"}
	}
	return u, nil
}

// retryAfter reads the header of that name: seconds, or a date
// (https://www.rfc-editor.org/rfc/rfc9110#field.retry-after).
func retryAfter(s string) time.Duration {
	if s == "" {
		return 0
	}
	if d, err := time.ParseDuration(s + "s"); err == nil {
		return max(0, d)
	}
	t, err := http.ParseTime(s)
	if err != nil {
		return 0
	}
	return max(0, time.Until(t))
}

// A Trouble is why something could not be fetched or read: Reason is a
// sentence's end for a person, Err the cause for the log.
type Trouble struct {
	Reason string
	Err    error
}

func (t *Trouble) Error() string { return t.Reason }
func (t *Trouble) Unwrap() error { return t.Err }

// explain puts a network error into words; the end of ctx stays what it is.
func explain(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var dns *net.DNSError
	var op *net.OpError
	switch {
	case errors.Is(err, errPrivate):
		return &Trouble{"its address is not on the public internet, and is not on the list of those allowed", err}
	case errors.Is(err, context.DeadlineExceeded):
		return &Trouble{"the server did not finish its answer within 30 seconds", err}
	case errors.As(err, &dns) && dns.IsNotFound:
		return &Trouble{"no server is known by that name", err}
	case errors.As(err, &dns):
		return &Trouble{"the server's name could not be looked up", err}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &Trouble{"the server broke off in the middle of its answer", err}
	case errors.As(err, &op) && op.Op == "dial":
		return &Trouble{"the server could not be connected to", err}
	}
	return &Trouble{"the server could not be understood", err}
}

// Networks reads address ranges such as "10.0.0.0/8" or single addresses.
func Networks(list []string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, s := range list {
		p, err := netip.ParsePrefix(s)
		if err != nil {
			a, single := netip.ParseAddr(s)
			if single != nil {
				return nil, fmt.Errorf("%q is no address range such as 10.0.0.0/8", s)
			}
			p = netip.PrefixFrom(a, a.BitLen())
		}
		out = append(out, p.Masked())
	}
	return out, nil
}
