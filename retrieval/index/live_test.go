package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"dateline/corpus"
	"dateline/retrieval"
	"dateline/retrieval/query"
)

func openLive(t *testing.T, dir string, store Store) *Live {
	t.Helper()
	l, err := OpenLive(t.Context(), dir, store, Options{batch: 7, probes: 5})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := l.Sync(t.Context()); err != nil {
		t.Fatal(err)
	}
	return l
}

// shownBy returns what an answer shows.
func shownBy(r retrieval.Result) (out []string) {
	for _, p := range r.Passages {
		out = append(out, fmt.Sprintf("%d %s %.9f", p.Article.Arrival, p.QuoteText(), p.Score))
	}
	return append(out, fmt.Sprintf("%+v", r.Searched))
}

// TestReindexWithoutAGap asks while the index is rebuilt, and checks that every
// question is answered, always the same.
func TestReindexWithoutAGap(t *testing.T) {
	for name, dir := range map[string]string{"memory": "", "file": filepath.Join(t.TempDir(), "index")} {
		t.Run(name, func(t *testing.T) {
			m := newMemory()
			r := rand.New(rand.NewPCG(1, 1))
			for i := range 60 {
				m.add(article(r, i, 3))
			}
			m.add(corpus.Article{ID: "ferry", Title: "Ferry sinks", Text: "The ferry Aurelia sank on 3 May off Marrow Point."})
			l := openLive(t, dir, m)
			q := query.Query{Text: "When did the ferry Aurelia sink?", Top: 5}
			first, err := l.Search(t.Context(), q)
			if err != nil || len(first.Passages) == 0 {
				t.Fatal(first, err)
			}
			ctx, stop := context.WithCancel(t.Context())
			asked := make(chan struct{}, 1)
			var wg sync.WaitGroup
			for range 2 {
				wg.Go(func() {
					for ctx.Err() == nil {
						<-time.After(time.Millisecond) // a thousand questions a second leave time to reindex
						got, err := l.Search(context.WithoutCancel(ctx), q)
						if diff := cmp.Diff(shownBy(first), shownBy(got)); diff != "" || err != nil {
							t.Error(err, diff)
							return
						}
						if _, err := l.Mark(ctx); err != nil {
							t.Error(err)
						}
						select {
						case asked <- struct{}{}:
						default:
						}
					}
				})
			}
			for range repetitions(1, 2, 10) {
				<-asked
				if err := l.Reindex(t.Context()); err != nil {
					t.Error(err)
				}
				<-asked
				<-asked
			}
			stop()
			wg.Wait()
		})
	}
}

// TestArrivalsAreNotLostToReindex brings articles in while the index is rebuilt.
func TestArrivalsAreNotLostToReindex(t *testing.T) {
	m := newMemory()
	r := rand.New(rand.NewPCG(1, 1))
	l := openLive(t, filepath.Join(t.TempDir(), "index"), m)
	done := make(chan error, 1)
	go func() {
		for i := range 100 {
			m.add(article(r, i, 2))
			if err := l.Sync(t.Context()); err != nil {
				done <- err
				return
			}
		}
		done <- nil
	}()
	for range 4 {
		if err := l.Reindex(t.Context()); err != nil {
			t.Error(err)
		}
		before, err := l.Mark(t.Context())
		if err != nil {
			t.Error(err)
		}
		if after, err := l.Mark(t.Context()); err != nil || after < before {
			t.Errorf("the mark went from %d to %d, %v", before, after, err)
		}
	}
	if err := <-done; err != nil {
		t.Fatal(err)
	}
	if size, err := l.Size(); err != nil || size.Articles != 100 {
		t.Errorf("%+v, %v", size, err)
	}
	if left, err := l.current().verify(t.Context()); err != nil || len(left) > 0 {
		t.Error(left, err)
	}
}

// TestWhatAKillDuringReindexLeaves opens the index in each state that a killed
// process can leave the two folders in.
func TestWhatAKillDuringReindexLeaves(t *testing.T) {
	m := newMemory()
	m.add(corpus.Article{ID: "ferry", Text: "The ferry Aurelia sank on 3 May off Marrow Point."})
	make1 := func(dir string) {
		t.Helper()
		ix := open(t, dir, m, Options{})
		syncAll(t, ix)
		if err := ix.close(); err != nil {
			t.Fatal(err)
		}
	}
	touch := func(path string) {
		t.Helper()
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	remove := func(path string) {
		t.Helper()
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
	}
	for name, leave := range map[string]func(dir, beside string){
		"half built": func(dir, beside string) { make1(dir); make1(beside); remove(filepath.Join(beside, "root.bolt")) },
		"built":      func(dir, beside string) { make1(dir); make1(beside) },
		"complete":   func(dir, beside string) { make1(dir); make1(beside); touch(filepath.Join(beside, "complete")) },
		"old half removed": func(dir, beside string) {
			make1(dir)
			remove(filepath.Join(dir, "root.bolt"))
			make1(beside)
			touch(filepath.Join(beside, "complete"))
		},
		"old removed":          func(_, beside string) { make1(beside); touch(filepath.Join(beside, "complete")) },
		"moved, not yet named": func(dir, _ string) { make1(dir); touch(filepath.Join(dir, "complete")) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "index")
			leave(dir, dir+".new")
			l := openLive(t, dir, m)
			r, err := l.Search(t.Context(), query.Query{Text: "ferry Aurelia", Top: 3})
			if err != nil || len(r.Passages) != 1 {
				t.Error(r, err)
			}
			if _, err := os.Stat(dir + ".new"); !errors.Is(err, os.ErrNotExist) {
				t.Errorf("the second folder is left: %v", err)
			}
			if err := l.Reindex(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestReindexThatIsStoppedLeavesTheOldIndex(t *testing.T) {
	m := newMemory()
	m.add(corpus.Article{ID: "ferry", Text: "The ferry Aurelia sank on 3 May off Marrow Point."})
	dir := filepath.Join(t.TempDir(), "index")
	l := openLive(t, dir, m)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := l.Reindex(ctx); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if r, err := l.Search(t.Context(), query.Query{Text: "ferry", Top: 3}); err != nil || len(r.Passages) != 1 {
		t.Error(r, err)
	}
	if _, err := os.Stat(dir + ".new"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what was begun is left: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Error(err)
	}
	if err := l.Sync(t.Context()); !errors.Is(err, errClosed) {
		t.Error(err)
	}
	if _, err := l.Search(t.Context(), query.Query{Text: "ferry"}); !errors.Is(err, errClosed) {
		t.Error(err)
	}
}
