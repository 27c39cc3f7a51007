package feed

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
)

// notPublic are the IPv4 addresses that are no public hosts, from
// https://www.iana.org/assignments/iana-ipv4-special-registry
var notPublic = [...]netip.Prefix{
	prefix("0.0.0.0/8"),       // this network
	prefix("10.0.0.0/8"),      // private use
	prefix("100.64.0.0/10"),   // carrier-grade NAT; clouds keep metadata here too
	prefix("127.0.0.0/8"),     // loopback
	prefix("169.254.0.0/16"),  // link local, and the metadata of clouds
	prefix("172.16.0.0/12"),   // private use
	prefix("192.0.0.0/24"),    // protocol assignments
	prefix("192.0.2.0/24"),    // documentation
	prefix("192.88.99.0/24"),  // 6to4 relays, ended
	prefix("192.168.0.0/16"),  // private use
	prefix("198.18.0.0/15"),   // benchmarks
	prefix("198.51.100.0/24"), // documentation
	prefix("203.0.113.0/24"),  // documentation
	prefix("224.0.0.0/4"),     // multicast
	prefix("240.0.0.0/4"),     // reserved, and broadcast
}

// The parts of IPv6 are from https://www.iana.org/assignments/iana-ipv6-special-registry:
// global is all that is given to public hosts, notGlobal what of it is not,
// and translated holds IPv4 addresses behind a translator (NAT64).
var (
	global    = [...]netip.Prefix{prefix("2000::/3")}
	notGlobal = [...]netip.Prefix{
		prefix("2001::/23"),     // protocol assignments, with Teredo
		prefix("2001:db8::/32"), // documentation
		prefix("2002::/16"),     // 6to4: an IPv4 address in disguise
		prefix("3fff::/20"),     // documentation
	}
	translated = [...]netip.Prefix{prefix("64:ff9b::/96")}
)

func prefix(s string) netip.Prefix { return netip.MustParsePrefix(s) }

// public tells whether an address belongs to a host on the public internet.
func public(a netip.Addr) bool {
	if a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if a.Is4() {
		return !within(a, notPublic[:])
	}
	if within(a, translated[:]) {
		b := a.As16()
		return public(netip.AddrFrom4([4]byte(b[12:])))
	}
	return within(a, global[:]) && !within(a, notGlobal[:])
}

func within(a netip.Addr, list []netip.Prefix) bool {
	for _, p := range list {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

// errPrivate says that an address is not on the public internet.
var errPrivate = errors.New("its address is not on the public internet")

// A guard connects to public addresses only. The name is resolved here and
// the connection made to the very address that was looked at, so that a name
// cannot mean one thing when it is checked and another when it is dialled.
type guard struct {
	resolve func(ctx context.Context, host string) ([]netip.Addr, error)
	dial    func(ctx context.Context, to netip.AddrPort) (net.Conn, error)
	// allow are addresses that may be dialled though they are not public.
	allow []netip.Prefix
}

// newGuard uses the computer's own resolver and network.
func newGuard(allow []netip.Prefix) *guard {
	// A host may have addresses that do not answer before one that does.
	d := net.Dialer{Timeout: patience / 4}
	return &guard{
		resolve: func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		},
		dial: func(ctx context.Context, to netip.AddrPort) (net.Conn, error) {
			return d.DialContext(ctx, "tcp", to.String())
		},
		allow: allow,
	}
}

// DialContext connects to the first public address of a host that answers.
func (g *guard) DialContext(ctx context.Context, _, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	number, err := net.LookupPort("tcp", port)
	if err != nil {
		return nil, err
	}
	addrs, err := g.lookup(ctx, host)
	if err != nil {
		return nil, err
	}
	failed := error(&net.DNSError{Err: "no address", Name: host, IsNotFound: true})
	for _, a := range addrs {
		a = a.Unmap()
		if !public(a) && !within(a, g.allow) {
			failed = fmt.Errorf("%s is %s: %w", host, a, errPrivate)
			continue
		}
		conn, err := g.dial(ctx, netip.AddrPortFrom(a, uint16(number)))
		if err == nil {
			return conn, nil
		}
		failed = err
	}
	return nil, failed
}

func (g *guard) lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	return g.resolve(ctx, host)
}
