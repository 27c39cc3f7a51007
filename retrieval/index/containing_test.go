package index

import (
	"slices"
	"testing"

	"dateline/corpus"
)

// Compounds are looked up among the terms of the index.
func TestContaining(t *testing.T) {
	m := newMemory()
	m.add(corpus.Article{ID: "1", Title: "Streik", Text: "Die Hafenarbeitergewerkschaft bestreikt Häfen. порт 123 gew"})
	ix := open(t, "", m, Options{})
	syncAll(t, ix)
	m.add(corpus.Article{ID: "2", Title: "Streik", Text: "Die Gewerkschaft hofft."})
	syncAll(t, ix)
	v, err := ix.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer v.release()
	w := &vocabulary{v: v}
	for part, want := range map[string][]string{
		"gewerkschaft": {"gewerkschaft", "hafenarbeitergewerkschaft"}, "streik": {"bestreikt", "streik"}, "порт": nil, "xyz": nil,
	} {
		if got := w.Containing(part, 9); !slices.Equal(got, want) || w.err != nil {
			t.Errorf("%s: %q, want %q; %v", part, got, want, w.err)
		}
	}
	if got := w.Containing("e", 1); len(got) != 1 {
		t.Errorf("at most one: %q", got)
	}
}
