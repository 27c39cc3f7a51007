package web

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"

	"dateline/bot/secret"
)

// cookieName is the cookie that a visit with the token leaves behind.
const cookieName = "dateline"

// cookieAge is how long the browser keeps the cookie, in seconds: 90 days.
const cookieAge = 90 * 24 * 60 * 60

// An authMethod is how a visitor proved that they may read.
type authMethod int

const (
	noAuth     authMethod = iota
	byLoopback            // from this machine itself
	byProxy               // named by a reverse proxy
	byToken               // with the token, or the cookie that was set for it
)

func (m authMethod) String() string {
	return [...]string{"none", "loopback", "proxy", "token"}[m]
}

// An authenticator decides who may read.
type authenticator struct {
	token      secret.Value
	proxies    []netip.Prefix
	userHeader string
	// key makes pseudonyms of addresses, so that no address is kept. It lives
	// as long as the process.
	key []byte
}

func newAuthenticator(cfg Config) authenticator {
	key := make([]byte, 32)
	_, _ = rand.Read(key)               // documented never to fail
	proxies, _ := networks(cfg.Proxies) // Check has validated them
	return authenticator{token: cfg.Token, proxies: proxies, userHeader: cfg.UserHeader, key: key}
}

// authenticate decides on one request. The visitor is whom limits count: the
// user that a proxy named, otherwise a pseudonym of the address.
func (a authenticator) authenticate(r *http.Request) (method authMethod, visitor string) {
	addr := remoteAddr(r)
	if user := strings.TrimSpace(r.Header.Get(a.userHeader)); user != "" && a.isProxy(addr) {
		return byProxy, user
	}
	switch {
	case a.hasCookie(r), a.hasBearerToken(r):
		return byToken, a.pseudonym(addr)
	case a.isProxy(addr): // a proxy that names nobody, even one on this machine
		return noAuth, ""
	case isLocal(addr, r):
		return byLoopback, a.pseudonym(addr)
	}
	return noAuth, ""
}

func (a authenticator) isProxy(addr netip.Addr) bool {
	for _, p := range a.proxies {
		if p.Contains(addr) {
			return true
		}
	}
	return false
}

// isLocal tells whether a request was made on this machine, to this machine. A
// request that a local reverse proxy forwards was not; nor was one for another
// site's host name that resolves to the loopback address (DNS rebinding).
func isLocal(addr netip.Addr, r *http.Request) bool {
	// No browser speaks HTTP/1.0. By default nginx does to its upstreams, and
	// sends none of the headers below.
	if !addr.IsLoopback() || !r.ProtoAtLeast(1, 1) {
		return false
	}
	for _, h := range []string{"Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Via"} {
		if r.Header.Get(h) != "" {
			return false
		}
	}
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	named, err := netip.ParseAddr(strings.Trim(host, "[]"))
	return strings.EqualFold(host, "localhost") || err == nil && named.IsLoopback()
}

// remoteAddr is the address that a request came from, without its port; the
// zero Addr where it cannot be read.
func remoteAddr(r *http.Request) netip.Addr {
	a, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return a.Addr().Unmap().WithZone("")
}

// pseudonym names a visitor without revealing their address. A whole IPv6 /64
// network counts as one visitor, since one household or machine has it to
// itself.
func (a authenticator) pseudonym(addr netip.Addr) string {
	if addr.Is6() {
		if p, err := addr.Prefix(64); err == nil {
			addr = p.Addr()
		}
	}
	return "visitor-" + a.sign(a.key, addr.String())[:16]
}

// cookie is the value that a browser gets for the token, which cannot be
// derived from it.
func (a authenticator) cookie() string {
	return a.sign([]byte(a.token.Reveal()), "dateline web cookie 1")
}

func (authenticator) sign(key []byte, message string) string {
	mac := hmac.New(sha256.New, key)
	_, _ = mac.Write([]byte(message)) // a hash never fails to write
	return hex.EncodeToString(mac.Sum(nil))
}

func (a authenticator) hasCookie(r *http.Request) bool {
	c, err := r.Cookie(cookieName)
	return err == nil && !a.token.Empty() && hmac.Equal([]byte(c.Value), []byte(a.cookie()))
}

// hasBearerToken tells whether a request carries the token in its headers, as
// programs send it: https://www.rfc-editor.org/rfc/rfc6750#section-2.1.
func (a authenticator) hasBearerToken(r *http.Request) bool {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return ok && a.matches(token)
}

// matches compares a token with the right one in constant time.
func (a authenticator) matches(token string) bool {
	given, right := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(a.token.Reveal()))
	return !a.token.Empty() && hmac.Equal(given[:], right[:])
}

// visitorKey is the key of the visitor in a request's context.
type visitorKey struct{}

func visitor(ctx context.Context) string {
	name, _ := ctx.Value(visitorKey{}).(string)
	return name
}

// localKey is the key in a request's context of whether it was made on this machine.
type localKey struct{}

func isLocalVisit(ctx context.Context) bool {
	local, _ := ctx.Value(localKey{}).(bool)
	return local
}

// requireAuth serves next to visitors who may read. A visit with the token
// gets the cookie and is redirected to the same address without the token, so
// that no browser history keeps it.
func (w *Web) requireAuth(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if token := r.URL.Query().Get("token"); token != "" && w.auth.matches(token) {
			w.signIn(rw, r)
			return
		}
		method, name := w.auth.authenticate(r)
		if method == noAuth {
			w.log.InfoContext(r.Context(), "visit refused")
			w.refuse(rw, r, mayNotRead)
			return
		}
		ctx := context.WithValue(r.Context(), visitorKey{}, name)
		next.ServeHTTP(rw, r.WithContext(context.WithValue(ctx, localKey{}, method == byLoopback)))
	})
}

func (w *Web) signIn(rw http.ResponseWriter, r *http.Request) {
	http.SetCookie(rw, &http.Cookie{ //nolint:gosec // Secure would keep it from those who have no TLS, such as on a local network
		Name: cookieName, Value: w.auth.cookie(), Path: "/", MaxAge: cookieAge, HttpOnly: true,
		// Links in chat messages lead here, so not Strict.
		SameSite: http.SameSiteLaxMode,
		Secure:   r.TLS != nil || strings.HasPrefix(w.cfg.PublicURL, "https:"),
	})
	query := r.URL.Query()
	query.Del("token")
	to := url.URL{Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: query.Encode()}
	http.Redirect(rw, r, localPath(to), http.StatusSeeOther)
}

// localPath formats an address on this host. A path that begins with // would
// redirect to another host.
func localPath(u url.URL) string {
	return "/" + strings.TrimLeft(u.String(), "/\\")
}
