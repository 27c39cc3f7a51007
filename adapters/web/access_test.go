package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"dateline/adapters/adaptertest"
	"dateline/bot/secret"
)

func TestWhoMayRead(t *testing.T) {
	g := newAuthenticator(Config{Token: secret.New(testToken), Proxies: []string{"10.0.0.7", "127.0.0.2", "fd00::/8"}}.withDefaults())
	with := func(addr, host string, headers ...string) *http.Request {
		r := here("GET", "/", "")
		r.RemoteAddr, r.Host = addr, host
		for i := 0; i < len(headers); i += 2 {
			r.Header.Set(headers[i], headers[i+1])
		}
		return r
	}
	for what, c := range map[string]struct {
		r    *http.Request
		want authMethod
	}{
		"the machine itself":              {with("127.0.0.1:5", "127.0.0.1:8080"), byLoopback},
		"the same by name":                {with("127.0.0.1:5", "LocalHost:8080"), byLoopback},
		"the same by IPv6":                {with("[::1]:5", "[::1]:8080"), byLoopback},
		"the same by mapped IPv4":         {with("[::ffff:127.0.0.1]:5", "localhost"), byLoopback},
		"a name that was pointed here":    {with("127.0.0.1:5", "evil.example:8080"), noAuth},
		"no host at all":                  {with("127.0.0.1:5", ""), noAuth},
		"a proxy here, for others":        {with("127.0.0.1:5", "localhost", "X-Forwarded-For", "203.0.113.9"), noAuth},
		"a proxy here, in new words":      {with("127.0.0.1:5", "localhost", "Forwarded", "for=203.0.113.9"), noAuth},
		"a proxy here that says nothing":  {http10(with("127.0.0.1:5", "127.0.0.1:8080")), noAuth},
		"a proxy here that is known":      {with("127.0.0.2:5", "127.0.0.1:8080"), noAuth},
		"somebody else":                   {with("203.0.113.9:5", "localhost"), noAuth},
		"somebody who forges a user":      {with("203.0.113.9:5", "dateline.example", "X-Forwarded-User", "ida"), noAuth},
		"a user who forges on loopback":   {with("127.0.0.1:5", "dateline.example", "X-Forwarded-User", "ida"), noAuth},
		"a proxy that names its user":     {with("10.0.0.7:5", "dateline.example", "X-Forwarded-User", "ida"), byProxy},
		"a proxy in a network":            {with("[fd00::1]:5", "dateline.example", "X-Forwarded-User", "ida"), byProxy},
		"a proxy that names nobody":       {with("10.0.0.7:5", "dateline.example", "X-Forwarded-User", "  "), noAuth},
		"the cookie":                      {with("203.0.113.9:5", "dateline.example", "Cookie", "dateline="+g.cookie()), byToken},
		"the token instead of the cookie": {with("203.0.113.9:5", "dateline.example", "Cookie", "dateline="+testToken), noAuth},
		"a part of the cookie":            {with("203.0.113.9:5", "dateline.example", "Cookie", "dateline="+g.cookie()[:20]), noAuth},
		"the token of a program":          {with("203.0.113.9:5", "dateline.example", "Authorization", "Bearer "+testToken), byToken},
		"another token of a program":      {with("203.0.113.9:5", "dateline.example", "Authorization", "Bearer "+testToken+"x"), noAuth},
		"no address":                      {with("@", "localhost"), noAuth},
	} {
		if got, who := g.authenticate(c.r); got != c.want || (who == "") != (got == noAuth) {
			t.Errorf("%s: %v as %q, want %v", what, got, who, c.want)
		}
	}
}

// http10 turns a request into one of HTTP/1.0.
func http10(r *http.Request) *http.Request {
	r.Proto, r.ProtoMajor, r.ProtoMinor = "HTTP/1.0", 1, 0
	return r
}

// TestNoTokenOpensNothing: where no token is configured, an empty one must not
// let anybody in.
func TestNoTokenOpensNothing(t *testing.T) {
	s := newSite(t, func(c *Config) { c.Token = secret.Value{} })
	for _, path := range []string{"/?token=", "/?token=x", "/"} {
		r := here("GET", path, "")
		r.RemoteAddr = "203.0.113.9:5"
		r.Header.Set("Cookie", "dateline="+s.web.auth.cookie())
		if rec := s.do(r); rec.Code != http.StatusForbidden || rec.Header().Get("Set-Cookie") != "" {
			t.Errorf("%s: %d", path, rec.Code)
		}
	}
}

func TestTheTokenOpensOnce(t *testing.T) {
	s := newSite(t, func(c *Config) { c.PublicURL = "https://dateline.example/" })
	away := func(path string) *http.Request {
		r := here("GET", path, "")
		r.RemoteAddr, r.Host = "203.0.113.9:5", "dateline.example"
		return r
	}
	if rec := s.do(away("/?token=wrong-but-long-enough")); rec.Code != http.StatusForbidden || strings.Contains(rec.Body.String(), "wrong-but") {
		t.Errorf("a wrong token: %d\n%s", rec.Code, rec.Body)
	}
	rec := s.do(away("/articles/ferry?p=0-5&token=" + testToken))
	if to := rec.Header().Get("Location"); rec.Code != http.StatusSeeOther || to != "/articles/ferry?p=0-5" {
		t.Fatalf("%d to %q", rec.Code, to)
	}
	c := rec.Result().Cookies()[0]
	if !c.HttpOnly || !c.Secure || c.SameSite != http.SameSiteLaxMode || strings.Contains(c.Value, testToken) {
		t.Errorf("the cookie is %v", c)
	}
	r := away("/articles/ferry")
	r.AddCookie(c)
	if rec := s.do(r); rec.Code != http.StatusOK {
		t.Errorf("with the cookie: %d", rec.Code)
	}
	// The address to go on to is always on this host.
	if to := s.do(away("//evil.example/?token=" + testToken)).Header().Get("Location"); strings.HasPrefix(to, "//") || strings.Contains(to, ":") {
		t.Errorf("the token leads to %q", to)
	}
}

func TestWhoMayNotReadSeesNothing(t *testing.T) {
	s := newSite(t, nil)
	id := s.ask(t, adaptertest.Answered)
	for _, path := range []string{"/", "/?q=bridge", "/articles/ferry", "/articles/nothing", "/answers/" + id, "/coverage", "/nothing"} {
		r := here("GET", path, "")
		r.RemoteAddr = "203.0.113.9:5"
		rec := s.do(r)
		checkHTML(t, path, rec.Body.String())
		if rec.Code != http.StatusForbidden || strings.Contains(rec.Body.String(), "erry") || strings.Contains(rec.Body.String(), "/coverage") {
			t.Errorf("%s: %d\n%s", path, rec.Code, rec.Body)
		}
	}
	r := here("GET", "/style.css", "")
	r.RemoteAddr = "203.0.113.9:5"
	if rec := s.do(r); rec.Code != http.StatusOK {
		t.Errorf("the style sheet: %d", rec.Code)
	}
	if strings.Contains(s.Log.String(), testToken) {
		t.Error("the token is in the log")
	}
}

// TestHeaders checks that every page has the security headers, error pages
// included.
func TestHeaders(t *testing.T) {
	s := newSite(t, nil)
	for _, path := range []string{"/", "/?q=bridge", "/articles/hostile", "/nothing", "/style.css"} {
		h := s.do(here("GET", path, "")).Header()
		csp := h.Get("Content-Security-Policy")
		for _, want := range []string{"default-src 'none'", "style-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"} {
			if !strings.Contains(csp, want) {
				t.Errorf("%s: %q is not in the policy %q", path, want, csp)
			}
		}
		if strings.Contains(csp, "unsafe") || strings.Contains(csp, "script") || h.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s: %v", path, h)
		}
	}
}

// TestOtherSitesCanOnlyLink: another site may lead a visitor to the page, and do
// nothing else in the visitor's name.
func TestOtherSitesCanOnlyLink(t *testing.T) {
	s := newSite(t, nil)
	id := s.ask(t, adaptertest.Answered)
	asked := s.Search.Asked()
	for what, c := range map[string]struct {
		method, path string
		headers      map[string]string
		want         int
	}{
		"a link":               {"GET", "/?q=bridge", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}, 200},
		"a picture":            {"GET", "/?q=ferry", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "image"}, 403},
		"a frame":              {"GET", "/?q=ferry", map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "iframe"}, 403},
		"a neighbour's fetch":  {"GET", "/?q=ferry", map[string]string{"Sec-Fetch-Site": "same-site", "Sec-Fetch-Dest": "empty"}, 403},
		"a form":               {"POST", "/answers/" + id, map[string]string{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Dest": "document"}, 403},
		"an old browser":       {"POST", "/answers/" + id, map[string]string{"Origin": "https://evil.example"}, 403},
		"a form of an app":     {"POST", "/answers/" + id, map[string]string{"Origin": "null"}, 403},
		"its own form":         {"POST", "/answers/" + id, map[string]string{"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Dest": "document"}, 200},
		"its own, old browser": {"POST", "/answers/" + id, map[string]string{"Origin": "http://127.0.0.1:8080"}, 200},
	} {
		body := ""
		if c.method == "POST" {
			body = url.Values{"verdict": {"praise"}}.Encode()
		}
		r := here(c.method, c.path, body)
		for k, v := range c.headers {
			r.Header.Set(k, v)
		}
		if rec := s.do(r); rec.Code != c.want {
			t.Errorf("%s: %d, want %d", what, rec.Code, c.want)
		}
	}
	if n := s.Search.Asked() - asked; n != 1 {
		t.Errorf("%d searches, and only the link asks", n)
	}
}

func TestConfigFaults(t *testing.T) {
	for what, c := range map[string]Config{
		"characters": {Token: secret.New("short-secret")},
		"10.0.0.x":   {Proxies: []string{"10.0.0.0/8", "10.0.0.x"}},
		"public_url": {PublicURL: "dateline.example"},
		"a path":     {PublicURL: "https://news.example/dateline"},
	} {
		_, err := New(c, nil, nil, nil, nil, nil)
		if err == nil || !strings.Contains(err.Error(), what) || strings.Contains(err.Error(), "short-secret") {
			t.Errorf("%s: %v", what, err)
		}
	}
}
