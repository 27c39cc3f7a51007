package diff_test

import (
	"strings"
	"testing"

	"dateline/bot/bottest"
	"dateline/bot/diff"
)

func TestDifferencesBetweenVersions(t *testing.T) {
	h := bottest.New(t)
	changed := bottest.Coverage()[0]
	changed.Title = "Ferry sank off Marrow Point"
	changed.Text = strings.Replace(changed.Text, "212 passengers", "214 passengers", 1) + " Two are missing."
	if _, err := h.Store.Add(t.Context(), changed); err != nil {
		t.Fatal(err)
	}
	if _, err := h.Store.Withdraw(t.Context(), "ferry"); err != nil {
		t.Fatal(err)
	}
	versions, err := h.Store.History(t.Context(), "ferry")
	if err != nil {
		t.Fatal(err)
	}
	rs := diff.Versions(versions)
	if len(rs) != 3 || len(rs[0].Differences) != 0 || !rs[2].Withdrawn {
		t.Fatalf("got %+v", rs)
	}
	var got []string
	for _, e := range rs[1].Differences {
		got = append(got, map[diff.Op]string{diff.Add: "+", diff.Remove: "-"}[e.Op]+e.Text)
	}
	want := []string{
		"-title: Ferry sinks off Marrow Point", "+title: Ferry sank off Marrow Point",
		"-The ferry Albatross sank off Marrow Point with 212 passengers aboard.",
		"+The ferry Albatross sank off Marrow Point with 214 passengers aboard.",
		"+Two are missing.",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s", strings.Join(got, "\n"))
	}
}
