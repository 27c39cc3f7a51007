package feed

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
)

// ipv4Special are the IPv4 ranges without public hosts, from
// https://www.iana.org/assignments/iana-ipv4-special-registry
var ipv4Special = [...]netip.Prefix{
	prefix("0.0.0.0/8"),       // this network
	prefix("10.0.0.0/8"),      // private use
	prefix("100.64.0.0/10"),   // carrier-grade NAT, also used for cloud metadata
	prefix("127.0.0.0/8"),     // loopback
	prefix("169.254.0.0/16"),  // link local, also used for cloud metadata
	prefix("172.16.0.0/12"),   // private use
	prefix("192.0.0.0/24"),    // protocol assignments
	prefix("192.0.2.0/24"),    // documentation
	prefix("192.88.99.0/24"),  // 6to4 relays, deprecated
	prefix("192.168.0.0/16"),  // private use
	prefix("198.18.0.0/15"),   // benchmarks
	prefix("198.51.100.0/24"), // documentation
	prefix("203.0.113.0/24"),  // documentation
	prefix("224.0.0.0/4"),     // multicast
	prefix("240.0.0.0/4"),     // reserved and broadcast
}

// The parts of IPv6, from
// https://www.iana.org/assignments/iana-ipv6-special-registry: ipv6Unicast is
// everything assigned to public hosts, ipv6Special the exceptions in it, and
// nat64 holds IPv4 addresses behind a translator.
var (
	ipv6Unicast = [...]netip.Prefix{prefix("2000::/3")}
	ipv6Special = [...]netip.Prefix{
		prefix("2001::/23"),     // protocol assignments, including Teredo
		prefix("2001:db8::/32"), // documentation
		prefix("2002::/16"),     // 6to4, which embeds an IPv4 address
		prefix("3fff::/20"),     // documentation
	}
	nat64 = [...]netip.Prefix{prefix("64:ff9b::/96")}
)

func prefix(s string) netip.Prefix { return netip.MustParsePrefix(s) }

// isPublic reports whether a is the address of a host on the public internet.
func isPublic(a netip.Addr) bool {
	if a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if a.Is4() {
		return !containedIn(a, ipv4Special[:])
	}
	if containedIn(a, nat64[:]) {
		b := a.As16()
		return isPublic(netip.AddrFrom4([4]byte(b[12:])))
	}
	return containedIn(a, ipv6Unicast[:]) && !containedIn(a, ipv6Special[:])
}

func containedIn(a netip.Addr, list []netip.Prefix) bool {
	for _, p := range list {
		if p.Contains(a) {
			return true
		}
	}
	return false
}

var errNotPublic = errors.New("its address is not on the public internet")

// A guard connects to public addresses only. It resolves the name itself and
// connects to the very address that it has checked, so that a name cannot
// resolve to another address between check and connection (DNS rebinding).
type guard struct {
	resolve func(ctx context.Context, host string) ([]netip.Addr, error)
	dial    func(ctx context.Context, to netip.AddrPort) (net.Conn, error)
	// allow are ranges that may be dialled although they are not public.
	allow []netip.Prefix
}

// newGuard returns a guard that uses the system's resolver and network.
func newGuard(allow []netip.Prefix) *guard {
	// A host may have several addresses that do not answer before one that
	// does.
	d := net.Dialer{Timeout: requestTimeout / 4}
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

// dialContext connects to the first public address of a host that answers.
func (g *guard) dialContext(ctx context.Context, _, address string) (net.Conn, error) {
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
		if !isPublic(a) && !containedIn(a, g.allow) {
			failed = fmt.Errorf("%s is %s: %w", host, a, errNotPublic)
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

// ParseNetworks parses address ranges such as "10.0.0.0/8", or single
// addresses.
func ParseNetworks(list []string) ([]netip.Prefix, error) {
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
