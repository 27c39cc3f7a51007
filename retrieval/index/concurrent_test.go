package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"dateline/corpus"
	"dateline/retrieval/query"
)

// TestSearchWhileSyncing checks that each answer is that of one state of the
// coverage. In every state each article says the same number twice.
func TestSearchWhileSyncing(t *testing.T) {
	m := newMemory()
	numbered := func(id, n int) corpus.Article {
		text := fmt.Sprintf("The gauge reads %d today. Again the gauge reads %d today.", n, n)
		return corpus.Article{ID: fmt.Sprint(id), Title: fmt.Sprintf("Gauge %d", id), Text: text}
	}
	for id := range 20 {
		m.add(numbered(id, 0))
	}
	ix := open(t, t.TempDir(), m, Options{batch: 7, Texts: 1 << 14, Postings: 1 << 12})
	syncAll(t, ix)
	ctx, stop := context.WithCancel(t.Context())
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for ctx.Err() == nil {
				<-time.After(time.Millisecond) // a thousand questions a second leave time to sync
				r, err := ix.search(ctx, query.Query{Text: "gauge reads today", Top: 30})
				if ctx.Err() != nil {
					return
				}
				if err != nil || len(r.Passages) != 20 {
					t.Errorf("%d passages, error %v", len(r.Passages), err)
					return
				}
			}
		})
	}
	for n := range repetitions(8, 15, 100) {
		for id := range 20 {
			m.add(numbered(id, n))
		}
		syncAll(t, ix)
	}
	stop()
	wg.Wait()
}

func TestCancelled(t *testing.T) {
	m := newMemory()
	r := rand.New(rand.NewPCG(1, 1))
	for i := range 50 {
		m.add(article(r, i, 3))
	}
	ix := open(t, "", m, Options{batch: 10})
	ctx, cancel := context.WithCancel(t.Context())
	ix.opts.progress = func(int, int) { cancel() }
	if err := ix.sync(ctx); !errors.Is(err, context.Canceled) {
		t.Fatalf("Sync: %v", err)
	}
	if _, err := ix.search(ctx, query.Query{Text: "w1 w2", Top: 3}); !errors.Is(err, context.Canceled) {
		t.Fatalf("Search: %v", err)
	}
	syncAll(t, ix) // goes on from there
	compareAll(t, ix, m, r)
}

func TestClosed(t *testing.T) {
	ix := open(t, "", paper(), Options{})
	syncAll(t, ix)
	if err := ix.close(); err != nil {
		t.Fatal(err)
	}
	if _, err := ix.search(t.Context(), query.Query{Text: "ferry", Top: 3}); !errors.Is(err, errClosed) {
		t.Errorf("Search: %v", err)
	}
	if err := ix.sync(t.Context()); !errors.Is(err, errClosed) {
		t.Errorf("Sync: %v", err)
	}
}

// TestBombs checks that a question may be any text of any length.
func TestBombs(t *testing.T) {
	m := paper()
	ix := open(t, "", m, Options{})
	syncAll(t, ix)
	bombs := map[string]string{
		"one long word":  strings.Repeat("a", 1<<20),
		"many words":     many(10_000),
		"one word often": strings.Repeat("ferry ", 200_000),
		"stop words":     strings.Repeat("the of and ", 10_000),
		"nothing":        "",
		"blanks":         strings.Repeat(" ", 1<<20),
		"wildcards":      strings.Repeat("*?", 1<<16),
		"expression":     strings.Repeat("(a+)+$|[", 1<<16),
		"query language": `+title:"ferry"^9 -text:/.*/ fuzzy~2 [* TO *]`,
		"no UTF-8":       strings.Repeat("\xff\xfe\x80", 1<<16),
		"NUL":            strings.Repeat("\x00", 1<<16),
	}
	for name, text := range bombs {
		t.Run(name, func(t *testing.T) {
			r := ask(t, ix, query.Query{Text: text})
			if len(r.Passages) > 3 {
				t.Errorf("%d passages", len(r.Passages))
			}
			ask(t, ix, query.Query{Text: "ferry", Filter: query.Filter{People: []string{text}, Sources: []string{text}}})
		})
	}
}

func many(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "word%d ", i)
	}
	return b.String()
}
