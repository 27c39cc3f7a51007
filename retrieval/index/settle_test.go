package index

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"dateline/retrieval/query"
)

// inSegments is an index on the disk of just enough passages to settle, in
// several segments, with articles that were corrected and withdrawn. It does not
// settle by itself.
func inSegments(t *testing.T, dir string) (*Index, *memory) {
	t.Helper()
	m, r := newMemory(), rand.New(rand.NewPCG(13, 13))
	ix := open(t, dir, m, Options{settleAfter: time.Hour})
	for i := range leastSettled * 3 / 4 {
		if m.add(article(r, i, 5)); i%(leastSettled/16) == 0 {
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
	ix, m := inSegments(t, dir)
	queries := make([]query.Query, 20)
	before := make([][]string, len(queries))
	for i := range queries {
		queries[i] = query.Query{Text: anyQuestion(r), Top: 20, Asked: epoch}
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

func answered(t *testing.T, ix *Index, q query.Query) []string {
	t.Helper()
	r, err := ix.Search(t.Context(), q)
	if err != nil {
		t.Error(err)
	}
	return shownBy(r)
}

// TestSettlesByItself: some time after the last Sync, one that fails too, and
// not while one comes after the other.
func TestSettlesByItself(t *testing.T) {
	ix, m := inSegments(t, t.TempDir())
	ix.opts.settleAfter = time.Second
	last, late := time.Now(), false // late: the machine stood still for long enough to settle
	for i := range 12 {
		m.withdraw(fmt.Sprint(i))
		late = late || time.Since(last) >= ix.opts.settleAfter
		syncAll(t, ix)
		last = time.Now()
		time.Sleep(ix.opts.settleAfter / 5)
		n := segments(t, ix)
		if late = late || time.Since(last) >= ix.opts.settleAfter; n == 1 && !late {
			t.Fatalf("settled between the Syncs, %v after the last", time.Since(last))
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_ = ix.Sync(ctx)
	for end := time.Now().Add(time.Minute); segments(t, ix) > 1; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it does not settle")
		}
	}
}

// TestSettlingEnds with who waits for it and with the index, though somebody
// asks for ever, and leaves what was there.
func TestSettlingEnds(t *testing.T) {
	ix, _ := inSegments(t, t.TempDir())
	before := segments(t, ix)
	ix.asking.begin()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := ix.Settle(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	if n := segments(t, ix); n != before {
		t.Errorf("%d segments, before %d", n, before)
	}
	settling := make(chan error, 1)
	go func() { settling <- ix.Settle(t.Context()) }()
	time.Sleep(50 * time.Millisecond)
	if err := ix.Close(); err != nil {
		t.Error(err)
	}
	if err := <-settling; !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
	if err := ix.Settle(t.Context()); !errors.Is(err, ErrClosed) {
		t.Errorf("a closed index settles: %v", err)
	}
}

// TestSettlingWhereNothingCanBeWritten fails, says why, and tries no more.
func TestSettlingWhereNothingCanBeWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	ix, _ := inSegments(t, dir)
	if err := os.Rename(dir, dir+".away"); err != nil {
		t.Fatal(err)
	}
	if err := ix.Settle(t.Context()); !errors.Is(err, errMerging) || !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
	failed := func() any { return ix.engine.StatsMap()["TotFileMergeLoopErr"] }
	was := failed()
	time.Sleep(50 * time.Millisecond)
	if now := failed(); now != was {
		t.Errorf("merging failed %v times, and %v a moment later", was, now)
	}
	if err := os.Rename(dir+".away", dir); err != nil {
		t.Fatal(err)
	}
	if err := ix.Settle(t.Context()); err != nil || segments(t, ix) != 1 {
		t.Errorf("%d segments: %v", segments(t, ix), err)
	}
}
