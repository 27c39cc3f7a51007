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

// multiSegmentIndex returns an index on the disk with just enough passages to be
// merged, in several segments, with articles that were corrected and withdrawn. It
// is not merged in the background.
func multiSegmentIndex(t *testing.T, dir string) (*index, *memory) {
	t.Helper()
	m, r := newMemory(), rand.New(rand.NewPCG(13, 13))
	ix := open(t, dir, m, Options{mergeDelay: time.Hour})
	for i := range minMerged * 3 / 4 {
		if m.add(article(r, i, 5)); i%(minMerged/16) == 0 {
			syncAll(t, ix)
		}
	}
	for i := range 50 {
		m.add(article(r, i, 5))
		m.withdraw(fmt.Sprint(i + 500))
	}
	syncAll(t, ix)
	if merged, err := ix.merged(); merged || err != nil {
		t.Fatal("nothing to do", err)
	}
	return ix, m
}

func segmentCount(t *testing.T, ix *index) int {
	t.Helper()
	v, err := ix.acquire()
	if err != nil {
		t.Fatal(err)
	}
	defer v.release()
	return len(v.parts)
}

// TestForceMerge checks that one segment answers as several did, during the merge
// and after the index is opened again.
func TestForceMerge(t *testing.T) {
	dir, r := t.TempDir(), rand.New(rand.NewPCG(14, 14))
	ix, m := multiSegmentIndex(t, dir)
	queries := make([]query.Query, 20)
	before := make([][]string, len(queries))
	for i := range queries {
		queries[i] = query.Query{Text: anyQuestion(r), Top: 20, Asked: epoch}
		before[i] = answerOf(t, ix, queries[i])
	}
	same := func(ix *index) {
		for i, q := range queries {
			if got := answerOf(t, ix, q); fmt.Sprint(got) != fmt.Sprint(before[i]) {
				t.Errorf("%q: merged\n%v\nbefore\n%v", q.Text, got, before[i])
			}
		}
	}
	var searches sync.WaitGroup
	searches.Go(func() { same(ix) })
	for range 2 { // the second time there is nothing to do
		if err := ix.forceMerge(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	searches.Wait()
	if n := segmentCount(t, ix); n != 1 {
		t.Errorf("merged into %d segments", n)
	}
	same(ix)
	if err := ix.close(); err != nil {
		t.Fatal(err)
	}
	ix = open(t, dir, m, Options{})
	if n := segmentCount(t, ix); n != 1 {
		t.Errorf("opened with %d segments", n)
	}
	same(ix)
}

func answerOf(t *testing.T, ix *index, q query.Query) []string {
	t.Helper()
	r, err := ix.search(t.Context(), q)
	if err != nil {
		t.Error(err)
	}
	return shownBy(r)
}

// TestMergesInTheBackground checks that the index merges its segments some time
// after the last sync, even if that failed, but not between syncs.
func TestMergesInTheBackground(t *testing.T) {
	ix, m := multiSegmentIndex(t, t.TempDir())
	ix.opts.mergeDelay = time.Second
	last, late := time.Now(), false // late: the machine stood still so long that a merge is due
	for i := range 12 {
		m.withdraw(fmt.Sprint(i))
		late = late || time.Since(last) >= ix.opts.mergeDelay
		syncAll(t, ix)
		last = time.Now()
		time.Sleep(ix.opts.mergeDelay / 5)
		n := segmentCount(t, ix)
		if late = late || time.Since(last) >= ix.opts.mergeDelay; n == 1 && !late {
			t.Fatalf("merged between the syncs, %v after the last", time.Since(last))
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_ = ix.sync(ctx)
	for end := time.Now().Add(time.Minute); segmentCount(t, ix) > 1; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("it is not merged")
		}
	}
}

// TestForceMergeCanBeCancelled checks that a merge ends with its context and with
// the index even if a search never ends, and that it leaves the segments.
func TestForceMergeCanBeCancelled(t *testing.T) {
	ix, _ := multiSegmentIndex(t, t.TempDir())
	before := segmentCount(t, ix)
	ix.inFlight.Begin()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	if err := ix.forceMerge(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Error(err)
	}
	if n := segmentCount(t, ix); n != before {
		t.Errorf("%d segments, before %d", n, before)
	}
	merging := make(chan error, 1)
	go func() { merging <- ix.forceMerge(t.Context()) }()
	time.Sleep(50 * time.Millisecond)
	if err := ix.close(); err != nil {
		t.Error(err)
	}
	if err := <-merging; !errors.Is(err, errClosed) {
		t.Error(err)
	}
	if err := ix.forceMerge(t.Context()); !errors.Is(err, errClosed) {
		t.Errorf("a closed index is merged: %v", err)
	}
}

// TestForceMergeReportsAnUnwritableFolder checks that a failed merge says why and
// is not tried again.
func TestForceMergeReportsAnUnwritableFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "index")
	ix, _ := multiSegmentIndex(t, dir)
	if err := os.Rename(dir, dir+".away"); err != nil {
		t.Fatal(err)
	}
	if err := ix.forceMerge(t.Context()); !errors.Is(err, errMerge) || !errors.Is(err, fs.ErrNotExist) {
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
	if err := ix.forceMerge(t.Context()); err != nil || segmentCount(t, ix) != 1 {
		t.Errorf("%d segments: %v", segmentCount(t, ix), err)
	}
}
