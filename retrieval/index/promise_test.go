package index

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"dateline/corpus"
	"dateline/retrieval"
	whole "dateline/retrieval/exhaustive"
	"dateline/retrieval/query"
)

// TestExactReopened compares an index on the disk with the exhaustive search, and
// closes and opens it again between the rounds.
func TestExactReopened(t *testing.T) {
	r := rand.New(rand.NewPCG(12, 12))
	m, dir := newMemory(), t.TempDir()
	segments := 0
	for range 6 {
		for range 40 {
			if id := r.IntN(60); r.IntN(5) == 0 {
				m.withdraw(fmt.Sprint(id))
			} else {
				m.add(article(r, id, r.IntN(5)))
			}
		}
		ix := open(t, dir, m, Options{batch: 15})
		syncAll(t, ix)
		compareAll(t, ix, m, r)
		segments = max(segments, len(ix.current.parts))
		if err := ix.close(); err != nil {
			t.Fatal(err)
		}
		ix = open(t, dir, m, Options{})
		compareAll(t, ix, m, r)
		if err := ix.close(); err != nil {
			t.Fatal(err)
		}
	}
	if segments < 2 {
		t.Error("there never were several segments")
	}
}

// TestExactWhileMerging compares the index with the exhaustive search while all its
// segments are merged into one.
func TestExactWhileMerging(t *testing.T) {
	r := rand.New(rand.NewPCG(13, 13))
	m := newMemory()
	ix := open(t, t.TempDir(), m, Options{})
	for id := range 120 {
		m.add(article(r, id, 1+r.IntN(3)))
		if id%30 == 29 {
			m.withdraw(fmt.Sprint(r.IntN(id)))
			syncAll(t, ix)
		}
	}
	merged := make(chan error, 1)
	go func() { merged <- ix.engine.ForceMerge(context.WithoutCancel(t.Context()), nil) }()
	for done := false; !done; {
		select {
		case err := <-merged:
			if done = true; err != nil {
				t.Fatal(err)
			}
		default:
		}
		compareAll(t, ix, m, r)
	}
	if _, err := ix.refresh(); err != nil {
		t.Fatal(err)
	}
	compareAll(t, ix, m, r)
}

// TestTheWholeAnswerIsExact checks that not only the first stage but passages,
// quotes, marks, signals, verdict and confidence are those of a search that has no
// index and skips nothing.
func TestTheWholeAnswerIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		m := newMemory()
		ix, err := openIndex(ctxOf(t), "", m, Options{probes: 5, batch: 7})
		if err != nil {
			t.Fatal(err)
		}
		defer ix.close()
		for range 30 {
			id := r.IntN(20)
			if r.IntN(6) == 0 {
				m.withdraw(fmt.Sprint(id))
				continue
			}
			a := article(r, id, 1+r.IntN(4))
			if r.IntN(6) == 0 {
				a.Published = time.Time{}
			}
			m.add(a)
		}
		if err := ix.sync(ctxOf(t)); err != nil {
			t.Fatal(err)
		}
		s := whole.New(versions(m))
		if s.Calibration, err = ix.calibrated(); err != nil {
			t.Fatal(err)
		}
		for range 5 {
			q := query.Query{Text: anyQuestion(r), Top: 1 + r.IntN(30), PerArticle: r.IntN(3), Asked: epoch}
			if r.IntN(3) == 0 {
				q.Since = epoch.AddDate(0, 0, -r.IntN(60))
			}
			if r.IntN(3) == 0 {
				q.Until = epoch.AddDate(0, 0, -r.IntN(30))
			}
			if r.IntN(3) == 0 {
				q.Not = anyExclusions(r)
			}
			sameAnswer(t, ix, s, q)
		}
	})
}

// anyExclusions leaves out an outlet, words, and phrases with words that headers
// have too.
func anyExclusions(r *rand.Rand) query.Exclusions {
	return query.Exclusions{
		Sources: []string{"Outlet A"}[r.IntN(2):],
		Words: []string{
			anyWord(r), anyWord(r) + " " + anyWord(r), "outlet", epoch.Format("2006"), "january", anyWord(r) + " end",
		}[r.IntN(3) : 3+r.IntN(4)],
		People: []string{anyWord(r), anyWord(r) + " " + anyWord(r)}[:r.IntN(3)],
	}
}

func versions(m *memory) (all []corpus.Version) {
	for _, v := range m.live() {
		all = append(all, *v)
	}
	return all
}

// anyQuestion asks for some words, or names them.
func anyQuestion(r *rand.Rand) string {
	var words []string
	for range 1 + r.IntN(6) {
		words = append(words, anyWord(r))
	}
	return strings.Join(words, " ") + []string{"", "?"}[r.IntN(2)]
}

// sameAnswer asks the index and a search that reads everything, and returns
// their answer.
func sameAnswer(t *rapid.T, ix *index, s *whole.Searcher, q query.Query) retrieval.Result {
	got, err := ix.search(ctxOf(t), q)
	if err != nil {
		t.Fatal(err)
	}
	want, err := s.Search(ctxOf(t), q)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got, alike); diff != "" {
		t.Fatalf("%q %+v: exhaustive search (-), the index (+)\n%s", q.Text, q.Filter, diff)
	}
	return got
}

// alike compares all of a result. Figures may differ in their last bits: the two
// add up in another order.
var alike = cmp.Options{
	cmpopts.EquateApprox(0, 1e-9),
	cmpopts.EquateEmpty(),
	cmpopts.IgnoreUnexported(retrieval.Grounds{}),
	cmp.Comparer(func(a, b *corpus.Version) bool { return a.Arrival == b.Arrival }),
}
