package index

import (
	"path/filepath"
	"testing"

	"dateline/corpus"
	"dateline/retrieval/query"
)

// TestStore indexes the product's own store, on the disk.
func TestStore(t *testing.T) {
	dir := t.TempDir()
	store, err := corpus.Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	add := func(a corpus.Article) {
		t.Helper()
		if _, err := store.Add(t.Context(), a); err != nil {
			t.Fatal(err)
		}
	}
	add(corpus.Article{ID: "mill", Title: "Mill to reopen", Text: "The mill at Sorrel reopens in spring with forty workers."})
	add(corpus.Article{ID: "quay", Title: "Quay flooded", Text: "High water stood on the quay at Sorrel for two days."})
	ix := open(t, filepath.Join(dir, "index"), store, Options{})
	syncAll(t, ix)
	add(corpus.Article{ID: "mill", Title: "Mill to reopen", Text: "The mill at Sorrel reopens in autumn with thirty workers."})
	if _, err := store.Withdraw(t.Context(), "quay"); err != nil {
		t.Fatal(err)
	}
	syncAll(t, ix)
	r := ask(t, ix, query.Query{Text: "Sorrel"})
	if len(r.Passages) != 1 || r.Searched.Articles != 1 {
		t.Fatalf("%d passages of %d articles", len(r.Passages), r.Searched.Articles)
	}
	if got, want := r.Passages[0].Text(), "The mill at Sorrel reopens in autumn with thirty workers."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if left, err := ix.verify(t.Context()); err != nil || len(left) > 0 {
		t.Errorf("verify: %v %v", left, err)
	}
}
