package web

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"dateline/bot"
	"dateline/retrieval/query"
)

func TestFieldsTakeCommas(t *testing.T) {
	for _, c := range []struct{ field, want string }{
		{"Selby Post, opinion, Ida Holm", "Selby Post|Ida Holm|opinion"},
		{"Selby Post; opinion; Ida Holm", "Selby Post|Ida Holm|opinion"},
		{`"Holm, Reed & Co", opinion`, "Holm, Reed & Co|opinion"},
	} {
		f := parseForm(url.Values{"without": {c.field}, "source": {"Reuters, Yonhap"}, "person": {"Blinken, Lavrov"}})
		filter := f.filter(time.UTC)
		if got := strings.Join(filter.Not.List(), "|"); got != c.want {
			t.Errorf("%q: left out %q, want %q", c.field, got, c.want)
		}
		if len(filter.Sources) != 2 || len(filter.People) != 2 {
			t.Errorf("outlets %q, people %q", filter.Sources, filter.People)
		}
		rcpt := bot.Receipt{}
		rcpt.Filter = filter
		var again form
		again.fill(rcpt, time.UTC)
		if got := again.filter(time.UTC); !same(got.Not.List(), filter.Not.List()) || !same(got.Sources, filter.Sources) {
			t.Errorf("%q: read again as %q", again.Without, got.Not.List())
		}
	}
	var f form
	f.suggest([]string{"Holm, Reed & Co", "Yonhap"})
	if got := splitNames(f.Outlets[0]); !same(got, []string{"Holm, Reed & Co"}) || f.Outlets[1] != "Yonhap" {
		t.Errorf("suggested %q", f.Outlets)
	}
}

func same(a, b []string) bool { return query.JoinList(a) == query.JoinList(b) }
