package corpus

import (
	"context"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// ticking returns a clock that advances by one second each time it is read.
func ticking() func() time.Time {
	t := time.Date(2024, 10, 20, 12, 0, 0, 0, time.UTC)
	return func() time.Time {
		t = t.Add(time.Second)
		return t
	}
}

func openMemory(t *testing.T) *Store {
	t.Helper()
	s, err := OpenMemory(t.Context(), WithClock(ticking()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func add(t *testing.T, s *Store, articles ...Article) []Outcome {
	t.Helper()
	out, err := s.Add(t.Context(), articles...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func arrivals(t *testing.T, s *Store, after Arrival) []Arrival {
	t.Helper()
	var out []Arrival
	for v, err := range s.Changes(t.Context(), after) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, v.Arrival)
	}
	return out
}

func shells() Article {
	return Article{
		ID: "shells.txt", Title: "Shells", Source: "The Herald", Author: "A. Reporter",
		Published: time.Date(2024, 6, 22, 0, 0, 0, 0, time.UTC), URL: "https://example.org/shells",
		File: "/news/shells.txt", Language: "en", Inferred: true, Tags: []string{"arms", "ports"},
		Text: "Some 1.6 million shells were sent.\n\nNobody has confirmed it.",
	}
}

func TestAddAndRead(t *testing.T) {
	s := openMemory(t)
	want := shells()
	out := add(t, s, want)
	if diff := cmp.Diff([]Outcome{{Added, 1}}, out); diff != "" {
		t.Fatal(diff)
	}
	got, err := s.Current(t.Context(), want.ID)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got.Article); diff != "" {
		t.Error(diff)
	}
	if got.Hash != want.contentHash() || got.Arrival != 1 || got.Arrived.IsZero() {
		t.Errorf("version %+v", got)
	}
}

func TestAddingAnUnchangedArticle(t *testing.T) {
	s := openMemory(t)
	add(t, s, shells())
	again := shells()
	again.File = "/moved/shells.txt"
	if got := add(t, s, again); got[0] != (Outcome{Unchanged, 1}) {
		t.Errorf("outcome %v", got)
	}
	entries, err := s.Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := []Entry{{ID: "shells.txt", File: "/moved/shells.txt", Arrival: 1}}
	if diff := cmp.Diff(want, entries); diff != "" {
		t.Error(diff)
	}
}

func TestACorrectionIsANewVersion(t *testing.T) {
	s := openMemory(t)
	add(t, s, shells())
	corrected := shells()
	corrected.Text = "Some 1.4 million shells were sent."
	if got := add(t, s, corrected); got[0] != (Outcome{Changed, 2}) {
		t.Fatalf("outcome %v", got)
	}
	history, err := s.History(t.Context(), "shells.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(history) != 2 || history[0].Text != shells().Text || history[1].Text != corrected.Text || history[1].Replaces != 1 {
		t.Errorf("history %+v", history)
	}
	if !history[1].Arrived.After(history[0].Arrived) {
		t.Error("the correction did not arrive later")
	}
}

func TestWithdrawAndAddAgain(t *testing.T) {
	s := openMemory(t)
	add(t, s, shells())
	out, err := s.Withdraw(t.Context(), "shells.txt", "never-there")
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Outcome{{Withdrawn, 2}, {Unchanged, 0}}, out); diff != "" {
		t.Fatal(diff)
	}
	v, err := s.Version(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	if !v.Withdrawn || v.Text != "" || v.Title != "Shells" || v.Replaces != 1 {
		t.Errorf("withdrawn version %+v", v)
	}
	if n, err := s.Count(t.Context()); n != 0 || err != nil {
		t.Errorf("count %d, %v", n, err)
	}
	if got := add(t, s, shells()); got[0] != (Outcome{Added, 3}) {
		t.Errorf("outcome %v", got)
	}
	if n, err := s.Count(t.Context()); n != 1 || err != nil {
		t.Errorf("count %d, %v", n, err)
	}
}

func TestChangesInPages(t *testing.T) {
	s := openMemory(t)
	const n = 2*pageSize + 3
	batch := make([]Article, n)
	for i := range batch {
		batch[i] = Article{ID: time.Duration(i).String(), Text: "word"}
	}
	add(t, s, batch...)
	got := arrivals(t, s, 0)
	if len(got) != n {
		t.Fatalf("%d arrivals, want %d", len(got), n)
	}
	for i, a := range got {
		if a != Arrival(i+1) {
			t.Fatalf("arrival %d at index %d", a, i)
		}
	}
	if got := arrivals(t, s, n-1); !cmp.Equal(got, []Arrival{n}) {
		t.Errorf("after the mark: %v", got)
	}
}

func TestAddCancelled(t *testing.T) {
	s := openMemory(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Add(ctx, shells()); err == nil {
		t.Error("added although cancelled")
	}
	if n, err := s.Last(t.Context()); n != 0 || err != nil {
		t.Errorf("last %d, %v", n, err)
	}
}
