package feed

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// addresses returns the addresses of all feeds.
func (d *harness) addresses() string {
	d.t.Helper()
	all, err := d.registry.List(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	var out []string
	for _, f := range all {
		out = append(out, strings.TrimPrefix(f.Address, "http://"))
	}
	return strings.Join(out, " ")
}

func TestConfigure(t *testing.T) {
	d := newHarness(t, newFakeWeb(t), Settings{Address: "http://hand/"})
	configure := func(addresses ...string) {
		t.Helper()
		var list []Settings
		for _, a := range addresses {
			list = append(list, Settings{Address: a, Outlet: "Paper", Interval: time.Hour})
		}
		if err := d.registry.Configure(t.Context(), list, testNow()); err != nil {
			t.Fatal(err)
		}
	}
	configure("http://a/", "http://b/")
	configure("http://a/", "http://b/")
	if got := d.addresses(); got != "a/ b/ hand/" {
		t.Errorf("feeds %s", got)
	}
	a := d.feed("http://a/")
	if err := d.registry.move(t.Context(), &a, "http://moved/"); err != nil {
		t.Fatal(err)
	}
	configure("http://a/", "http://c/")
	if got := d.addresses(); got != "c/ hand/ moved/" {
		t.Errorf("feeds %s", got)
	}
	if f := d.feed("http://moved/"); f.id != a.id || f.Outlet != "Paper" || f.Interval != time.Hour {
		t.Errorf("the feed that moved is %+v", f)
	}
	configure("http://hand/")
	configure()
	if got := d.addresses(); got != "" {
		t.Errorf("feeds %s", got)
	}
	if err := d.registry.Configure(t.Context(), []Settings{{Address: "file:///etc/passwd"}}, testNow()); err == nil {
		t.Error("an invalid address was accepted")
	}
}

func TestAddAndRemove(t *testing.T) {
	d := newHarness(t, newFakeWeb(t))
	s := Settings{Address: " https://user:secret@Paper.example/rss ", Tags: []string{"one"}}
	if err := d.registry.Add(t.Context(), s, testNow()); err != nil {
		t.Fatal(err)
	}
	if err := d.registry.Add(t.Context(), s, testNow()); !errors.Is(err, ErrKnown) || strings.Contains(err.Error(), "secret") {
		t.Errorf("added again: %v", err)
	}
	f := d.feed("https://user:secret@Paper.example/rss")
	if strings.Contains(f.Name()+f.RedactedAddress(), "secret") || f.Tags[0] != "one" || !f.added.Equal(testNow().Truncate(time.Second)) {
		t.Errorf("got %+v", f)
	}
	if err := d.registry.Remove(t.Context(), "https://other.example/"); !errors.Is(err, errUnknown) {
		t.Errorf("removed an unknown feed: %v", err)
	}
	if err := d.registry.Remove(t.Context(), f.Address); err != nil || d.addresses() != "" {
		t.Errorf("%v, feeds left: %s", err, d.addresses())
	}
}
