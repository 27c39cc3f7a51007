package feed

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strings"
	"testing"
	"testing/synctest"
)

// private are addresses without public hosts: at least one from each range in
// guard.go, the edges of the ranges, and their disguises.
var private = strings.Fields(`0.0.0.0 0.1.2.3 0.255.255.255 10.0.0.0 10.1.2.3 10.255.255.255 100.64.0.0 100.100.100.200 100.127.255.255
	127.0.0.1 127.1.2.3 127.255.255.255 169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.170
	192.0.2.1 192.88.99.1 192.168.0.1 192.168.255.255 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.255
	240.0.0.1 255.255.255.254 255.255.255.255
	:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe 64:ff9b:1::1
	100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a00:1::1
	3fff::1 5f00::1 fc00::1 fd00:ec2::254 fd12:3456::1 fe80::1 fe80::1%eth0 febf::1 fec0::1 ff02::1 ff0e::1 4000::1 8000::1`)

var reachable = strings.Fields(`1.1.1.1 8.8.8.8 9.255.255.255 11.0.0.0 93.184.215.14 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.1
	169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 191.255.255.255 192.0.1.0 192.167.255.255 192.169.0.0 198.17.255.255
	198.20.0.0 223.255.255.255 ::ffff:8.8.8.8 2001:200::1 2001:4860:4860::8888 2606:4700::1111 2a00:1450::1 64:ff9b::808:808`)

func TestOnlyPublicAddresses(t *testing.T) {
	for _, s := range private {
		if isPublic(netip.MustParseAddr(s)) {
			t.Errorf("%s counts as public", s)
		}
	}
	for _, s := range reachable {
		if !isPublic(netip.MustParseAddr(s)) {
			t.Errorf("%s counts as private", s)
		}
	}
}

// hosts are ways to write an address, with what a resolver makes of them.
var hosts = map[string]string{
	"localhost": "127.0.0.1", "127.0.0.1": "", "[::1]": "", "[::ffff:127.0.0.1]": "", "2130706433": "127.0.0.1",
	"0x7f000001": "127.0.0.1", "0177.0.0.1": "127.0.0.1", "127.1": "127.0.0.1", "0": "0.0.0.0",
	"metadata.internal": "169.254.169.254", "intranet.example": "10.1.2.3", "six.example": "fd00::1",
	"[64:ff9b::7f00:1]": "", "[fe80::1%25eth0]": "", "localhost.": "127.0.0.1", "LOCALHOST": "127.0.0.1",
}

func TestPrivateAddressesAreNeverDialled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		for host, addr := range hosts {
			if addr != "" {
				w.names[host] = []netip.Addr{netip.MustParseAddr(addr)}
			}
		}
		c := newClient(w.guard(), 0)
		defer c.close()
		for host := range hosts {
			for _, rest := range []string{"/", ":8080/", ":22/x"} {
				if _, err := c.get(t.Context(), "http://"+host+rest, validators{}); err == nil {
					t.Errorf("http://%s%s was read", host, rest)
				}
			}
		}
		if len(w.dialled) > 0 {
			t.Errorf("dialled %v", w.dialled)
		}
	})
}

func TestRedirectsToPrivateAddressesAreNotFollowed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newFakeWeb(t)
		w.names["intranet.example"] = []netip.Addr{netip.MustParseAddr("10.1.2.3")}
		c := newClient(w.guard(), 0)
		defer c.close()
		for i, to := range []string{
			"http://127.0.0.1/", "http://[::1]/", "http://intranet.example/", "file:///etc/passwd", "gopher://x/", "ftp://x/",
			"//169.254.169.254/latest", "http://", "http:///x", "javascript:alert(1)", "",
		} {
			at := "http://out.example/" + string(rune('a'+i))
			w.answers[at] = "HTTP/1.1 302 Found\nLocation: " + to + "\nContent-Length: 0\n\n"
			if _, err := c.get(t.Context(), at, validators{}); err == nil {
				t.Errorf("followed to %q", to)
			}
		}
		for _, to := range w.dialled {
			if to.Addr() != publicAddr {
				t.Errorf("dialled %v", to)
			}
		}
	})
}

// TestDNSRebinding resolves a name to a public address at the check and to a
// private one afterwards: the guard dials the checked one.
func TestDNSRebinding(t *testing.T) {
	asked := 0
	var dialled []netip.AddrPort
	g := &guard{
		resolve: func(context.Context, string) ([]netip.Addr, error) {
			if asked++; asked > 1 {
				return []netip.Addr{netip.MustParseAddr("127.0.0.1")}, nil
			}
			return []netip.Addr{publicAddr}, nil
		},
		dial: func(_ context.Context, to netip.AddrPort) (net.Conn, error) {
			dialled = append(dialled, to)
			return nil, errors.New("nobody there")
		},
	}
	for range 3 {
		_, _ = g.dialContext(t.Context(), "tcp", "rebind.example:80")
	}
	if len(dialled) != 1 || dialled[0].Addr() != publicAddr {
		t.Errorf("dialled %v", dialled)
	}
}

func TestAllowedNetworksAreDialled(t *testing.T) {
	allow, err := ParseNetworks([]string{"10.0.0.0/8", "127.0.0.1"})
	if err != nil {
		t.Fatal(err)
	}
	var dialled []netip.AddrPort
	g := newGuard(allow)
	g.dial = func(_ context.Context, to netip.AddrPort) (net.Conn, error) {
		dialled = append(dialled, to)
		return nil, errors.New("nobody there")
	}
	for _, to := range []string{"10.1.2.3:80", "127.0.0.1:80", "127.0.0.2:80", "192.168.0.1:80"} {
		_, _ = g.dialContext(t.Context(), "tcp", to)
	}
	if len(dialled) != 2 {
		t.Errorf("dialled %v", dialled)
	}
	if _, err := ParseNetworks([]string{"ten"}); err == nil {
		t.Error("an invalid network was accepted")
	}
}

func TestOtherSchemesAreRefused(t *testing.T) {
	c := newClient(newGuard(nil), 0)
	defer c.close()
	for _, at := range []string{"file:///etc/passwd", "ftp://x/y", "gopher://x", "data:text/xml,<rss/>", "/rss", "rss", "", "http://", "https:///x", "http://%zz", "unix:///run/x"} {
		if _, err := c.get(t.Context(), at, validators{}); err == nil {
			t.Errorf("%q was read", at)
		}
	}
}
