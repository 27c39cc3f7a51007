package feed

import (
	"net"
	"net/url"
	"path"
	"slices"
	"strings"
)

// tracking are parameters that say how a reader came to a page, and nothing
// about the page. Those that begin with utm_ are left out too.
var tracking = []string{
	"at_campaign", "at_medium", "cmpid", "dclid", "fbclid", "gclid", "gbraid", "igshid", "mc_cid", "mc_eid",
	"mkt_tok", "msclkid", "ns_campaign", "ns_mchannel", "ns_source", "smid", "taid", "traffic_source", "twclid", "wbraid", "yclid",
}

// CanonicalID returns the id of the article at a web address: the address
// without what differs between two addresses of one page (scheme, port of the
// scheme, fragment, tracking parameters and their order, a slash at the end).
// It is empty for what is no web address.
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

// host is the host's name in lower case, with the port where it is not the
// scheme's own.
func host(u *url.URL) string {
	name := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	port := u.Port()
	if port == "" || u.Scheme == "http" && port == "80" || u.Scheme == "https" && port == "443" {
		return name
	}
	return net.JoinHostPort(name, port)
}

func query(u *url.URL) string {
	var keep []string
	for p := range strings.SplitSeq(u.RawQuery, "&") {
		name, _, _ := strings.Cut(strings.ToLower(p), "=")
		if p != "" && !strings.HasPrefix(name, "utm_") && !slices.Contains(tracking, name) {
			keep = append(keep, p)
		}
	}
	slices.Sort(keep)
	return strings.Join(keep, "&")
}

// tidy is a web address for people: the same page, without tracking.
func tidy(u *url.URL) string {
	c := *u
	c.Fragment, c.RawFragment, c.User = "", "", nil
	c.RawQuery = query(u)
	return c.String()
}

// sameSite tells whether two hosts are one site's: equal but for the words
// that sites put in front of their names for devices.
func sameSite(a, b *url.URL) bool { return site(a) == site(b) }

func site(u *url.URL) string {
	name := strings.ToLower(u.Hostname())
	for _, front := range []string{"www.", "m.", "amp.", "mobile.", "edition."} {
		name = strings.TrimPrefix(name, front)
	}
	return name
}
