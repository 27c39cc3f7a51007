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

	"dateline/bot"
)

// cookieName holds what a visit with the token leaves behind.
const cookieName = "dateline"

// cookieAge is how long it does, in seconds: 90 days.
const cookieAge = 90 * 24 * 60 * 60

// An entry says why a visitor may read, or that they may not.
type entry int

const (
	closed  entry = iota
	local         // from the machine itself
	byProxy       // named by a reverse proxy
	byToken       // with the token, or the cookie that it gave
)

func (e entry) String() string {
	return [...]string{"closed", "local", "proxy", "token"}[e]
}

// A gate decides who may read.
type gate struct {
	token      bot.Secret
	proxies    []netip.Prefix
	userHeader string
	// key makes the names of visitors, so that no address is kept.
	key []byte
}

func newGate(cfg Config) gate {
	key := make([]byte, 32)
	_, _ = rand.Read(key)               // documented never to fail
	proxies, _ := networks(cfg.Proxies) // check has read them before
	return gate{token: cfg.Token, proxies: proxies, userHeader: cfg.UserHeader, key: key}
}

// judge decides on one request. The visitor is who asks, for limits: a name
// that a proxy gave, else a pseudonym of the address that lasts as long as the
// process.
func (g gate) judge(r *http.Request) (e entry, visitor string) {
	addr := remote(r)
	if user := strings.TrimSpace(r.Header.Get(g.userHeader)); user != "" && g.trusts(addr) {
		return byProxy, user
	}
	switch {
	case g.holdsCookie(r), g.holdsToken(r):
		return byToken, g.pseudonym(addr)
	case g.trusts(addr): // a proxy that names nobody, on this machine too
		return closed, ""
	case isLocal(addr, r):
		return local, g.pseudonym(addr)
	}
	return closed, ""
}

// trusts tells whether an address is a proxy's.
func (g gate) trusts(addr netip.Addr) bool {
	for _, p := range g.proxies {
		if p.Contains(addr) {
			return true
		}
	}
	return false
}

// isLocal tells whether a request was made on this machine, by its address
// and under its name. What a reverse proxy here passes on was not; neither was
// what another site asks for under a name that it had pointed here.
func isLocal(addr netip.Addr, r *http.Request) bool {
	// No browser speaks HTTP/1.0, and nginx does with what is behind it, by
	// default without a word on whom it asks for.
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

// remote is the address that a request came from, without its port.
func remote(r *http.Request) netip.Addr {
	a, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.Addr{}
	}
	return a.Addr().Unmap().WithZone("")
}

// pseudonym names a visitor without saying where they are. All of one network
// of IPv6, which one household or machine has to itself, are one visitor.
func (g gate) pseudonym(addr netip.Addr) string {
	if addr.Is6() {
		if p, err := addr.Prefix(64); err == nil {
			addr = p.Addr()
		}
	}
	return "visitor-" + g.sign(g.key, addr.String())[:16]
}

// cookie is what a browser gets for the token; the token cannot be read from it.
func (g gate) cookie() string { return g.sign([]byte(g.token.Reveal()), "dateline web cookie 1") }

func (gate) sign(key []byte, message string) string {
	mac := hmac.New(sha256.New, key)
	_, _ = mac.Write([]byte(message)) // a hash never fails to write
	return hex.EncodeToString(mac.Sum(nil))
}

func (g gate) holdsCookie(r *http.Request) bool {
	c, err := r.Cookie(cookieName)
	return err == nil && !g.token.Empty() && hmac.Equal([]byte(c.Value), []byte(g.cookie()))
}

// holdsToken tells whether a program sends the token with its request, as
// https://www.rfc-editor.org/rfc/rfc6750#section-2.1 says.
func (g gate) holdsToken(r *http.Request) bool {
	token, ok := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return ok && g.opens(token)
}

// opens tells whether a token is the right one, in a time that says nothing.
func (g gate) opens(token string) bool {
	given, right := sha256.Sum256([]byte(token)), sha256.Sum256([]byte(g.token.Reveal()))
	return !g.token.Empty() && hmac.Equal(given[:], right[:])
}

// visitorKey is where a request's context has its visitor.
type visitorKey struct{}

func visitor(ctx context.Context) string {
	name, _ := ctx.Value(visitorKey{}).(string)
	return name
}

// admit lets those in who may read. A visit with the token gets the cookie and
// is sent on to the same address without it, so that it stays in no history.
func (w *Web) admit(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		if token := r.URL.Query().Get("token"); token != "" && w.gate.opens(token) {
			w.welcome(rw, r)
			return
		}
		e, name := w.gate.judge(r)
		if e == closed {
			w.log.InfoContext(r.Context(), "visit refused")
			w.refuse(rw, r, mayNotRead)
			return
		}
		next.ServeHTTP(rw, r.WithContext(context.WithValue(r.Context(), visitorKey{}, name)))
	})
}

func (w *Web) welcome(rw http.ResponseWriter, r *http.Request) {
	http.SetCookie(rw, &http.Cookie{ //nolint:gosec // Secure would keep it from those who have no TLS, such as on a local network
		Name: cookieName, Value: w.gate.cookie(), Path: "/", MaxAge: cookieAge, HttpOnly: true,
		// Links in chat messages lead here, so not Strict.
		SameSite: http.SameSiteLaxMode,
		Secure:   r.TLS != nil || strings.HasPrefix(w.cfg.PublicURL, "https:"),
	})
	query := r.URL.Query()
	query.Del("token")
	to := url.URL{Path: r.URL.Path, RawPath: r.URL.RawPath, RawQuery: query.Encode()}
	http.Redirect(rw, r, localPath(to), http.StatusSeeOther)
}

// localPath writes an address on this host; one that begins with // would lead
// to another.
func localPath(u url.URL) string {
	return "/" + strings.TrimLeft(u.String(), "/\\")
}
