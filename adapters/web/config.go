package web

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"strings"
	"time"

	"dateline/bot"
)

// Platform is what requests, receipts and the ledger call the web page.
const Platform = "web"

// Config is what the page needs to know. Its zero value serves whoever sits at
// the machine itself, and nobody else.
type Config struct {
	// PublicURL is the address under which people reach the page, such as
	// https://dateline.example; empty: none is known.
	PublicURL string
	// Token opens the page to who visits /?token=… once; empty: nobody.
	Token bot.Secret
	// Proxies are the addresses or networks of reverse proxies. Whoever they
	// name in UserHeader may read.
	Proxies []string
	// UserHeader is where the proxies say who visits; empty: X-Forwarded-User.
	UserHeader string
	// Zone is where "today" and "last week" are reckoned; nil: UTC.
	Zone *time.Location
	// Now is the clock; nil: time.Now.
	Now func() time.Time
}

const (
	defaultUserHeader = "X-Forwarded-User"
	// minToken is the least length of a token: one that can be guessed is worse
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

// Check says what is wrong, a [bot.SettingError] for each setting.
func (c Config) Check() error {
	c = c.withDefaults()
	var wrong []error
	if c.PublicURL != "" {
		u, err := url.Parse(c.PublicURL)
		if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" || u.Path != "" || u.RawQuery != "" || u.User != nil {
			wrong = append(wrong, &bot.SettingError{
				Key: "public_url", Problem: "web: the public address (public_url) must be like https://dateline.example, without a path",
			})
		}
	}
	if n := len(c.Token.Reveal()); n > 0 && n < minToken {
		wrong = append(wrong, &bot.SettingError{
			Key: "web.token", Problem: fmt.Sprintf("web: the token (DATELINE_WEB_TOKEN) must have at least %d characters", minToken),
		})
	}
	if _, err := networks(c.Proxies); err != nil {
		wrong = append(wrong, &bot.SettingError{Key: "web.proxies", Problem: err.Error()})
	}
	return errors.Join(wrong...)
}

// networks reads addresses (10.0.0.7) and networks (10.0.0.0/8).
func networks(list []string) ([]netip.Prefix, error) {
	var out []netip.Prefix
	for _, s := range list {
		p, err := netip.ParsePrefix(s)
		if a, e := netip.ParseAddr(s); e == nil {
			p, err = netip.PrefixFrom(a, a.BitLen()), nil
		}
		if err != nil {
			return nil, fmt.Errorf("web: the proxy %q is neither an address nor a network such as 10.0.0.0/8", s)
		}
		out = append(out, p.Masked())
	}
	return out, nil
}
