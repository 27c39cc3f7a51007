package feed

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func fetch(t *testing.T, w *fakeWeb, at string) (response, error) {
	t.Helper()
	c := newClient(w.guard(), time.Second)
	defer c.close()
	return c.get(t.Context(), at, validators{})
}

// reason returns the part of an error that a person reads.
func reason(err error) string {
	var trouble *readError
	if errors.As(err, &trouble) {
		return trouble.reason
	}
	return ""
}

const at = "http://x.example/"

func TestBodySizeIsLimited(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.answers[at] = "HTTP/1.1 200 OK\n\n" + strings.Repeat("x", maxBody+1)
		if _, err := fetch(t, w, at); reason(err) != "it is larger than 15 MB" {
			t.Errorf("got %v", err)
		}
	})
}

func TestDecompressedSizeIsLimited(t *testing.T) {
	var bomb bytes.Buffer
	z := gzip.NewWriter(&bomb)
	zeros := make([]byte, 1<<20)
	for range 64 {
		if _, err := z.Write(zeros); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.answers[at] = "HTTP/1.1 200 OK\nContent-Encoding: gzip\n\n" + bomb.String()
		if _, err := fetch(t, w, at); reason(err) != "it is larger than 15 MB" {
			t.Errorf("got %v", err)
		}
		for _, other := range []string{"br", "deflate", "zstd", "gzip, gzip"} {
			w.answers[at] = "HTTP/1.1 200 OK\nContent-Encoding: " + other + "\n\n" + bomb.String()
			if _, err := fetch(t, w, at); !strings.Contains(reason(err), "compressed") {
				t.Errorf("%s: got %v", other, err)
			}
		}
	})
}

func TestSlowBodiesTimeOut(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.slow = time.Second
		w.answers[at] = "HTTP/1.1 200 OK\nContent-Length: 1000\n\n" + strings.Repeat("x", 1000)
		begin := time.Now()
		_, err := fetch(t, w, at)
		if !strings.Contains(reason(err), "within 30 seconds") || time.Since(begin) != requestTimeout {
			t.Errorf("after %v: %v", time.Since(begin), err)
		}
		time.Sleep(time.Minute) // until the server has noticed, too
	})
}

func TestBrokenAnswersAreExplained(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for raw, want := range map[string]string{
			"HTTP/1.1 200 OK\nContent-Length: 100\n\nshort":         "broke off",
			"HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nzz\r\n": "could not be understood",
			"garbage": "could not be understood",
			"HTTP/1.1 200 OK\nX: " + strings.Repeat("x", maxHeader+1000) + "\n\nbody": "could not be understood",
			"HTTP/1.1 301 Moved\nContent-Length: 0\n\n":                               "redirects to nowhere",
			"HTTP/1.1 302 Found\nLocation: " + at + "\nContent-Length: 0\n\n":         "redirects more than 5 times",
		} {
			w := newFakeWeb(t)
			w.answers[at] = raw
			if _, err := fetch(t, w, at); !strings.Contains(reason(err), want) {
				t.Errorf("%.60q: got %q, %v", raw, reason(err), errors.Unwrap(err))
			}
		}
	})
}

func TestOneRequestAtATimeToAHost(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		for _, path := range []string{"a", "b", "c", "d"} {
			w.respond(at+path, "text/plain", path)
		}
		c := newClient(w.guard(), time.Second)
		defer c.close()
		begin := time.Now()
		done := make(chan error)
		for _, path := range []string{"a", "b", "c", "d"} {
			go func() {
				_, err := c.get(t.Context(), at+path, validators{})
				done <- err
			}()
		}
		for range 4 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		if w.most != 1 || time.Since(begin) != 3*time.Second {
			t.Errorf("%d concurrent requests, all done after %v; want 1, and a second between two", w.most, time.Since(begin))
		}
	})
}

func TestRetryAfter(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		for s, want := range map[string]time.Duration{
			"": 0, "120": 2 * time.Minute, "-5": 0, "soon": 0, "99999999999999999999": 0,
			time.Now().Add(time.Hour).UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT"):  time.Hour,
			time.Now().Add(-time.Hour).UTC().Format("Mon, 02 Jan 2006 15:04:05 GMT"): 0,
		} {
			if got := retryAfter(s); got != want {
				t.Errorf("%q is %v, want %v", s, got, want)
			}
		}
	})
}

func TestTLS(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.Proto+" "+r.Host)
	}))
	s.EnableHTTP2 = true
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	defer s.Close()
	g := newFakeWeb(t).guard()
	g.dial = func(ctx context.Context, _ netip.AddrPort) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "tcp", s.Listener.Addr().String())
	}
	stranger := newClient(g, time.Nanosecond)
	defer stranger.close()
	if _, err := stranger.get(t.Context(), "https://example.com/", validators{}); err == nil {
		t.Error("a certificate from an unknown authority was accepted")
	}
	c := newClient(g, time.Nanosecond)
	defer c.close()
	ours, ok := c.http.Transport.(*http.Transport)
	theirs, both := s.Client().Transport.(*http.Transport)
	if !ok || !both {
		t.Fatal("unexpected type of transport")
	}
	ours.TLSClientConfig = theirs.TLSClientConfig.Clone()
	for range 2 {
		if a, err := c.get(t.Context(), "https://example.com/", validators{}); err != nil || string(a.body) != "HTTP/2.0 example.com" {
			t.Errorf("%v, %q", err, a.body)
		}
	}
}
