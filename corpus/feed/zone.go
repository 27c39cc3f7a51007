package feed

import (
	"strings"
	"time"
)

// statedZone returns the zone that ends a date, UTC if there is none that is
// known. The library that reads feeds turns all times to UTC.
func statedZone(date string) *time.Location {
	date = strings.TrimSpace(date)
	if at := strings.LastIndexAny(date, " \t"); at >= 0 {
		if east, ok := namedZones[date[at+1:]]; ok {
			return time.FixedZone("", east*60*60)
		}
	}
	at := strings.LastIndexAny(date, "+-")
	if at < 0 || !strings.Contains(date[:at], ":") { // without an hour a zone says nothing
		return time.UTC
	}
	for _, layout := range []string{"-07:00", "-0700", "-07"} {
		if t, err := time.Parse(layout, date[at:]); err == nil {
			_, seconds := t.Zone()
			return time.FixedZone("", seconds)
		}
	}
	return time.UTC
}

// namedZones are the hours by which zones are east of UTC, as the library that
// reads feeds understands their names
// (https://pkg.go.dev/github.com/mmcdole/gofeed).
var namedZones = map[string]int{
	"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7,
	"WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "EET": 2, "EEST": 3,
}
