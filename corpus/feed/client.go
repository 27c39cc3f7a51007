package feed

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Limits of one request, the same as those of Miniflux
// (https://miniflux.app/docs/configuration.html).
const (
	maxBody        = 15 << 20 // after decompression
	maxHeader      = 256 << 10
	maxRedirects   = 5
	requestTimeout = 30 * time.Second
)

const userAgent = "Dateline/1 (feed reader)"

// A client fetches documents from public addresses, within the limits.
type client struct {
	http    *http.Client
	limiter *hostLimiter
}

func newClient(g *guard, pause time.Duration) *client {
	return &client{
		limiter: newHostLimiter(pause),
		http: &http.Client{
			// get follows redirects itself, to see each of them.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
			Transport: &http.Transport{
				// No proxy: it would connect to addresses that the guard has
				// not checked.
				DialContext:            g.dialContext,
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

// validators are the HTTP cache validators of a document:
// https://www.rfc-editor.org/rfc/rfc9110#name-validator-fields
type validators struct{ etag, modified string }

// A response is what a server sent. Its body is only read for status 200.
type response struct {
	status      int
	body        []byte
	contentType string
	validators  validators
	// url is the address of the document, after all redirects.
	url *url.URL
	// movedTo is the target of permanent redirects, empty if there were none.
	movedTo string
	// retryAfter is how long the server asks to be left alone.
	retryAfter time.Duration
}

// get fetches a document, following redirects. The status is 304 if the
// document still has the known validators.
func (c *client) get(ctx context.Context, address string, known validators) (response, error) {
	at, err := webAddress(address)
	if err != nil {
		return response{}, err
	}
	permanent, moved := true, ""
	for range maxRedirects + 1 {
		resp, to, err := c.fetchOnce(ctx, at, known)
		if err != nil {
			return response{}, err
		}
		if to == nil {
			resp.url, resp.movedTo = at, moved
			return resp, nil
		}
		if permanent = permanent && (resp.status == http.StatusMovedPermanently || resp.status == http.StatusPermanentRedirect); permanent {
			moved = to.String()
		}
		at = to
	}
	return response{}, &readError{reason: "it redirects more than 5 times"}
}

// fetchOnce makes one request. to is the target if the response is a redirect.
func (c *client) fetchOnce(ctx context.Context, at *url.URL, known validators) (resp response, to *url.URL, err error) {
	release, err := c.limiter.acquire(ctx, at.Hostname())
	if err != nil {
		return resp, nil, err
	}
	defer release()
	timed, cancel := context.WithTimeout(ctx, requestTimeout)
	defer cancel()
	req, err := http.NewRequestWithContext(timed, http.MethodGet, at.String(), nil)
	if err != nil {
		return resp, nil, &readError{reason: "its address cannot be used", cause: err}
	}
	setHeaders(req, known)
	raw, err := c.http.Do(req)
	if err != nil {
		return resp, nil, explain(ctx, err)
	}
	defer raw.Body.Close()
	resp = response{status: raw.StatusCode, contentType: raw.Header.Get("Content-Type"), retryAfter: retryAfter(raw.Header.Get("Retry-After"))}
	resp.validators = validators{etag: dropOversized(raw.Header.Get("ETag")), modified: dropOversized(raw.Header.Get("Last-Modified"))}
	if to, err = redirect(at, raw); to != nil || err != nil {
		return resp, to, err
	}
	resp.body, err = readBody(ctx, raw)
	return resp, nil, err
}

func setHeaders(req *http.Request, known validators) {
	req.Header.Set("User-Agent", userAgent)
	req.Header.Set("Accept", "application/atom+xml, application/rss+xml, application/feed+json, text/html;q=0.9, */*;q=0.8")
	if known.etag != "" {
		req.Header.Set("If-None-Match", known.etag)
	}
	if known.modified != "" {
		req.Header.Set("If-Modified-Since", known.modified)
	}
}

// dropOversized drops a header value that is longer than any server has reason
// to send.
func dropOversized(header string) string {
	if len(header) > 1000 {
		return ""
	}
	return header
}

// redirect returns the target of a redirect, nil for any other response.
func redirect(at *url.URL, resp *http.Response) (*url.URL, error) {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil //nolint:nilnil // no redirect is no error
	}
	to, err := at.Parse(resp.Header.Get("Location"))
	if err != nil || resp.Header.Get("Location") == "" {
		return nil, &readError{reason: "it redirects to nowhere", cause: err}
	}
	to.Fragment = ""
	return webAddress(to.String())
}

// readBody reads the body of a response within the limits.
func readBody(ctx context.Context, resp *http.Response) ([]byte, error) {
	if resp.StatusCode != http.StatusOK {
		return nil, nil
	}
	if e := resp.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return nil, &readError{reason: fmt.Sprintf("it is compressed in a way that nobody asked for (%.20q)", e)}
	}
	b, err := io.ReadAll(io.LimitReader(resp.Body, maxBody+1))
	switch {
	case len(b) > maxBody:
		return nil, &readError{reason: "it is larger than 15 MB"}
	case err != nil:
		return nil, explain(ctx, err)
	}
	return b, nil
}

// webAddress parses an address that may be fetched.
func webAddress(s string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return nil, &readError{reason: "its address cannot be read", cause: err}
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return nil, &readError{reason: "its address is none of the web: it must begin with http:// or https://"}
	}
	return u, nil
}

// retryAfter parses a Retry-After header: seconds, or a date
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

// A readError says why something could not be fetched or parsed. The reason
// ends a sentence for a person; the cause is for the log.
type readError struct {
	reason string
	cause  error
}

func (e *readError) Error() string { return e.reason }
func (e *readError) Unwrap() error { return e.cause }

// explain puts a network error into words. It returns the error of ctx
// unchanged.
func explain(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var dns *net.DNSError
	var op *net.OpError
	switch {
	case errors.Is(err, errNotPublic):
		return &readError{"its address is not on the public internet, and is not on the list of those allowed", err}
	case errors.Is(err, context.DeadlineExceeded):
		return &readError{"the server did not finish its answer within 30 seconds", err}
	case errors.As(err, &dns) && dns.IsNotFound:
		return &readError{"no server is known by that name", err}
	case errors.As(err, &dns):
		return &readError{"the server's name could not be looked up", err}
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return &readError{"the server broke off in the middle of its answer", err}
	case errors.As(err, &op) && op.Op == "dial":
		return &readError{"the server could not be connected to", err}
	}
	return &readError{"the server could not be understood", err}
}
