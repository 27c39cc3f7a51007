package corpus

import (
	"context"
	"database/sql"
	"fmt"
	"net"
	"net/url"
	"path"
	"slices"
	"strings"
)

// trackingParams are query parameters that describe how a reader reached a
// page, not which page it is. Parameters that begin with utm_ do so as well.
var trackingParams = []string{
	"at_campaign", "at_medium", "cmpid", "dclid", "fbclid", "gclid", "gbraid", "igshid", "mc_cid", "mc_eid",
	"mkt_tok", "msclkid", "ns_campaign", "ns_mchannel", "ns_source", "smid", "taid", "traffic_source", "twclid", "wbraid", "yclid",
}

// WithoutTracking returns the query of an address without the parameters that
// say nothing of the page, in alphabetical order.
func WithoutTracking(rawQuery string) string {
	var keep []string
	for p := range strings.SplitSeq(rawQuery, "&") {
		name, _, _ := strings.Cut(strings.ToLower(p), "=")
		if p != "" && !strings.HasPrefix(name, "utm_") && !slices.Contains(trackingParams, name) {
			keep = append(keep, p)
		}
	}
	slices.Sort(keep)
	return strings.Join(keep, "&")
}

// mobileHosts are prefixes of host names for one site in other forms.
var mobileHosts = []string{"www.", "m.", "amp.", "mobile.", "edition."}

// SiteOf returns a host name in lower case, without the prefixes under which a
// site is also found, such as www. and m.
func SiteOf(host string) string {
	name := strings.TrimSuffix(strings.ToLower(host), ".")
	for _, front := range mobileHosts {
		name = strings.TrimPrefix(name, front)
	}
	return name
}

// linkKey returns the form in which links are compared: without what may differ
// between two addresses of one page, such as its mobile form. It is empty for
// what is no web address.
func linkKey(address string) string {
	if !strings.Contains(address, "://") {
		address = "https://" + address
	}
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" {
		return ""
	}
	key := SiteOf(u.Hostname())
	if port := u.Port(); port != "" && port != "80" && port != "443" {
		key = net.JoinHostPort(key, port)
	}
	p := path.Clean("/" + u.Path)
	p = strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(p, "/amp/"), "/amp"), ".amp")
	p = strings.Replace(p, ".amp.html", ".html", 1)
	if p = strings.Trim(p, "/"); p != "" {
		key += "/" + p
	}
	params := strings.Split(WithoutTracking(u.RawQuery), "&")
	params = slices.DeleteFunc(params, func(p string) bool {
		name, value, _ := strings.Cut(strings.ToLower(p), "=")
		return p == "" || name == "amp" || name == "outputtype" && value == "amp"
	})
	if len(params) > 0 {
		key += "?" + strings.Join(params, "&")
	}
	return key
}

// LinkedArticle returns the newest version of the article at a web address, or
// [ErrUnknown]. The addresses need not be equal: their scheme, fragment,
// trailing slash and tracking parameters do not matter, nor whether they are
// those of a mobile page.
func (s *Store) LinkedArticle(ctx context.Context, address string) (*Version, error) {
	key := linkKey(address)
	if key == "" {
		return nil, fmt.Errorf("%q is no link: %w", address, ErrUnknown)
	}
	rows, err := s.db.QueryContext(ctx, `SELECT a.arrival, a.url`+fromQuotable+` AND a.url LIKE $1 ORDER BY a.arrival DESC`,
		"%"+longestRun(key)+"%")
	if err != nil {
		return nil, explain(err)
	}
	found, err := firstLinked(rows, key)
	switch {
	case err != nil:
		return nil, explain(err)
	case found == 0:
		return nil, fmt.Errorf("the article %q: %w", address, ErrUnknown)
	}
	return s.Version(ctx, found)
}

// firstLinked returns the first arrival whose link has a key, 0 if none has.
func firstLinked(rows *sql.Rows, key string) (found Arrival, err error) {
	defer rows.Close()
	for rows.Next() {
		var n Arrival
		var link string
		if err := rows.Scan(&n, &link); err != nil {
			return 0, err
		}
		if linkKey(link) == key {
			return n, nil
		}
	}
	return 0, rows.Err()
}

// longestRun is the longest part of a key of letters and digits, which all of
// its addresses hold however they are encoded.
func longestRun(key string) (longest string) {
	other := func(r rune) bool { return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') }
	for run := range strings.FieldsFuncSeq(key, other) {
		if len(run) > len(longest) {
			longest = run
		}
	}
	return longest
}
