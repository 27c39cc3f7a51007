package web

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"dateline/bot"
	"dateline/bot/secret"
)

// Platform is the name of the web page in requests, receipts and the ledger.
const Platform = "web"

// Config configures the page. The zero value serves visitors on the machine
// itself, and nobody else.
type Config struct {
	// PublicURL is the address under which people reach the page, such as
	// https://dateline.example. It may be empty.
	PublicURL string
	// Token lets in whoever visits /?token=… once. If it is empty, no token does.
	Token secret.Value
	// Proxies are the addresses or networks (CIDR) of reverse proxies. Users
	// whom they name in UserHeader may read.
	Proxies []string
	// UserHeader is the header in which the proxies name the user. The default is
	// X-Forwarded-User.
	UserHeader string
	// Zone is the time zone of "today" and "last week". The default is UTC.
	Zone *time.Location
	// Now is the clock. The default is time.Now.
	Now func() time.Time
}

const (
	defaultUserHeader = "X-Forwarded-User"
	// minToken is the shortest token, in bytes: one that can be guessed is worse
	// than none.
	minToken = 16
)

func (c Config) withDefaults() Config {
	if c.UserHeader == "" {
		c.UserHeader = defaultUserHeader
	}
	if c.Zone == nil {
		c.Zone = time.UTC
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	c.PublicURL = strings.TrimSuffix(c.PublicURL, "/")
	return c
}

// Check reports every fault of the configuration, joined: a [bot.SettingError]
// for each setting.
func (c Config) Check() error {
	c = c.withDefaults()
	var wrong []error
	if c.PublicURL != "" {
		u, err := url.Parse(c.PublicURL)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.Path != "" || u.RawQuery != "" || u.User != nil {
			wrong = append(wrong, &bot.SettingError{
				Key: "public_url", Problem: sayBadPublicURL,
			})
		}
	}
	if n := len(c.Token.Reveal()); n > 0 && n < minToken {
		wrong = append(wrong, &bot.SettingError{
			Key: "web.token", Problem: fmt.Sprintf(sayTooShort, minToken),
		})
	}
	if _, err := networks(c.Proxies); err != nil {
		wrong = append(wrong, &bot.SettingError{Key: "web.proxies", Problem: err.Error()})
	}
	return errors.Join(wrong...)
}

// networks parses addresses (10.0.0.7) and networks (10.0.0.0/8).
func networks(list []string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, s := range list {
		p, err := netip.ParsePrefix(s)
		if a, e := netip.ParseAddr(s); e == nil {
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		if err != nil {
			return nil, fmt.Errorf(sayBadProxy, s)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}
