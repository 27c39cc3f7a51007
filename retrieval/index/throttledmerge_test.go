package index

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"testing/synctest"
	"time"

	"github.com/RoaringBitmap/roaring/v2"
	segment "github.com/blevesearch/scorch_segment_api/v2"

	"dateline/retrieval/index/inflight"
	"dateline/retrieval/query"
)

type written uint64

func (w *written) ReportBytesWritten(n uint64) { *w += written(n) }

// TestMergesYield checks that a merge waits while a question is answered, and that
// it writes the same then.
func TestMergesYield(t *testing.T) {
	m, r := newMemory(), rand.New(rand.NewPCG(10, 10))
	for i := range 30 {
		m.add(article(r, i, 2))
	}
	ix := open(t, t.TempDir(), m, Options{})
	syncAll(t, ix)
	maker := reflect.ValueOf(ix.engine).Elem().FieldByName("segPlugin").Elem().Type()
	if maker != reflect.TypeFor[throttledPlugin]() {
		t.Errorf("the engine's segments are made by %s", maker)
	}
	one := ix.current.parts[0].segment.Segment()
	merge := func(t *testing.T, questions int) (took time.Duration, bytes written) {
		synctest.Test(t, func(t *testing.T) {
			a, begin := new(inflight.Counter), time.Now()
			for range questions {
				a.Begin()
			}
			_, _, err := segmentPlugin().MergeUsing([]segment.Segment{one}, []*roaring.Bitmap{nil}, filepath.Join(t.TempDir(), "merged"),
				make(chan struct{}), &bytes, map[string]any{inFlightKey: a})
			if err != nil {
				t.Fatal(err)
			}
			took = time.Since(begin)
		})
		return took, bytes
	}
	waited, slowly := merge(t, 1)
	at, alone := merge(t, 0)
	if waited != inflight.MaxYield || at != 0 || slowly != alone || alone == 0 {
		t.Errorf("waited %v and wrote %d bytes; without searches %v, %d", waited, slowly, at, alone)
	}
}

// TestWarmPostings checks that the terms asked of some segments are cached for the
// segment that they are merged into, before anybody asks again.
func TestWarmPostings(t *testing.T) {
	m, r := newMemory(), rand.New(rand.NewPCG(11, 11))
	ix := open(t, t.TempDir(), m, Options{})
	for i := range 40 {
		m.add(article(r, i, 2))
		if i%20 == 19 {
			syncAll(t, ix)
			ask(t, ix, query.Query{Text: m.live()[0].Title, Top: 3})
		}
	}
	asked := ix.postings.KeysFunc(func(listKey) bool { return true })
	if err := ix.engine.ForceMerge(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	v, err := ix.refresh()
	if err != nil {
		t.Fatal(err)
	}
	if len(v.parts) != 1 || len(asked) == 0 {
		t.Fatalf("%d segments, %d lists", len(v.parts), len(asked))
	}
	for _, k := range asked {
		if _, ok := ix.postings.Get(listKey{v.parts[0].id, k.term}); !ok {
			t.Errorf("%q is not there", k.term)
		}
	}
}
