package feed

import (
	"testing"
	"time"
)

func TestTheZoneOfADate(t *testing.T) {
	for said, want := range map[string]string{
		"Sat, 03 May 2031 03:00:00 +0900": "2031-05-03T03:00:00+09:00",
		"Sat, 03 May 2031 03:00:00 -0430": "2031-05-03T03:00:00-04:30",
		"Sat, 03 May 2031 03:00:00 GMT":   "2031-05-03T03:00:00Z",
		"Sat, 03 May 2031 03:00:00 EST":   "2031-05-03T03:00:00-05:00",
		"Sat, 03 May 2031 23:30:00 CEST":  "2031-05-03T23:30:00+02:00",
		"2031-05-03T03:00:00+09:00":       "2031-05-03T03:00:00+09:00",
		"2031-05-03T03:00:00Z":            "2031-05-03T03:00:00Z",
		"2031-05-03":                      "2031-05-03T00:00:00Z",
		"2031-05-03T03:00:00+99:00":       "",
	} {
		d := mustParse(t, inRSS(`<item><title>One</title><link>https://paper.example/1</link><pubDate>`+said+`</pubDate></item>`))
		got := ""
		if p := d.items[0].Published; !p.IsZero() {
			got = p.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%q is %q, want %q", said, got, want)
		}
	}
	d := mustParse(t, `<feed xmlns="http://www.w3.org/2005/Atom"><title>Paper</title><entry><title>One</title><link href="https://paper.example/1"/><updated>2031-05-03T03:00:00+09:00</updated></entry></feed>`)
	if got := d.items[0].Published.Format(time.RFC3339); got != "2031-05-03T03:00:00+09:00" {
		t.Errorf("an entry of Atom is of %s", got)
	}
}
