package feed

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestOPMLFromOtherPrograms(t *testing.T) {
	got, err := ReadOPML(strings.NewReader(`<?xml version="1.0"?><!-- made by some reader -->
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Korea"><outline type="rss" text="Yonhap &amp; more" xmlUrl="https://yonhap.example/rss" htmlUrl="https://yonhap.example"/>
<outline text="North"><outline text="NK" title="NK Paper" xmlUrl=" http://nk.example/feed " category="/asia,nk"/></outline></outline>
<outline text="Doubled" xmlurl="https://yonhap.example/rss"/><outline text="Bad" xmlUrl="file:///etc/passwd"/>
</body></opml>`))
	want := []Settings{
		{Address: "https://yonhap.example/rss", Outlet: "Yonhap & more", Tags: []string{"Korea"}},
		{Address: "http://nk.example/feed", Outlet: "NK Paper", Tags: []string{"asia", "nk", "Korea", "North"}},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestOPMLRoundTrip(t *testing.T) {
	want := []Settings{
		{Address: "https://a.example/rss?x=1&y=2", Outlet: "A <b> & \"c\"", Interval: time.Hour, FullPage: true, Tags: []string{"one", "two"}},
		{Address: "https://b.example/rss", Outlet: "B"},
	}
	var b bytes.Buffer
	if err := WriteOPML(&b, []Feed{{Settings: want[0]}, {Settings: want[1]}}); err != nil {
		t.Fatal(err)
	}
	got, err := ReadOPML(&b)
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestInvalidOPML(t *testing.T) {
	for _, s := range []string{"", "hello", "<rss></rss>", "<opml><body><outline", "<opml>" + strings.Repeat("<outline>", 200)} {
		if _, err := ReadOPML(strings.NewReader(s)); err == nil {
			t.Errorf("%.40q was accepted", s)
		}
	}
}

func FuzzOPML(f *testing.F) {
	f.Add(`<opml><body><outline text="a" xmlUrl="https://a.example/"/></body></opml>`)
	f.Fuzz(func(t *testing.T, s string) {
		feeds, err := ReadOPML(strings.NewReader(s))
		if err != nil {
			return
		}
		for _, s := range feeds {
			if _, err := webAddress(s.Address); err != nil {
				t.Errorf("%q: %v", s.Address, err)
			}
		}
	})
}
