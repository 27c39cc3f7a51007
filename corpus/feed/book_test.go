package feed

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// addresses are those of all feeds.
func (d *desk) addresses() string {
	d.t.Helper()
	all, err := d.book.List(d.t.Context())
	if err != nil {
		d.t.Fatal(err)
	}
	var out []string
	for _, f := range all {
		out = append(out, strings.TrimPrefix(f.Address, "http://"))
	}
	return strings.Join(out, " ")
}

func TestFeedsOfTheConfiguration(t *testing.T) {
	d := newDesk(t, newWeb(t), Settings{Address: "http://hand/"})
	configure := func(addresses ...string) {
		t.Helper()
		var list []Settings
		for _, a := range addresses {
			list = append(list, Settings{Address: a, Outlet: "Paper", Interval: time.Hour})
		}
		if err := d.book.Configure(t.Context(), list, then()); err != nil {
			t.Fatal(err)
		}
	}
	configure("http://a/", "http://b/")
	configure("http://a/", "http://b/")
	if got := d.addresses(); got != "a/ b/ hand/" {
		t.Errorf("feeds %s", got)
	}
	a := d.feed("http://a/")
	if err := d.book.move(t.Context(), &a, "http://moved/"); err != nil {
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
	if err := d.book.Configure(t.Context(), []Settings{{Address: "file:///etc/passwd"}}, then()); err == nil {
		t.Error("any address is taken")
	}
}

func TestFeedsByHand(t *testing.T) {
	d := newDesk(t, newWeb(t))
	s := Settings{Address: " https://user:secret@Paper.example/rss ", Tags: []string{"one"}}
	if err := d.book.Add(t.Context(), s, then()); err != nil {
		t.Fatal(err)
	}
	if err := d.book.Add(t.Context(), s, then()); !errors.Is(err, ErrKnown) || strings.Contains(err.Error(), "secret") {
		t.Errorf("added again: %v", err)
	}
	f := d.feed("https://user:secret@Paper.example/rss")
	if strings.Contains(f.Name()+f.Plain(), "secret") || f.Tags[0] != "one" || !f.Added.Equal(then().Truncate(time.Second)) {
		t.Errorf("got %+v", f)
	}
	if err := d.book.Remove(t.Context(), "https://other.example/"); !errors.Is(err, ErrUnknown) {
		t.Errorf("removed what is not there: %v", err)
	}
	if err := d.book.Remove(t.Context(), f.Address); err != nil || d.addresses() != "" {
		t.Errorf("%v, feeds left: %s", err, d.addresses())
	}
}
