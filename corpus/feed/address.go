package feed

import (
	"net"
	"net/url"
	"path"
	"strings"

	"dateline/corpus"
)

// CanonicalID returns the id of the article at a web address: the address
// without anything that may differ between two addresses of one page (scheme,
// default port, fragment, trailing slash, tracking parameters, order of
// parameters). It is empty if address is not a web address.
func CanonicalID(address string) string {
	u, err := webAddress(address)
	if err != nil {
		return ""
	}
	id := host(u)
	if p := path.Clean("/" + u.EscapedPath()); p != "/" {
		id += p
	}
	if q := query(u); q != "" {
		id += "?" + q
	}
	return strings.ToValidUTF8(id, "\uFFFD")
}

// host returns the host name in lower case, with the port unless it is the
// scheme's default.
func host(u *url.URL) string {
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	port := u.Port()
	if port == "" || u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		return name
	}
	return net.JoinHostPort(name, port)
}

func query(u *url.URL) string { return corpus.WithoutTracking(u.RawQuery) }

// withoutTracking returns an address for people to follow: the same page
// without tracking parameters, fragment and credentials.
func withoutTracking(u *url.URL) string {
	c := *u
	c.Fragment, c.RawFragment, c.User = "", "", nil
	c.RawQuery = query(u)
	return c.String()
}

// sameSite reports whether two hosts belong to one site: they are equal except
// for prefixes such as "www." and "m.".
func sameSite(a, b *url.URL) bool { return corpus.SiteOf(a.Hostname()) == corpus.SiteOf(b.Hostname()) }
