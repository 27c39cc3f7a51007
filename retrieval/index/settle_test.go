package index

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"dateline/retrieval"
)

// inSegments is an index on the disk of just enough passages to settle, in
// several segments, with articles that were corrected and withdrawn.
func inSegments(t *testing.T, dir string, opts Options) (*Index, *memory) {
	t.Helper()
	m, r := newMemory(), rand.New(rand.NewPCG(13, 13))
	ix := open(t, dir, m, opts)
	for i := range leastSettled * 3 / 4 {
		if m.add(article(r, i, 5)); i%(leastSettled/4) == 0 {
			syncAll(t, ix)
		}
	}
	for i := range 50 {
		m.add(article(r, i, 5))
		m.withdraw(fmt.Sprint(i + 500))
	}
	syncAll(t, ix)
	if settled, err := ix.settled(); settled || err != nil {
		t.Fatal("nothing to do", err)
	}
	return ix, m
}

func segments(t *testing.T, ix *Index) int {
	t.Helper()
	v, err := ix.hold()
	if err != nil {
		t.Fatal(err)
	}
	defer v.release()
	return len(v.parts)
}

// TestSettle: one segment answers as several did, while it is made and after
// the index is opened again.
func TestSettle(t *testing.T) {
	dir, r := t.TempDir(), rand.New(rand.NewPCG(14, 14))
	ix, m := inSegments(t, dir, Options{settleAfter: time.Hour})
	queries := make([]retrieval.Query, 20)
	before := make([][]string, len(queries))
	for i := range queries {
		queries[i] = retrieval.Query{Text: anyQuestion(r), Top: 20, Asked: epoch}
		before[i] = answered(t, ix, queries[i])
	}
	same := func(ix *Index) {
		for i, q := range queries {
			if got := answered(t, ix, q); fmt.Sprint(got) != fmt.Sprint(before[i]) {
				t.Errorf("%q: settled\n%v\nbefore\n%v", q.Text, got, before[i])
			}
		}
	}
	var asking sync.WaitGroup
	asking.Go(func() { same(ix) })
	for range 2 { // the second time there is nothing to do
		if err := ix.Settle(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	asking.Wait()
	if n := segments(t, ix); n != 1 {
		t.Errorf("settled into %d segments", n)
	}
	same(ix)
	if err := ix.Close(); err != nil {
		t.Fatal(err)
	}
	ix = open(t, dir, m, Options{})
	if n := segments(t, ix); n != 1 {
		t.Errorf("opened with %d segments", n)
	}
	same(ix)
}

func answered(t *testing.T, ix *Index, q retrieval.Query) []string {
	t.Helper()
	r, err := ix.Search(t.Context(), q)
	if err != nil {
		t.Error(err)
	}
	return shownBy(r)
}

// TestSettlesByItself: some time after the last Sync, and not before.
func TestSettlesByItself(t *testing.T) {
	ix, m := inSegments(t, t.TempDir(), Options{settleAfter: time.Second})
	began := time.Now()
	for i := range 3 {
		m.withdraw(fmt.Sprint(i))
		syncAll(t, ix)
	}
	if n := segments(t, ix); n < 3 && time.Since(began) < time.Second {
		t.Errorf("%d segments at once", n)
	}
	for segments(t, ix) > 1 {
		time.Sleep(10 * time.Millisecond)
	}
}

// TestSettlingEnds with the index and with who waits for it, and leaves what was
// there.
func TestSettlingEnds(t *testing.T) {
	ix, _ := inSegments(t, t.TempDir(), Options{settleAfter: time.Nanosecond})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := ix.Settle(ctx); err != nil && !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	if err := ix.Close(); err != nil {
		t.Error(err)
	}
	if err := ix.Settle(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("a closed index settles: %v", err)
	}
}
